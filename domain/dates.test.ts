import { describe, expect, it } from "vitest";
import {
  clockRange,
  clockTime,
  daysBetween,
  dueIn,
  isoDate,
  longDate,
  monthYear,
  shortDate,
  slotTime,
  weekdayDate,
} from "./dates";

const evening = new Date("2026-06-25T23:30:00Z");

describe("dates", () => {
  it("are written in the house style", () => {
    expect(shortDate(evening)).toBe("26 Jun");
    expect(longDate(evening)).toBe("26 June 2026");
    expect(weekdayDate(evening)).toBe("Friday 26 June");
    expect(slotTime(evening)).toBe("Fri 26 Jun, 00:30");
    expect(monthYear(evening)).toBe("June 2026");
  });

  it("shorten September to three letters", () => {
    expect(shortDate(new Date("2026-09-07T12:00:00Z"))).toBe("7 Sep");
  });

  it("follow the reader's zone, not the server's", () => {
    expect(shortDate(evening, "America/New_York")).toBe("25 Jun");
    expect(clockTime(evening, "Asia/Singapore")).toBe("07:30");
    expect(isoDate(evening, "Europe/London")).toBe("2026-06-26");
  });

  it("write ranges of time with 'to' and midnight as 00", () => {
    expect(clockRange(new Date("2026-01-05T00:00:00Z"), new Date("2026-01-05T00:45:00Z"))).toBe("00:00 to 00:45");
  });

  it("count calendar days across a change of clocks", () => {
    expect(daysBetween(new Date("2026-03-28T12:00:00Z"), new Date("2026-03-29T11:30:00Z"))).toBe(1);
  });

  it("say how a due date stands", () => {
    const now = new Date("2026-06-09T09:00:00Z");
    expect(dueIn(new Date("2026-06-09T17:00:00Z"), now)).toBe("today");
    expect(dueIn(new Date("2026-06-09T08:00:00Z"), now)).toBe("due today");
    expect(dueIn(new Date("2026-06-10T08:00:00Z"), now)).toBe("tomorrow");
    expect(dueIn(new Date("2026-06-26T08:00:00Z"), now)).toBe("in 17 days");
    expect(dueIn(new Date("2026-06-05T08:00:00Z"), now)).toBe("4 days late");
  });
});
