import fc from "fast-check";
import { expect, test } from "vitest";
import { cellsOf, popCount, sharedMinutes, sharedTimes, weeklySlotSchema, weekWindow } from "./availability";
import { anySlot, slot } from "./people.fixture";

const week = (day: string) => weekWindow(new Date(`${day}T15:30:00Z`));
const shared = (day: string, a: ReturnType<typeof slot>, b: ReturnType<typeof slot>) =>
  sharedMinutes(cellsOf([a], week(day)), cellsOf([b], week(day)));

test("London and Singapore share an evening hour in summer that they lose in winter", () => {
  const london = slot(3, "12:00", "14:00", "Europe/London");
  const singapore = slot(3, "19:00", "21:00", "Asia/Singapore");
  expect(shared("2026-06-08", london, singapore)).toBe(120);
  expect(shared("2026-12-07", london, singapore)).toBe(60);
});

test("London and New York drift by an hour in the weeks between their clock changes", () => {
  const london = slot(4, "17:00", "18:00", "Europe/London");
  const newYork = slot(4, "12:00", "13:00", "America/New_York");
  expect(shared("2026-03-02", london, newYork)).toBe(60);
  expect(shared("2026-03-09", london, newYork)).toBe(0);
  expect(shared("2026-03-23", london, newYork)).toBe(0);
  expect(shared("2026-03-30", london, newYork)).toBe(60);
});

test("hours on the Sunday of a clock change follow the clock of that day", () => {
  const sunday = slot(7, "09:00", "10:00", "Europe/London");
  const utc = slot(7, "08:00", "09:00", "UTC");
  expect(shared("2026-03-23", sunday, utc)).toBe(60);
  expect(shared("2026-03-16", sunday, utc)).toBe(0);
});

test("an hour that the clock change skips is not free time", () => {
  const night = slot(7, "01:00", "02:00", "Europe/London");
  expect(shared("2026-03-23", night, night)).toBe(0);
  expect(shared("2026-10-19", night, night)).toBe(120);
});

test("hours across the UTC midnight of the window are counted whole", () => {
  const sydney = slot(1, "07:00", "09:00", "Australia/Sydney");
  expect(shared("2026-06-08", sydney, sydney)).toBe(120);
  expect(shared("2026-06-07", sydney, sydney)).toBe(120);
});

test("overlap is symmetric, never more than either side has, and whole in quarter hours", () => {
  fc.assert(
    fc.property(
      fc.array(anySlot, { maxLength: 4 }),
      fc.array(anySlot, { maxLength: 4 }),
      fc.integer({ min: 0, max: 400 }),
      (a, b, days) => {
        const start = new Date(Date.UTC(2026, 0, 1 + days));
        const [x, y] = [cellsOf(a, start), cellsOf(b, start)];
        const minutes = sharedMinutes(x, y);
        expect(minutes).toBe(sharedMinutes(y, x));
        expect(minutes).toBeLessThanOrEqual(Math.min(sharedMinutes(x, x), sharedMinutes(y, y)));
        expect(minutes % 15).toBe(0);
      },
    ),
  );
});

test("the same hours named in zones of equal offset are the same hours", () => {
  fc.assert(
    fc.property(anySlot, fc.integer({ min: 0, max: 400 }), (any, days) => {
      const start = new Date(Date.UTC(2026, 0, 1 + days));
      const singapore = cellsOf([{ ...any, zone: "Asia/Singapore" }], start);
      expect(cellsOf([{ ...any, zone: "Asia/Kuala_Lumpur" }], start)).toEqual(singapore);
      expect(cellsOf([{ ...any, zone: "UTC+8" }], start)).toEqual(singapore);
    }),
  );
});

test("the described times add up to the overlap in any reader's zone", () => {
  fc.assert(
    fc.property(
      fc.array(anySlot, { maxLength: 4 }),
      fc.constantFrom("Europe/London", "Asia/Kathmandu", "America/New_York"),
      (slots, zone) => {
        const start = week("2026-03-26");
        const cells = cellsOf(slots, start);
        const sum = sharedTimes(cells, cells, start, zone).reduce((minutes, time) => minutes + time.minutes, 0);
        expect(sum).toBe(sharedMinutes(cells, cells));
      },
    ),
  );
});

test("times are described by the reader's clock", () => {
  const start = week("2026-06-08");
  const cells = cellsOf([slot(4, "18:00", "20:00", "Europe/London")], start);
  expect(sharedTimes(cells, cells, start, "Europe/London")).toEqual([{ weekday: 4, part: "evening", minutes: 120 }]);
  expect(sharedTimes(cells, cells, start, "America/New_York")).toEqual([
    { weekday: 4, part: "lunchtime", minutes: 120 },
  ]);
  expect(sharedTimes(cells, cells, start, "Asia/Singapore")).toEqual([{ weekday: 5, part: "night", minutes: 120 }]);
});

test("bits are counted right", () => {
  fc.assert(
    fc.property(fc.integer(), (word) => {
      expect(popCount(word)).toBe((word >>> 0).toString(2).replaceAll("0", "").length);
    }),
  );
});

test("a slot needs a known zone, quarter hours and an end after its start", () => {
  expect(weeklySlotSchema.safeParse(slot(1, "09:00", "10:00")).success).toBe(true);
  for (const bad of [
    slot(0, "09:00", "10:00"),
    slot(1, "10:00", "09:00"),
    slot(1, "09:10", "10:00"),
    slot(1, "09:00", "10:00", "Mars/Base"),
  ]) {
    expect(weeklySlotSchema.safeParse(bad).success).toBe(false);
  }
});
