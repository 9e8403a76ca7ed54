import { DateTime } from "luxon";
import { longDate } from "@/domain/dates";
import type { WorkCalendar } from "@/domain/obligations/working-days";
import type { PlanDocument } from "../document";
import { plannedDays, remainingDays } from "./duration";
import type { PlanSchedule } from "./schedule";
import { workDays } from "./work-days";

/** What the plan asks for in one ISO week: its Monday, its name such as 2026-W25, and hours to a tenth. */
export type WeekLoad = { readonly monday: string; readonly week: string; readonly hours: number };

export type PlanLoad = {
  readonly hoursPerWeek: number;
  /** The weeks in which something is asked, in order of time. */
  readonly weeks: readonly WeekLoad[];
  /** Those that ask for more than there is. */
  readonly over: readonly WeekLoad[];
  /** Open tasks of the person themselves that have no hours and so are not in the sums. */
  readonly uncounted: number;
};

type LoadInput = {
  readonly document: PlanDocument;
  readonly schedule: PlanSchedule;
  readonly calendar: WorkCalendar;
  /** Today on the owner's calendar. */
  readonly today: string;
};

/**
 * Hours that the open tasks of the person still ask of each week. The hours left of a task lie evenly on the working days
 * left to it; the mentor's tasks ask nothing of the person, and tasks without hours are counted, not guessed.
 */
export function planLoad({ document, schedule, calendar, today }: LoadInput): PlanLoad {
  const { hoursPerWeek, startsOn } = document;
  const days = workDays(calendar, startsOn, today);
  /** By how many hours a day more, or less, is asked from this working day on. */
  const changes = new Map<number, number>();
  const change = (day: number, hours: number) => changes.set(day, (changes.get(day) ?? 0) + hours);
  let uncounted = 0;
  for (const item of document.items) {
    const line = schedule.items.get(item.id);
    if (item.kind !== "task" || item.owner !== "mentee" || line === undefined || line.progress === 100) continue;
    if (item.effortHours === null) {
      uncounted += 1;
      continue;
    }
    const planned = plannedDays(item, hoursPerWeek);
    const length = item.startedOn === null ? planned : remainingDays(planned, item.progress);
    if (length === 0) continue;
    const begun = item.startedOn === null ? 0 : item.progress;
    const hoursADay = (item.effortHours * (100 - begun)) / 100 / length;
    const end = days.after(line.finish);
    change(end - length, hoursADay);
    change(end, -hoursADay);
  }

  const hoursOf = new Map<string, number>();
  const turns = [...changes.keys()].sort((a, b) => a - b);
  let hoursADay = 0;
  turns.forEach((turn, n) => {
    hoursADay += changes.get(turn) ?? 0;
    for (let day = turn; day < (turns[n + 1] ?? turn); day++) {
      const monday = mondayOf(days.day(day));
      hoursOf.set(monday, (hoursOf.get(monday) ?? 0) + hoursADay);
    }
  });
  const weeks = [...hoursOf].flatMap(([monday, sum]): WeekLoad[] => {
    const hours = Math.round(sum * 10) / 10;
    return hours > 0 ? [{ monday, week: DateTime.fromISO(monday).toFormat("kkkk-'W'WW"), hours }] : [];
  });
  return { hoursPerWeek, weeks, over: weeks.filter(({ hours }) => hours > hoursPerWeek), uncounted };
}

function mondayOf(day: string): string {
  const date = new Date(day);
  date.setUTCDate(date.getUTCDate() - ((date.getUTCDay() + 6) % 7));
  return date.toISOString().slice(0, 10);
}

const counted = (count: number, one: string, more: string) => `${count} ${count === 1 ? one : more}`;

/** The load in words: whether any week asks for too much, which asks for most, and what could not be counted. */
export function loadSentence({ hoursPerWeek, weeks, over, uncounted }: PlanLoad): string {
  const missing = `${counted(uncounted, "task has", "tasks have")} no hours and ${uncounted === 1 ? "is" : "are"} not counted.`;
  if (weeks.length === 0) return uncounted === 0 ? "No work is left to count." : missing;
  const there = counted(hoursPerWeek, "hour", "hours");
  const [first, ...others] = over;
  const most = others.reduce((max, week) => (max === undefined || week.hours > max.hours ? week : max), first);
  const said =
    most === undefined
      ? `No week asks for more than the ${there} there are.`
      : `${counted(over.length, "week asks", "weeks ask")} for more than the ${there} there are: most of all the week of ${longDate(new Date(most.monday), "UTC")}, with ${most.hours} hours.`;
  return uncounted === 0 ? said : `${said} ${missing}`;
}
