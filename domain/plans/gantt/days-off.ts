import { isWorkingDay, type WorkCalendar } from "@/domain/obligations/working-days";
import { dayNumber, dayOf } from "./gantt-axis";

/** Ten years: who moves a bar further than that can be a day off. */
const furthest = 3653;

/**
 * The days from Monday to Friday on which that calendar has a holiday or leave, for moving bars on a chart. Both ends are
 * included; beyond ten years after the first nothing is looked up.
 */
export function daysOffBetween(calendar: WorkCalendar, from: string, to: string): ReadonlySet<string> {
  const weekends: WorkCalendar = { zone: calendar.zone, isHoliday: () => false, leave: [] };
  const first = dayNumber(from);
  const last = Math.min(dayNumber(to), first + furthest);
  const off = new Set<string>();
  for (let number = first; number <= last; number += 1) {
    const day = dayOf(number);
    if (!isWorkingDay(calendar, day) && isWorkingDay(weekends, day)) off.add(day);
  }
  return off;
}
