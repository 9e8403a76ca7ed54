import type { NumberedItem } from "./document";
import type { PlanSchedule } from "./schedule/schedule";

/** A line of the plan that works on a competency. */
export type ClosingLine = {
  readonly id: string;
  readonly wbs: string;
  readonly title: string;
  readonly critical: boolean;
  readonly done: boolean;
};

/** The lines of a plan by the competency on which they work, in the order of the plan; what was dropped works on nothing. */
export function closingLines(
  lines: readonly NumberedItem[],
  schedule: PlanSchedule,
): ReadonlyMap<string, readonly ClosingLine[]> {
  const found = new Map<string, ClosingLine[]>();
  for (const line of lines) {
    if (line.status === "dropped") continue;
    const at = schedule.items.get(line.id);
    const { id, wbs, title } = line;
    const closing = { id, wbs, title, critical: at?.critical ?? false, done: (at?.progress ?? 0) === 100 };
    for (const competencyId of new Set(line.competencyIds)) {
      const others = found.get(competencyId);
      if (others) others.push(closing);
      else found.set(competencyId, [closing]);
    }
  }
  return found;
}

/** Whether a gap is left open by the plan: levels are missing and nothing that is still to be done works on them. */
export function isLeftOpen(gap: number | null, closing: readonly ClosingLine[] | undefined): boolean {
  return gap !== null && gap > 0 && !(closing ?? []).some((line) => !line.done);
}
