import type { PlanSchedule } from "./schedule";

/** First and last day of each item as they were agreed. */
export type PlanBaseline = Readonly<Record<string, { readonly start: string; readonly finish: string }>>;

/** The dates of a schedule as a baseline. */
export function baselineOf(schedule: PlanSchedule): PlanBaseline {
  return Object.fromEntries([...schedule.items].map(([id, { start, finish }]) => [id, { start, finish }]));
}
