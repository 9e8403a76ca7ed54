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
