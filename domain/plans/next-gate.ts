import type { PlanItem } from "./document";

/** The gate that comes next among lines in the order of their plan: not passed and not dropped. Null where none is left. */
export function nextGate<I extends Pick<PlanItem, "kind" | "finishedOn" | "status">>(lines: readonly I[]): I | null {
  return lines.find((line) => line.kind === "gate" && line.finishedOn === null && line.status === "open") ?? null;
}

/** Which criteria of the next gate stand as met. */
export type NextGate = { readonly itemId: string; readonly met: readonly string[] };
