import { describe, expect, it } from "vitest";
import { england, idOf, mark, task, timed } from "./schedule.fixture";

const span = ({ start, finish }: { start: string; finish: string }) => `${start} to ${finish}`;

describe("a schedule in the calendar of its owner", () => {
  it("leaves out weekends, and leave in the middle of a task", () => {
    const calendar = england({ fromDay: "2026-06-10", toDay: "2026-06-16" });
    const { of } = timed([task("A", 5)], { plan: { startsOn: "2026-06-08" }, calendar });
    expect(span(of("A"))).toBe("2026-06-08 to 2026-06-19");
    expect(of("A").durationDays).toBe(5);
  });

  it("leaves out Good Friday and Easter Monday, and a bank holiday in May", () => {
    const easter = timed([task("A", 3), task("B", 1, ["A"])], {
      plan: { startsOn: "2026-04-01" },
      calendar: england(),
    });
    expect(span(easter.of("A"))).toBe("2026-04-01 to 2026-04-07");
    expect(span(easter.of("B"))).toBe("2026-04-08 to 2026-04-08");
    const may = timed([task("A", 2)], { plan: { startsOn: "2026-05-22" }, calendar: england() });
    expect(span(may.of("A"))).toBe("2026-05-22 to 2026-05-26");
  });

  it("begins on the first working day when its start is none, and not before the day wished for", () => {
    const { of } = timed([task("A", 1), task("B", 2, ["A"], { notBefore: "2026-06-20" })], {
      plan: { startsOn: "2026-06-06" },
    });
    expect(span(of("A"))).toBe("2026-06-08 to 2026-06-08");
    expect(span(of("B"))).toBe("2026-06-22 to 2026-06-23");
  });

  it("counts the lag of a link in working days", () => {
    const { of, schedule } = timed([task("A", 2), task("B", 1, ["A+3"])]);
    expect(of("B").start).toBe("2026-01-12");
    expect(schedule.finish).toBe("2026-01-12");
  });

  it("takes the days that the hours of effort need at the weekly hours, rounded up", () => {
    const { of } = timed([task("A", 99, [], { effortHours: 7 }), task("B", 99, [], { effortHours: 0.6 })], {
      plan: { hoursPerWeek: 3 },
    });
    expect([of("A").durationDays, of("B").durationDays]).toEqual([12, 1]);
  });

  it("puts milestones and gates on the day on which what they wait for finishes, and what follows on the next", () => {
    const items = [
      task("A", 4),
      mark("milestone", "M", ["A"]),
      mark("gate", "G", ["M", "A+1"]),
      task("B", 1, ["G"]),
      mark("gate", "H", ["B"], { notBefore: "2026-01-16" }),
    ];
    const { of } = timed(items);
    expect(["M", "G", "B", "H"].map((name) => of(name).finish)).toEqual([
      "2026-01-08",
      "2026-01-09",
      "2026-01-12",
      "2026-01-16",
    ]);
    expect(of("G").durationDays).toBe(0);
  });
});

describe("a schedule on a day in the middle of the work", () => {
  const today = "2026-06-09";

  it("puts nothing that has not begun before today", () => {
    const { of } = timed([task("A", 2), mark("milestone", "M")], { today });
    expect(span(of("A"))).toBe("2026-06-09 to 2026-06-10");
    expect(of("M").finish).toBe("2026-06-09");
  });

  it("leaves what is finished where it was, and lets what follows begin the next working day", () => {
    const done = { startedOn: "2026-06-01", finishedOn: "2026-06-12", progress: 100 };
    const { of } = timed([task("A", 3, [], done), task("B", 1, ["A"])], { today });
    expect(of("A")).toMatchObject({ start: "2026-06-01", finish: "2026-06-12", durationDays: 10, critical: false });
    expect(of("B").start).toBe("2026-06-15");
  });

  it("keeps the start of what has begun and lays the rest of its work from today on", () => {
    const { of } = timed([task("A", 10, [], { startedOn: "2026-05-29", progress: 75 })], { today });
    expect(of("A")).toMatchObject({
      start: "2026-05-29",
      finish: "2026-06-11",
      lateStart: "2026-05-29",
      critical: true,
    });
  });

  it("asks no more when what has begun was wished to begin, and gives it a day while it is not finished", () => {
    const begun = { startedOn: "2026-06-01", progress: 100, notBefore: "2026-07-01" };
    const { of } = timed([task("A", 10, [], begun), task("B", 5)], { today });
    expect(of("A")).toMatchObject({ finish: today, lateStart: "2026-06-01", lateFinish: "2026-06-15", floatDays: 4 });
  });

  it("lets nothing that is finished press on what it should have waited for", () => {
    const done = { startedOn: "2026-05-25", finishedOn: "2026-06-05", progress: 100 };
    const { of } = timed([task("A", 3), task("B", 10, ["A"], done), task("C", 20)], { today });
    expect(of("A").floatDays).toBe(17);
  });

  it("lets the rest of what has begun wait for what is still before it", () => {
    const items = [task("A", 3), task("B", 4, ["A"], { startedOn: "2026-06-08", progress: 50 })];
    const { of } = timed(items, { today });
    expect(span(of("B"))).toBe("2026-06-08 to 2026-06-15");
  });

  it("fixes a gate that was passed on the day of the decision", () => {
    const items = [task("A", 20), mark("gate", "G", ["A"]), task("B", 2, ["G"])];
    const { of } = timed(items, { today, passed: new Map([[idOf("G"), "2026-06-05"]]) });
    expect(of("G")).toMatchObject({ start: "2026-06-05", finish: "2026-06-05", progress: 100, critical: false });
    expect(of("B").start).toBe("2026-06-09");
  });

  it("passes over what was dropped: what waited for it waits for what it waited for", () => {
    const dropped = { status: "dropped", statusReason: "Not needed." } as const;
    const { of, schedule } = timed([task("A", 3), task("B", 50, ["A+1"], dropped), task("C", 1, ["B"])]);
    expect(schedule.items.has(idOf("B"))).toBe(false);
    expect(of("C").start).toBe("2026-01-09");
    expect(schedule.criticalPath).toEqual(["A", "C"].map(idOf));
    expect(timed([task("B", 50, [], dropped), task("C", 1, ["B+4"])]).of("C").start).toBe("2026-01-05");
  });

  it("passes over the open items of a goal that was dropped, and keeps those that were finished", () => {
    const done = { startedOn: "2026-01-05", finishedOn: "2026-01-06", progress: 100 };
    const items = [
      mark("goal", "X", [], { status: "dropped", statusReason: "Another route." }),
      task("A", 2, [], { in: "X", ...done }),
      task("B", 9, ["A"], { in: "X" }),
      task("C", 1, ["B"]),
    ];
    const { of, schedule } = timed(items);
    expect([...schedule.items.keys()]).toEqual([idOf("A"), idOf("C")]);
    expect(of("C").start).toBe("2026-01-07");
  });
});

describe("a goal", () => {
  it("reaches from the first to the last of its items, and is done as far as they are by their length", () => {
    const items = [
      mark("goal", "X"),
      task("A", 6, [], { in: "X", startedOn: "2026-01-05", progress: 50 }),
      task("B", 2, ["A"], { in: "X" }),
      mark("milestone", "M", ["B"], { in: "X" }),
      task("C", 20),
    ];
    const { of } = timed(items);
    expect(of("X")).toMatchObject({ start: "2026-01-05", finish: "2026-01-09", durationDays: 5, progress: 37 });
    expect(of("X")).toMatchObject({ floatDays: 15, critical: false });
  });

  it("is finished for those who wait for it when all its items are", () => {
    const items = [
      mark("goal", "X"),
      task("A", 6, [], { in: "X" }),
      task("B", 2, [], { in: "X" }),
      task("C", 1, ["X+1"]),
    ];
    const { of, schedule } = timed(items);
    expect(of("C").start).toBe("2026-01-14");
    expect(of("B").floatDays).toBe(4);
    expect(schedule.criticalPath).toEqual(["A", "C"].map(idOf));
  });

  it("is critical when one of its items is, and has the least float of those that are open", () => {
    const { of } = timed([mark("goal", "X"), task("A", 6, [], { in: "X" }), task("B", 2, [], { in: "X" })]);
    expect(of("X")).toMatchObject({ floatDays: 0, critical: true });
  });

  it("has no place in time while there is nothing in it", () => {
    const { schedule } = timed([mark("goal", "X"), task("A", 1, ["X"])]);
    expect([...schedule.items.keys()]).toEqual([idOf("A")]);
  });
});

describe("the critical path", () => {
  it("goes back as far as it can, whatever the names of its items", () => {
    const items = [
      task("B", 2),
      task("C", 2, ["B"]),
      task("A", 3, [], { notBefore: "2026-01-06" }),
      task("D", 1, ["A", "C"]),
    ];
    const { schedule, of } = timed(items);
    expect(of("A").critical).toBe(true);
    expect(schedule.criticalPath).toEqual(["B", "C", "D"].map(idOf));
  });

  it("runs through open work, even where something finished would explain the day as well", () => {
    const done = { startedOn: "2026-01-05", finishedOn: "2026-01-09", progress: 100 };
    const items = [task("A", 5, [], done), task("B", 3), task("C", 1, ["A+3", "B"])];
    expect(timed(items, { today: "2026-01-12" }).schedule.criticalPath).toEqual(["B", "C"].map(idOf));
  });
});

describe("a plan", () => {
  it("of nothing finishes on the day it starts", () => {
    expect(timed([]).schedule).toEqual({ items: new Map(), finish: "2026-01-05", criticalPath: [] });
  });

  it("whose items wait for each other is refused", () => {
    expect(() => timed([task("A", 1, ["B"]), task("B", 1, ["A"])])).toThrow("wait for each other");
  });

  it("of 10,000 tasks in a row is scheduled", () => {
    const { schedule, of } = timed(
      Array.from({ length: 10_000 }, (_, i) => task(String(i), 1, i === 0 ? [] : [String(i - 1)])),
    );
    expect(schedule.criticalPath).toHaveLength(10_000);
    expect(of("9999").floatDays).toBe(0);
  });

  it("of 10,000 tasks in a grid, each waiting for two, is scheduled", () => {
    const side = 100;
    const items = Array.from({ length: side * side }, (_, i) => {
      const above = i >= side ? [String(i - side)] : [];
      return task(String(i), 1, i % side === 0 ? above : [...above, String(i - 1)]);
    });
    const { schedule, numbers } = timed(items);
    expect(schedule.criticalPath).toHaveLength(2 * side - 1);
    expect(numbers("9999").slice(0, 2)).toEqual([2 * side - 2, 2 * side - 1]);
  });
});
