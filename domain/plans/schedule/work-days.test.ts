import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isWorkingDay } from "@/domain/obligations/working-days";
import { england, plainWeeks } from "./schedule.fixture";
import { workDays } from "./work-days";

const start = Date.UTC(2020, 0, 1);
const anyDay = fc
  .integer({ min: 0, max: 5000 })
  .map((n) => new Date(start + n * 86_400_000).toISOString().slice(0, 10));

describe("numbered working days", () => {
  it("begin with 0 on the origin, or on the first working day after it", () => {
    const days = workDays(england(), "2026-04-03", "2026-04-03");
    expect([-1, 0, 1].map(days.day)).toEqual(["2026-04-02", "2026-04-07", "2026-04-08"]);
  });

  it("are the days that everything else counts as working days", () => {
    const calendar = england({ fromDay: "2024-07-01", toDay: "2024-07-19" });
    fc.assert(
      fc.property(anyDay, anyDay, (origin, day) => {
        const days = workDays(calendar, origin, origin);
        const number = days.from(day);
        expect(days.day(number) === day).toBe(isWorkingDay(calendar, day));
        expect(days.day(number) >= day).toBe(true);
        expect(days.day(number - 1) < day).toBe(true);
        expect(days.after(day)).toBe(isWorkingDay(calendar, day) ? number + 1 : number);
      }),
      { numRuns: 60 },
    );
  });

  it("go on by weekends alone where nobody knows the holidays, without a step between", () => {
    const days = workDays(england(), "2026-01-05", "2026-01-05");
    for (const far of [4500, 5500, 20_000, -4500, -5500, -20_000]) expect(days.from(days.day(far))).toBe(far);
    for (let n = 4900; n < 5300; n++) expect(days.day(n + 1) > days.day(n)).toBe(true);
    for (let n = -5300; n < -4900; n++) expect(days.day(n + 1) > days.day(n)).toBe(true);
  });

  it("end leave that has no end thirty days after today, or after its beginning if that is to come", () => {
    const calendar = { ...plainWeeks, leave: [{ fromDay: "2026-06-01", toDay: null }] };
    const during = workDays(calendar, "2026-05-29", "2026-06-09");
    expect([0, 1].map(during.day)).toEqual(["2026-05-29", "2026-07-10"]);
    const before = workDays(calendar, "2026-05-29", "2026-05-01");
    expect([0, 1].map(before.day)).toEqual(["2026-05-29", "2026-07-02"]);
  });

  it("end for a calendar on which every day is free, and write no day that has no date", () => {
    const days = workDays({ ...plainWeeks, isHoliday: () => true }, "2026-01-05", "2026-01-05");
    expect(days.day(0) > "2046").toBe(true);
    expect(days.day(50_000_000)).toBe("9999-12-31");
  });
});
