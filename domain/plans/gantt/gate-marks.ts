import type { PlanItem } from "../document";

/** Whether the last signed decision on a gate lets it pass. */
export type GateDecided = { readonly itemId: string; readonly passes: boolean };

/** How a chart marks each decided gate: one with a finish is passed, whatever was decided before; one never decided has no mark. */
export function gateMarks(
  items: readonly Pick<PlanItem, "id" | "kind" | "finishedOn">[],
  decisions: readonly GateDecided[],
): ReadonlyMap<string, "passed" | "held"> {
  const passes = new Map(decisions.map((decision) => [decision.itemId, decision.passes]));
  return new Map(
    items.flatMap(({ id, kind, finishedOn }): [string, "passed" | "held"][] => {
      const decided = finishedOn === null ? passes.get(id) : true;
      if (kind !== "gate" || decided === undefined) return [];
      return [[id, decided ? "passed" : "held"]];
    }),
  );
}
