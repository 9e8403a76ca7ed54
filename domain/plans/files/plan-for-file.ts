import type { WorkCalendar } from "@/domain/obligations/working-days";
import type { NumberedItem, PlanDocument } from "../document";
import type { PlanBaseline } from "../schedule/baseline";
import type { PlanSchedule } from "../schedule/schedule";

/** Days on which no work is planned, both ends included. */
export type DaysOff = { from: string; to: string; name: string };

/** A plan as it goes into a file: only what whoever asks for it may take away. */
export type PlanForFile = {
  planId: string;
  /** By which people cite it: CP-0147. */
  reference: string;
  document: PlanDocument;
  /** Its items in order, with the references that they have in the whole plan. */
  lines: readonly NumberedItem[];
  schedule: PlanSchedule;
  baseline: { number: number; agreedOn: string; imported: boolean; finish: string; dates: PlanBaseline } | null;
  revision: { number: number; on: string };
  daysOff: readonly DaysOff[];
  owner: string;
  mentor: string | null;
  /** The day on which the file is made, on the owner's calendar. */
  today: string;
};

const daysOfMargin = 366;
const saturday = 6;
const msPerDay = 86_400_000;
const thursday = 4;
const numberOf = (day: string) => Math.round(Date.parse(`${day}T00:00:00Z`) / msPerDay);
const dayOf = (number: number) => new Date(number * msPerDay).toISOString().slice(0, 10);

/** The day so many calendar days later. */
export function dayAfter(day: string, days: number): string {
  return dayOf(numberOf(day) + days);
}

function isWeekend(number: number): boolean {
  const weekday = (((number + thursday) % 7) + 7) % 7;
  return weekday === 0 || weekday === saturday;
}

function named(calendar: WorkCalendar, day: string, tellsAway: boolean): string | null {
  const away = calendar.leave.some((span) => span.fromDay <= day && (span.toDay === null || day <= span.toDay));
  if (!away && !calendar.isHoliday(day)) return null;
  if (!tellsAway) return "Not a working day";
  return away ? "Away" : "Public holiday";
}

/**
 * The weekdays without work from one day until a year after another, as spans of neighbouring days. Holidays and leave
 * are told apart only when the file is for the person whose leave it is.
 */
export function daysOff(calendar: WorkCalendar, from: string, to: string, tellsAway: boolean): DaysOff[] {
  const last = numberOf(to) + daysOfMargin;
  const spans: DaysOff[] = [];
  for (let at = numberOf(from); at <= last; at++) {
    if (isWeekend(at)) continue;
    const day = dayOf(at);
    const name = named(calendar, day, tellsAway);
    if (name === null) continue;
    const before = spans.at(-1);
    if (before && before.name === name && numberOf(before.to) === at - 1) before.to = day;
    else spans.push({ from: day, to: day, name });
  }
  return spans;
}

const numbered = new WeakMap<readonly DaysOff[], ReadonlySet<number>>();

/** The days off as numbers of days since 1970, worked out once for a plan. */
function offNumbers(off: readonly DaysOff[]): ReadonlySet<number> {
  const known = numbered.get(off);
  if (known) return known;
  const days = new Set<number>();
  for (const span of off) for (let at = numberOf(span.from); at <= numberOf(span.to); at++) days.add(at);
  numbered.set(off, days);
  return days;
}

/** The working day so many working days after a day; for nought, that day or the first working day after it. */
export function workingDay(day: string, count: number, daysOff: readonly DaysOff[]): string {
  const off = offNumbers(daysOff);
  let at = numberOf(day);
  while (isWeekend(at) || off.has(at)) at += 1;
  for (let left = count; left > 0; left--) {
    at += 1;
    while (isWeekend(at) || off.has(at)) at += 1;
  }
  return dayOf(at);
}

/** Working days from one day to another, both included. */
export function workingLength(from: string, to: string, daysOff: readonly DaysOff[]): number {
  const off = offNumbers(daysOff);
  let length = 0;
  for (let at = numberOf(from); at <= numberOf(to); at++) if (!isWeekend(at) && !off.has(at)) length += 1;
  return length;
}
