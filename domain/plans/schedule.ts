import type { WorkCalendar } from "@/domain/obligations/working-days";
import type { PlanDocument } from "./document";

/** One line of the schedule. Days are calendar days; spans are working days of the plan's calendar. */
export type ScheduledItem = {
  readonly id: string;
  /** First and last day of work, forecast; a gate, milestone or item without length has one day. */
  readonly start: string;
  readonly finish: string;
  readonly lateStart: string;
  readonly lateFinish: string;
  readonly durationDays: number;
  /** Working days by which it may slip without moving the end of the plan. */
  readonly floatDays: number;
  readonly critical: boolean;
  /** Per cent done; of a goal, that of its tasks weighted by their length. */
  readonly progress: number;
};

export type PlanSchedule = {
  readonly items: ReadonlyMap<string, ScheduledItem>;
  /** The last day of the plan. */
  readonly finish: string;
  /** Ids on the critical path, in order of work. */
  readonly criticalPath: readonly string[];
};

export type ScheduleInput = {
  readonly document: PlanDocument;
  readonly calendar: WorkCalendar;
  /** Today on the owner's calendar: what is not done cannot lie before it. */
  readonly today: string;
  /** Gates that were passed, with the day of the decision. */
  readonly passed: ReadonlyMap<string, string>;
};
