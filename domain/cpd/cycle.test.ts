import fc from "fast-check";
import { expect, it } from "vitest";
import { cycleAt, within } from "./cycle";

it("a cycle begins on its day of the year and ends the day before the next", () => {
  expect(cycleAt("2024-03-15", 12, "2026-03-14")).toEqual({ from: "2025-03-15", to: "2026-03-14" });
  expect(cycleAt("2024-03-15", 12, "2026-03-15")).toEqual({ from: "2026-03-15", to: "2027-03-14" });
  expect(cycleAt("2024-02-29", 36, "2026-11-22")).toEqual({ from: "2024-02-29", to: "2027-02-27" });
});

it("reaches back before the day that was named", () => {
  expect(cycleAt("2026-01-01", 12, "2025-06-01")).toEqual({ from: "2025-01-01", to: "2025-12-31" });
});

it("every day lies in exactly the cycle that is found for it", () => {
  const day = fc
    .date({ min: new Date("2000-01-01"), max: new Date("2050-12-31"), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));
  fc.assert(
    fc.property(day, day, fc.constantFrom(12, 36), (startsOn, asked, months) => {
      const cycle = cycleAt(startsOn, months, asked);
      expect(within(cycle, asked)).toBe(true);
      expect(cycleAt(startsOn, months, cycle.from)).toEqual(cycle);
      expect(cycleAt(startsOn, months, cycle.to)).toEqual(cycle);
    }),
  );
});
