import { expect, it } from "vitest";
import { daysOffBetween } from "./days-off";

it("lists the weekdays on which a calendar is free, and no weekends", () => {
  const calendar = {
    zone: "Europe/London",
    isHoliday: (day: string) => day === "2026-08-31",
    leave: [{ fromDay: "2026-08-21", toDay: "2026-08-24" }],
  };
  expect([...daysOffBetween(calendar, "2026-08-17", "2026-09-06")]).toEqual(["2026-08-21", "2026-08-24", "2026-08-31"]);
});

it("looks up ten years and no more of a plan that ends when no calendar can say", () => {
  const calendar = { zone: "Europe/London", isHoliday: (day: string) => day.endsWith("-06-09"), leave: [] };
  expect([...daysOffBetween(calendar, "2026-01-05", "9999-12-31")].at(-1)).toBe("2034-06-09");
});
