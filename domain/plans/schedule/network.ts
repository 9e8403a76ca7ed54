import type { PlanItem } from "../document";

/**
 * Who waits for whom, as numbers: item `i` waits for `before[j]` with a lag of `lag[j]` working days for each `j` from
 * `first[i]` up to, not including, `first[i + 1]`. A goal waits for all that belongs to it, so that a link to a goal means
 * its finish.
 */
export type PlanNetwork = {
  readonly items: readonly PlanItem[];
  readonly first: Int32Array;
  readonly before: Int32Array;
  readonly lag: Int32Array;
  /** Numbers of the items so ordered that each comes after all it waits for; those in or behind a cycle are missing. */
  readonly order: Int32Array;
};

/** Kahn's order, by counting: an item is taken when nothing that it waits for is left. */
function orderOfWork(first: Int32Array, before: Int32Array): Int32Array {
  const size = first.length - 1;
  const followers = new Int32Array(size + 1);
  for (const b of before) followers[b + 1] = (followers[b + 1] ?? 0) + 1;
  for (let i = 0; i < size; i++) followers[i + 1] = (followers[i + 1] ?? 0) + (followers[i] ?? 0);
  const place = followers.slice();
  const next = new Int32Array(before.length);
  const waiting = new Int32Array(size);
  const order = new Int32Array(size);
  let taken = 0;
  for (let i = 0; i < size; i++) {
    const start = first[i] ?? 0;
    const end = first[i + 1] ?? 0;
    waiting[i] = end - start;
    if (start === end) order[taken++] = i;
    for (let j = start; j < end; j++) {
      const b = before[j] ?? 0;
      const at = place[b] ?? 0;
      next[at] = i;
      place[b] = at + 1;
    }
  }
  for (let done = 0; done < taken; done++) {
    const i = order[done] ?? 0;
    for (let j = followers[i] ?? 0; j < (followers[i + 1] ?? 0); j++) {
      const follower = next[j] ?? 0;
      const left = (waiting[follower] ?? 0) - 1;
      waiting[follower] = left;
      if (left === 0) order[taken++] = follower;
    }
  }
  return order.subarray(0, taken);
}

/**
 * The network of a plan with its order of work: A. B. Kahn, "Topological sorting of large networks", Communications of the
 * ACM 5 (1962). Linear in items and links, without recursion. Links to items that are not there are left out.
 */
export function planNetwork(items: readonly PlanItem[]): PlanNetwork {
  const numberOf = new Map(items.map((item, i) => [item.id, i]));
  const children = new Map<string, number[]>();
  items.forEach((item, i) => {
    if (item.parentId === null) return;
    const siblings = children.get(item.parentId);
    if (siblings) siblings.push(i);
    else children.set(item.parentId, [i]);
  });
  const first = new Int32Array(items.length + 1);
  const before: number[] = [];
  const lag: number[] = [];
  items.forEach((item, i) => {
    if (item.kind === "goal") {
      for (const child of children.get(item.id) ?? []) {
        before.push(child);
        lag.push(0);
      }
    } else {
      for (const link of item.after) {
        const b = numberOf.get(link.itemId);
        if (b === undefined) continue;
        before.push(b);
        lag.push(link.lagDays);
      }
    }
    first[i + 1] = before.length;
  });
  const arcs = Int32Array.from(before);
  return { items, first, before: arcs, lag: Int32Array.from(lag), order: orderOfWork(first, arcs) };
}
