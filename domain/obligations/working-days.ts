import { DateTime } from "luxon";
import type { Allowance } from "./kinds";

/** Days on which nothing is due. Both ends are included; an open end lasts until it is closed. ISO dates. */
export type Leave = { fromDay: string; toDay: string | null };

/** Whose days are counted: their zone, the public holidays of their country, their leave. */
export type WorkCalendar = {
  zone: string;
  /** True when this ISO date is a public holiday. */
  isHoliday: (day: string) => boolean;
  leave: readonly Leave[];
};

/** However long somebody is away, nobody waits more than this many calendar days beyond the date without leave. */
export const longestPostponement = 30;
const reminderHour = 9;
const saturday = 6;

function onLeave(calendar: WorkCalendar, day: string): boolean {
  return calendar.leave.some((span) => span.fromDay <= day && (span.toDay === null || day <= span.toDay));
}

/** True on Monday to Friday, unless the day is a public holiday or one of leave. */
export function isWorkingDay(calendar: WorkCalendar, day: string): boolean {
  return DateTime.fromISO(day).weekday < saturday && !calendar.isHoliday(day) && !onLeave(calendar, day);
}

function counts(calendar: WorkCalendar, unit: Allowance["unit"], day: string): boolean {
  return unit === "working_days" ? isWorkingDay(calendar, day) : !onLeave(calendar, day);
}

/** The nth counting day after the day of `from`; for nought, that very day or the first counting one after it. */
function dayAfter(
  from: DateTime,
  n: number,
  calendar: WorkCalendar,
  unit: Allowance["unit"],
  last?: DateTime,
): DateTime {
  let day = from.startOf("day");
  let left = n;
  if (n === 0 && counts(calendar, unit, day.toISODate() ?? "")) return day;
  if (n === 0) left = 1;
  while (left > 0) {
    day = day.plus({ days: 1 });
    if (last && day >= last) return last;
    if (counts(calendar, unit, day.toISODate() ?? "")) left -= 1;
  }
  return day;
}

function endOf(day: DateTime): Date {
  return day.set({ hour: 23, minute: 59, second: 0, millisecond: 0 }).toJSDate();
}

/** When something is due, and when the owner is reminded of it. */
export type Due = { dueAt: Date; remindAt: Date | null };

/**
 * The date by which something asked at `from` is due, and the reminder at half-time.
 * Due is the end of the day, 23:59 on the owner's clock, because mentors mostly answer in the evening. The day of
 * asking does not count. Weekends and public holidays do not count as working days, and leave counts as no day at all;
 * but leave postpones by 30 calendar days at most, so that whoever waits always has a date. The reminder goes out at
 * 09:00 of the day that begins the second half; null when there is no time for one.
 */
export function dueDate(from: Date, allowance: Allowance, calendar: WorkCalendar): Due {
  const start = DateTime.fromJSDate(from, { zone: calendar.zone });
  const { days, unit } = allowance;
  const withoutLeave = dayAfter(start, days, { ...calendar, leave: [] }, unit);
  const latest = withoutLeave.plus({ days: longestPostponement });
  const due = dayAfter(start, days, calendar, unit, latest);
  const half = days > 0 ? dayAfter(start, Math.ceil(days / 2), calendar, unit, latest) : null;
  const remindAt = half && half < latest ? half.set({ hour: reminderHour }).toJSDate() : null;
  return { dueAt: endOf(due), remindAt };
}

/** The end of the nth working day after `from` on the owner's clock. */
export function addWorkingDays(from: Date, n: number, calendar: WorkCalendar): Date {
  return dueDate(from, { days: n, unit: "working_days" }, calendar).dueAt;
}

/** Working days after the day of `from` up to and with the day of `to`: what is left of a clock that is stopped. */
export function workingDaysLeft(from: Date, to: Date, calendar: WorkCalendar): number {
  const end = DateTime.fromJSDate(to, { zone: calendar.zone }).startOf("day");
  let day = DateTime.fromJSDate(from, { zone: calendar.zone }).startOf("day");
  let left = 0;
  while (day < end) {
    day = day.plus({ days: 1 });
    if (isWorkingDay(calendar, day.toISODate() ?? "")) left += 1;
  }
  return left;
}
