import { isPublicHoliday } from "@/domain/obligations/public-holidays";
import type { Leave, WorkCalendar } from "@/domain/obligations/working-days";
import { newItem, type PlanDocument, type PlanItem } from "../document";
import { type PlanSchedule, type ScheduledItem, type ScheduleInput, schedulePlan } from "./schedule";
import { workDays } from "./work-days";

/** Monday to Friday, without holidays or leave. */
export const plainWeeks: WorkCalendar = { zone: "Europe/London", isHoliday: () => false, leave: [] };

/** England, with its public holidays. */
export function england(...leave: Leave[]): WorkCalendar {
  return { zone: "Europe/London", isHoliday: (day) => isPublicHoliday("GB", day), leave };
}

/** A Monday before all the dates of the tests. */
const firstMonday = "2026-01-05";

/** The id of the item that a test calls by this name. */
export function idOf(name: string): string {
  const digits = [...name].map((letter) => letter.charCodeAt(0).toString(16).padStart(2, "0")).join("");
  return `00000000-0000-4000-8000-${digits.padStart(12, "0").slice(-12)}`;
}

/** “B+3” waits for B with a lag of three working days. */
function linkOf(text: string) {
  const [name = "", lag = "0"] = text.split("+");
  return { itemId: idOf(name), lagDays: Number(lag) };
}

type Changes = Partial<Omit<PlanItem, "after" | "parentId">> & { readonly in?: string };

/** A task of so many days that waits for those named, “B” or “B+3”. */
export function task(
  name: string,
  durationDays: number,
  after: readonly string[] = [],
  changes: Changes = {},
): PlanItem {
  const { in: goal, ...rest } = changes;
  const parentId = goal === undefined ? null : idOf(goal);
  return newItem({
    id: idOf(name),
    kind: "task",
    title: name,
    position: 0,
    durationDays,
    after: after.map(linkOf),
    parentId,
    ...rest,
  });
}

/** A milestone, gate or goal. */
export function mark(
  kind: "milestone" | "gate" | "goal",
  name: string,
  after: readonly string[] = [],
  changes: Changes = {},
) {
  return task(name, 0, after, { kind, ...changes });
}

export function documentOf(items: readonly PlanItem[], changes: Partial<PlanDocument> = {}): PlanDocument {
  const placed = items.map((item, position) => ({ ...item, position }));
  const head = {
    title: "Plan",
    purpose: "",
    startsOn: firstMonday,
    hoursPerWeek: 5,
    reviewEveryDays: null,
    frameworkVersion: 1,
  };
  return { ...head, items: placed, ...changes };
}

type Timed = {
  readonly schedule: PlanSchedule;
  readonly of: (name: string) => ScheduledItem;
  /** Earliest start and finish, latest start and finish, and float, in working days from the start of the plan. */
  readonly numbers: (name: string) => readonly [number, number, number, number, number];
};

/** The schedule of these items, read by the names that the test gave them. */
export function timed(
  items: readonly PlanItem[],
  changes: Partial<ScheduleInput> & { readonly plan?: Partial<PlanDocument> } = {},
): Timed {
  const { plan, ...rest } = changes;
  const document = documentOf(items, plan);
  const input = {
    document,
    calendar: plainWeeks,
    today: document.startsOn,
    passed: new Map<string, string>(),
    ...rest,
  };
  const schedule = schedulePlan(input);
  const days = workDays(input.calendar, document.startsOn, input.today);
  const of = (name: string) => {
    const line = schedule.items.get(idOf(name));
    if (line === undefined) throw new Error(`${name} is not in the schedule.`);
    return line;
  };
  return {
    schedule,
    of,
    numbers(name) {
      const line = of(name);
      const late = [days.from(line.lateStart), days.after(line.lateFinish)] as const;
      return [days.from(line.start), days.after(line.finish), ...late, line.floatDays];
    },
  };
}
