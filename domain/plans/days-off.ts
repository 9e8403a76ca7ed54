import { isWorkingDay, type WorkCalendar } from "@/domain/obligations/working-days";
import { dayNumber, dayOf } from "./gantt-axis";

/** The days from Monday to Friday on which that calendar has a holiday or leave; both ends are included. */
export function daysOffBetween(calendar: WorkCalendar, from: string, to: string): ReadonlySet<string> {
  const weekends: WorkCalendar = { zone: calendar.zone, isHoliday: () => false, leave: [] };
  const off = new Set<string>();
  for (let number = dayNumber(from); number <= dayNumber(to); number += 1) {
    const day = dayOf(number);
    if (!isWorkingDay(calendar, day) && isWorkingDay(weekends, day)) off.add(day);
  }
  return off;
}
