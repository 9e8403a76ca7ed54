import { describe, expect, it } from "vitest";
import { lastDayOf, lengthBetween, proposalHref, proposalsFor, shiftDay, workingDayFrom } from "./gantt-moves";

const never = () => false;
const bankHoliday = (day: string) => day === "2026-08-31";

describe("moving by working days", () => {
  it("passes over weekends and days off, both ways", () => {
    expect(shiftDay("2026-08-28", 1, never)).toBe("2026-08-31");
    expect(shiftDay("2026-08-28", 1, bankHoliday)).toBe("2026-09-01");
    expect(shiftDay("2026-09-01", -1, bankHoliday)).toBe("2026-08-28");
    expect(shiftDay("2026-06-09", 5, never)).toBe("2026-06-16");
  });

  it("starts on the first working day from a day on", () => {
    expect(workingDayFrom("2026-06-13", never)).toBe("2026-06-15");
    expect(workingDayFrom("2026-06-09", never)).toBe("2026-06-09");
  });

  it("finds the last day of a length, and the length up to that day again", () => {
    for (const days of [1, 2, 5, 23, 200]) {
      expect(lengthBetween("2026-08-24", lastDayOf("2026-08-24", days, bankHoliday), bankHoliday)).toBe(days);
    }
    expect(lengthBetween("2026-08-24", "2026-08-01", never)).toBe(1);
  });

  it("ends although every day is off", () => {
    expect(shiftDay("2026-06-09", 1, () => true)).toMatch(/^20\d\d-/);
  });
});

it("offers by link what a drag can do, and no task shorter than a day", () => {
  const now = { notBefore: "2026-06-15", durationDays: 1 };
  const offered = proposalsFor(now, false, never);
  expect(offered.map(({ label }) => label)).toEqual([
    "One week later",
    "One week earlier",
    "One day later",
    "One day earlier",
    "One day longer",
  ]);
  expect(offered[1]?.proposal).toEqual({ notBefore: "2026-06-08", durationDays: 1 });
  expect(offered[4]?.proposal).toEqual({ notBefore: "2026-06-15", durationDays: 2 });
});

it("offers only another length for what has begun", () => {
  const offered = proposalsFor({ notBefore: "2026-06-15", durationDays: 3 }, true, never);
  expect(offered.map(({ label }) => label)).toEqual(["One day longer", "One day shorter"]);
});

it("leads to the item's own form with the dates filled in", () => {
  expect(proposalHref("/plans/p", "i", { notBefore: "2026-06-15", durationDays: 3 })).toBe(
    "/plans/p/items/i?notBefore=2026-06-15&durationDays=3",
  );
});
