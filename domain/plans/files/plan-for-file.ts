import { DateTime } from "luxon";
import type { WorkCalendar } from "@/domain/obligations/working-days";
import type { PlanBaseline } from "../baseline";
import type { PlanDocument } from "../document";
import type { PlanSchedule } from "../schedule";

/** Days on which no work is planned, both ends included. */
export type DaysOff = { from: string; to: string; name: string };

/** A plan as it goes into a file: only what whoever asks for it may take away. */
export type PlanForFile = {
  planId: string;
  /** By which people cite it: CP-0147. */
  reference: string;
  document: PlanDocument;
  schedule: PlanSchedule;
  baseline: { number: number; agreedOn: string; finish: string; dates: PlanBaseline } | null;
  revision: { number: number; on: string };
  daysOff: readonly DaysOff[];
  owner: string;
  mentor: string | null;
  /** The day on which the file is made, on the owner's calendar. */
  today: string;
};

const daysOfMargin = 366;
const saturday = 6;

/** The day so many calendar days later. */
export function dayAfter(day: string, days: number): string {
  return DateTime.fromISO(day, { zone: "utc" }).plus({ days }).toISODate() ?? day;
}

function named(calendar: WorkCalendar, day: string, tellsAway: boolean): string | null {
  if (DateTime.fromISO(day).weekday >= saturday) return null;
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
  const last = dayAfter(to, daysOfMargin);
  const spans: DaysOff[] = [];
  for (let day = from; day <= last; day = dayAfter(day, 1)) {
    const name = named(calendar, day, tellsAway);
    if (name === null) continue;
    const before = spans.at(-1);
    if (before && before.name === name && dayAfter(before.to, 1) === day) before.to = day;
    else spans.push({ from: day, to: day, name });
  }
  return spans;
}

function isFree(day: string, off: readonly DaysOff[]): boolean {
  return DateTime.fromISO(day).weekday >= saturday || off.some((span) => span.from <= day && day <= span.to);
}

/** The working day so many working days after a day; for nought, that day or the first working day after it. */
export function workingDay(day: string, count: number, off: readonly DaysOff[]): string {
  let at = day;
  while (isFree(at, off)) at = dayAfter(at, 1);
  for (let left = count; left > 0; left--) {
    at = dayAfter(at, 1);
    while (isFree(at, off)) at = dayAfter(at, 1);
  }
  return at;
}

/** Working days from one day to another, both included. */
export function workingLength(from: string, to: string, off: readonly DaysOff[]): number {
  let length = 0;
  for (let day = from; day <= to; day = dayAfter(day, 1)) if (!isFree(day, off)) length += 1;
  return length;
}
