import type { PlanItem } from "../document";

const daysOfWeek = 5;
/** What division leaves over in the last binary places must not cost a day. */
const tolerance = 1e-9;

/**
 * The working days that an item takes from its beginning: of a task with an effort, as many as its hours need at a fifth
 * of the weekly hours each day, rounded up; of another task, its duration. Goals, milestones and gates take none.
 */
export function plannedDays(item: PlanItem, hoursPerWeek: number): number {
  if (item.kind !== "task") return 0;
  if (item.effortHours === null) return item.durationDays;
  return Math.ceil((item.effortHours * daysOfWeek) / hoursPerWeek - tolerance);
}

/** The working days that are left of so many at this progress, rounded up; one at least while it is not finished. */
export function remainingDays(planned: number, progress: number): number {
  if (planned === 0) return 0;
  return Math.max(1, Math.ceil((planned * (100 - progress)) / 100 - tolerance));
}
