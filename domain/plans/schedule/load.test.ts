import { describe, expect, it } from "vitest";
import type { PlanItem } from "../document";
import { loadSentence, planLoad } from "./load";
import { documentOf, england, plainWeeks, task, timed } from "./schedule.fixture";

const today = "2026-06-09";

function load(items: readonly PlanItem[], calendar = plainWeeks) {
  const { schedule } = timed(items, { today, calendar });
  return planLoad({ document: documentOf(items), schedule, calendar, today });
}

describe("the load of a plan", () => {
  it("is the hours of each ISO week, spread over the working days of each task", () => {
    const { weeks, over } = load([task("A", 0, [], { effortHours: 7 }), task("B", 0, ["A"], { effortHours: 2 })]);
    expect(weeks).toEqual([
      { monday: "2026-06-08", week: "2026-W24", hours: 4 },
      { monday: "2026-06-15", week: "2026-W25", hours: 5 },
    ]);
    expect(over).toEqual([]);
  });

  it("asks nothing on leave", () => {
    const calendar = england({ fromDay: "2026-06-15", toDay: "2026-06-19" });
    const { weeks } = load([task("A", 0, [], { effortHours: 6 })], calendar);
    expect(weeks.map(({ week, hours }) => [week, hours])).toEqual([
      ["2026-W24", 4],
      ["2026-W26", 2],
    ]);
  });

  it("counts only the hours that are left of what has begun, and nothing of what is done", () => {
    const items = [
      task("A", 0, [], { effortHours: 10, startedOn: "2026-06-01", progress: 60 }),
      task("B", 0, [], { effortHours: 10, startedOn: "2026-06-01", finishedOn: "2026-06-05", progress: 100 }),
    ];
    expect(load(items).weeks.map(({ hours }) => hours)).toEqual([4]);
  });

  it("leaves the mentor's tasks out, and says how many have no hours", () => {
    const { weeks, uncounted } = load([
      task("A", 0, [], { effortHours: 3, owner: "mentor" }),
      task("B", 5),
      task("C", 0, [], { effortHours: 1 }),
    ]);
    expect(weeks.map(({ hours }) => hours)).toEqual([1]);
    expect(uncounted).toBe(1);
  });
});

describe("the load in words", () => {
  it("names the worst of the weeks that ask for too much", () => {
    const items = [
      task("A", 0, [], { effortHours: 12 }),
      task("B", 0, [], { effortHours: 9 }),
      task("C", 0, [], { effortHours: 2, notBefore: "2026-06-15" }),
      task("D", 5),
    ];
    expect(loadSentence(load(items))).toBe(
      "2 weeks ask for more than the 5 hours there are: most of all the week of 15 June 2026, with 12 hours. 1 task has no hours and is not counted.",
    );
  });

  it("says so when there is room in every week, when nothing is counted and when nothing is left", () => {
    expect(loadSentence(load([task("A", 0, [], { effortHours: 4 })]))).toBe(
      "No week asks for more than the 5 hours there are.",
    );
    expect(loadSentence(load([task("A", 5), task("B", 5)]))).toBe("2 tasks have no hours and are not counted.");
    expect(loadSentence(load([]))).toBe("No work is left to count.");
  });
});
