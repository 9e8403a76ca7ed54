import { DateTime } from "luxon";

/** A span of days, both ends included, as ISO dates. */
export type Cycle = { readonly from: string; readonly to: string };

const plus = (day: string, months: number): DateTime => DateTime.fromISO(day, { zone: "utc" }).plus({ months });

/** The day as many months later; the last of the month where the month is shorter. */
export function monthsAfter(day: string, months: number): string {
  return plus(day, months).toISODate() ?? day;
}

/** The cycle of so many months in which a day lies, counted from a day on which one began, forwards and backwards. */
export function cycleAt(startsOn: string, months: number, day: string): Cycle {
  const apart = DateTime.fromISO(day, { zone: "utc" }).diff(
    DateTime.fromISO(startsOn, { zone: "utc" }),
    "months",
  ).months;
  let nth = Math.floor(apart / months);
  // Months differ in length, so that the division can be one off at the edges.
  while (monthsAfter(startsOn, (nth + 1) * months) <= day) nth += 1;
  while (monthsAfter(startsOn, nth * months) > day) nth -= 1;
  return {
    from: monthsAfter(startsOn, nth * months),
    to:
      plus(startsOn, (nth + 1) * months)
        .minus({ days: 1 })
        .toISODate() ?? day,
  };
}

/** True on the days of a cycle. */
export function within(cycle: Cycle, day: string): boolean {
  return cycle.from <= day && day <= cycle.to;
}
