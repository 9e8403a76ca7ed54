import { describe, expect, it } from "vitest";
import { daysUntil, reminderDue, renewBy } from "./renewal";

describe("the day to renew by", () => {
  const rule = { cycleMonths: 36 };

  it("is the one that the member entered, whatever the rule says", () => {
    expect(renewBy({ obtainedOn: "2024-01-31", expiresOn: "2026-12-01" }, rule)).toEqual({
      day: "2026-12-01",
      from: "member",
    });
  });

  it("else follows from the day it was obtained, and is unknown without one or without a rule", () => {
    expect(renewBy({ obtainedOn: "2024-02-29", expiresOn: null }, rule)).toEqual({ day: "2027-02-28", from: "rule" });
    expect(renewBy({ obtainedOn: null, expiresOn: null }, rule)).toBeNull();
    expect(renewBy({ obtainedOn: "2024-02-29", expiresOn: null }, { cycleMonths: null })).toBeNull();
    expect(renewBy({ obtainedOn: "2024-02-29", expiresOn: null }, null)).toBeNull();
  });
});

it("the reminder due is the last whose day has come, and none once the day is past", () => {
  expect([181, 180, 61, 60, 15, 14, 0, -1].map(reminderDue)).toEqual([null, 180, 180, 60, 60, 14, 14, null]);
});

it("days are counted over the change of the clocks", () => {
  expect(daysUntil("2026-11-01", "2026-10-01")).toBe(31);
});
