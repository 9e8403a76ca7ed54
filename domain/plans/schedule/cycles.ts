import type { PlanNetwork } from "./network";

/**
 * The cycles that keep a network from being put in order, each as ids in the order in which they wait: each item waits for
 * the next, and the last for the first. A cycle begins with that of its items which stands first in the plan. Every item
 * that is left without a place waits for another such one; following one of them from each leads into a cycle, so that
 * none is missed for good: what is left after mending these is found the next time. Linear in items and links.
 */
export function cyclesOf({ items, first, before, order }: PlanNetwork): string[][] {
  const left = new Uint8Array(items.length).fill(1);
  for (const i of order) left[i] = 0;
  const next = (i: number) => before.subarray(first[i], first[i + 1]).find((b) => left[b] === 1);

  /** The walk on which an item was met. */
  const walk = new Int32Array(items.length);
  const cycles: string[][] = [];
  for (let start = 0; start < items.length; start++) {
    const path: number[] = [];
    let at: number | undefined = left[start] === 1 ? start : undefined;
    while (at !== undefined && walk[at] === 0) {
      walk[at] = start + 1;
      path.push(at);
      at = next(at);
    }
    if (at === undefined || walk[at] !== start + 1) continue;
    const cycle = path.slice(path.indexOf(at));
    const lowest = cycle.reduce((least, i) => Math.min(least, i));
    const turned = [...cycle.slice(cycle.indexOf(lowest)), ...cycle.slice(0, cycle.indexOf(lowest))];
    cycles.push(turned.flatMap((i) => items[i]?.id ?? []));
  }
  return cycles;
}
