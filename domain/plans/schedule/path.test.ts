import { describe, expect, it } from "vitest";
import { closingLines, isLeftOpen } from "../closing";
import { numbered, type PlanItem } from "../document";
import type { PlanBaseline } from "./baseline";
import { dueWithin, pathOfPlan } from "./path";
import { planStanding } from "./rag";
import { documentOf, idOf, mark, plainWeeks, task, timed } from "./schedule.fixture";

const today = "2026-01-05";

function scheduled(items: readonly PlanItem[], agreed: Readonly<Record<string, string>> = {}) {
  const document = documentOf(items);
  const { schedule } = timed(items, { today });
  const dates = Object.entries(agreed).map(([name, finish]) => [idOf(name), { start: today, finish }]);
  const baseline: PlanBaseline | null = dates.length === 0 ? null : Object.fromEntries(dates);
  const standing = planStanding({ document, schedule, baseline, calendar: plainWeeks, today });
  return { lines: numbered(document.items), schedule, standing, baseline, today };
}

describe("a plan as one line", () => {
  it("has its gates in the order of their days, with the agreed day where it is another", () => {
    const plan = scheduled(
      [mark("gate", "late", ["b"]), task("a", 5), mark("gate", "early", ["a"]), task("b", 10, ["a"])],
      { early: "2026-01-09", late: "2026-01-16" },
    );
    const { gates, nextGate, open, from, finish, slipDays } = pathOfPlan(plan);
    expect(gates.map(({ title, at, agreedFor }) => [title, at, agreedFor])).toEqual([
      ["early", "2026-01-09", null],
      ["late", "2026-01-23", "2026-01-16"],
    ]);
    expect(nextGate?.title).toBe("early");
    expect({ open, from, finish, slipDays }).toEqual({ open: 2, from: today, finish: "2026-01-23", slipDays: 5 });
  });

  it("passes over gates that were passed when it names the next", () => {
    const items = [mark("gate", "one", [], { finishedOn: "2026-01-05", progress: 100 }), mark("gate", "two")];
    expect(pathOfPlan(scheduled(items)).nextGate?.title).toBe("two");
  });

  it("of nothing begins and ends where it is", () => {
    expect(pathOfPlan(scheduled([]))).toMatchObject({
      from: today,
      gates: [],
      nextGate: null,
      open: 0,
      slipDays: null,
    });
  });
});

describe("what is due", () => {
  const plan = scheduled([
    task("mine", 5),
    task("theirs", 5, [], { owner: "mentor" }),
    task("done", 5, [], { progress: 100, finishedOn: "2026-01-05" }),
    task("dropped", 5, [], { status: "dropped" }),
    task("far", 60),
    mark("gate", "gate", ["mine"]),
  ]);

  it("falls to whoever does it, until the last of so many days", () => {
    expect(dueWithin(plan, "mentee", 30).map(({ title }) => title)).toEqual(["mine", "gate"]);
    expect(dueWithin(plan, "mentor", 30).map(({ title }) => title)).toEqual(["theirs"]);
    expect(dueWithin(plan, "mentee", 365).map(({ title }) => title)).toEqual(["mine", "far", "gate"]);
    expect(dueWithin(plan, "mentee", 3)).toEqual([]);
  });
});

describe("a gap", () => {
  const { lines, schedule } = scheduled([
    task("open", 5, [], { competencyIds: ["risk", "risk"] }),
    task("done", 5, [], { competencyIds: ["risk", "scope"], progress: 100, finishedOn: "2026-01-05" }),
    task("dropped", 5, [], { competencyIds: ["money"], status: "dropped" }),
  ]);
  const closing = closingLines(lines, schedule);

  it("is closed by the lines that name its competency, each once", () => {
    expect(closing.get("risk")?.map(({ title, done }) => [title, done])).toEqual([
      ["open", false],
      ["done", true],
    ]);
    expect(closing.has("money")).toBe(false);
  });

  it("is left open when nothing that is still to be done works on it", () => {
    expect(isLeftOpen(2, closing.get("risk"))).toBe(false);
    expect(isLeftOpen(2, closing.get("scope"))).toBe(true);
    expect(isLeftOpen(2, undefined)).toBe(true);
    expect(isLeftOpen(0, undefined)).toBe(false);
    expect(isLeftOpen(null, undefined)).toBe(false);
  });
});
