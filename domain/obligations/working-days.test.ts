import fc from "fast-check";
import { DateTime } from "luxon";
import { describe, expect, it } from "vitest";
import { isPublicHoliday } from "./public-holidays";
import {
  addWorkingDays,
  dueDate,
  isWorkingDay,
  longestPostponement,
  type WorkCalendar,
  workingDaysLeft,
} from "./working-days";

function calendarOf(country: string, zone: string, leave: WorkCalendar["leave"] = []): WorkCalendar {
  return { zone, isHoliday: (day) => isPublicHoliday(country, day), leave };
}

const london = calendarOf("GB", "Europe/London");
const singapore = calendarOf("SG", "Asia/Singapore");
const localDay = (instant: Date, zone: string) =>
  DateTime.fromJSDate(instant, { zone }).toFormat("ccc d LLL yyyy HH:mm");

const instants = fc
  .date({ min: new Date("2026-01-01T00:00:00Z"), max: new Date("2027-12-31T00:00:00Z"), noInvalidDate: true })
  .map((date) => new Date(Math.floor(date.getTime() / 60_000) * 60_000));
const leaves = fc.array(
  fc.tuple(instants, fc.integer({ min: 0, max: 20 })).map(([from, length]) => ({
    fromDay: from.toISOString().slice(0, 10),
    toDay: new Date(from.getTime() + length * 86_400_000).toISOString().slice(0, 10),
  })),
  { maxLength: 3 },
);
const calendars = fc
  .tuple(
    fc.constantFrom(
      ["GB", "Europe/London"],
      ["SG", "Asia/Singapore"],
      ["US", "America/New_York"],
      ["AU", "Australia/Sydney"],
      ["IN", "Asia/Kolkata"],
    ),
    leaves,
  )
  .map(([[country = "", zone = ""], leave]) => calendarOf(country, zone, leave));

describe("working days", () => {
  it("leave the weekend out: five days from Tuesday 9 June end on the next Tuesday", () => {
    const due = addWorkingDays(new Date("2026-06-09T09:00:00Z"), 5, london);
    expect(localDay(due, london.zone)).toBe("Tue 16 Jun 2026 23:59");
  });

  it("leave out the public holidays of the member's own country", () => {
    const thursdayBeforeEaster = new Date("2026-04-02T10:00:00Z");
    expect(localDay(addWorkingDays(thursdayBeforeEaster, 1, london), london.zone)).toBe("Tue 7 Apr 2026 23:59");
    expect(localDay(addWorkingDays(thursdayBeforeEaster, 1, singapore), singapore.zone)).toBe("Mon 6 Apr 2026 23:59");
    const beforeNationalDay = new Date("2026-08-07T02:00:00Z");
    expect(localDay(addWorkingDays(beforeNationalDay, 1, singapore), singapore.zone)).toBe("Tue 11 Aug 2026 23:59");
  });

  it("know the day of the owner's clock, not of the server's", () => {
    const mondayNightInUtc = new Date("2026-06-08T23:30:00Z");
    expect(localDay(addWorkingDays(mondayNightInUtc, 1, singapore), singapore.zone)).toBe("Wed 10 Jun 2026 23:59");
    expect(localDay(addWorkingDays(mondayNightInUtc, 1, london), london.zone)).toBe("Wed 10 Jun 2026 23:59");
    const newYork = calendarOf("US", "America/New_York");
    expect(localDay(addWorkingDays(mondayNightInUtc, 1, newYork), newYork.zone)).toBe("Tue 9 Jun 2026 23:59");
  });

  it("end at 23:59 on the clock on both sides of a clock change", () => {
    expect(addWorkingDays(new Date("2026-03-27T12:00:00Z"), 1, london).toISOString()).toBe("2026-03-30T22:59:00.000Z");
    expect(addWorkingDays(new Date("2026-03-26T12:00:00Z"), 1, london).toISOString()).toBe("2026-03-27T23:59:00.000Z");
  });

  it("count nought as the same day, or the next working day from a weekend", () => {
    expect(localDay(addWorkingDays(new Date("2026-06-09T09:00:00Z"), 0, london), london.zone)).toBe(
      "Tue 9 Jun 2026 23:59",
    );
    expect(localDay(addWorkingDays(new Date("2026-06-13T09:00:00Z"), 0, london), london.zone)).toBe(
      "Mon 15 Jun 2026 23:59",
    );
  });

  it("do not count a day of leave", () => {
    const away = calendarOf("GB", "Europe/London", [{ fromDay: "2026-06-10", toDay: "2026-06-12" }]);
    expect(localDay(addWorkingDays(new Date("2026-06-09T09:00:00Z"), 5, away), away.zone)).toBe(
      "Fri 19 Jun 2026 23:59",
    );
  });

  it("still have a date when leave has no end: thirty days after the date without it", () => {
    const away = calendarOf("GB", "Europe/London", [{ fromDay: "2026-06-10", toDay: null }]);
    const { dueAt, remindAt } = dueDate(new Date("2026-06-09T09:00:00Z"), { days: 5, unit: "working_days" }, away);
    expect(localDay(dueAt, away.zone)).toBe("Thu 16 Jul 2026 23:59");
    expect(remindAt).toBeNull();
  });

  it("remind once, on the morning that begins the second half", () => {
    const { remindAt } = dueDate(new Date("2026-06-09T09:00:00Z"), { days: 5, unit: "working_days" }, london);
    expect(remindAt && localDay(remindAt, london.zone)).toBe("Fri 12 Jun 2026 09:00");
  });

  it("count weekends where calendar days are asked for", () => {
    const { dueAt } = dueDate(new Date("2026-06-09T09:00:00Z"), { days: 14, unit: "calendar_days" }, london);
    expect(localDay(dueAt, london.zone)).toBe("Tue 23 Jun 2026 23:59");
  });

  it("never end on a day that is not a working day, unless leave was cut short", () => {
    fc.assert(
      fc.property(instants, fc.integer({ min: 0, max: 30 }), calendars, (from, n, calendar) => {
        const due = DateTime.fromJSDate(addWorkingDays(from, n, calendar), { zone: calendar.zone });
        const plain = DateTime.fromJSDate(addWorkingDays(from, n, { ...calendar, leave: [] }), { zone: calendar.zone });
        const cut = due.startOf("day").diff(plain.startOf("day"), "days").days === longestPostponement;
        expect(cut || isWorkingDay(calendar, due.toISODate() ?? "")).toBe(true);
      }),
      { numRuns: 150 },
    );
  });

  it("never end earlier for a later start, for more days or for more leave", () => {
    fc.assert(
      fc.property(instants, instants, fc.integer({ min: 0, max: 20 }), calendars, (a, b, n, calendar) => {
        const [early, late] = a <= b ? [a, b] : [b, a];
        const due = addWorkingDays(early, n, calendar).getTime();
        expect(due).toBeLessThanOrEqual(addWorkingDays(late, n, calendar).getTime());
        expect(due).toBeLessThanOrEqual(addWorkingDays(early, n + 1, calendar).getTime());
        expect(addWorkingDays(early, n, { ...calendar, leave: [] }).getTime()).toBeLessThanOrEqual(due);
      }),
      { numRuns: 150 },
    );
  });

  it("are what is left when the clock is stopped at once, and restarting it gives the same date", () => {
    fc.assert(
      fc.property(
        instants,
        fc.integer({ min: 1, max: 15 }),
        fc.constantFrom(london, singapore),
        (from, n, calendar) => {
          const due = addWorkingDays(from, n, calendar);
          expect(workingDaysLeft(from, due, calendar)).toBe(n);
          expect(addWorkingDays(from, workingDaysLeft(from, due, calendar), calendar)).toEqual(due);
        },
      ),
      { numRuns: 100 },
    );
  });

  it("know weekends alone in a country that no calendar is kept for", () => {
    const nowhere = calendarOf("ZZ", "Etc/UTC");
    expect(localDay(addWorkingDays(new Date("2026-12-24T09:00:00Z"), 1, nowhere), "Etc/UTC")).toBe(
      "Fri 25 Dec 2026 23:59",
    );
  });
});
