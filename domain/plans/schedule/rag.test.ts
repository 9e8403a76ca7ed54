import { describe, expect, it } from "vitest";
import type { PlanItem } from "../document";
import type { PlanBaseline } from "./baseline";
import { planStanding, ragRule, ragThresholds, slipAgainst, slipWeeks } from "./rag";
import { documentOf, idOf, mark, plainWeeks, task, timed } from "./schedule.fixture";

function standing(
  items: readonly PlanItem[],
  today: string,
  agreed: Readonly<Record<string, readonly [string, string]>> | null,
) {
  const baseline: PlanBaseline | null =
    agreed &&
    Object.fromEntries(Object.entries(agreed).map(([name, [start, finish]]) => [idOf(name), { start, finish }]));
  const { schedule } = timed(items, { today });
  const whole = planStanding({ document: documentOf(items), schedule, baseline, calendar: plainWeeks, today });
  const of = (name: string) => whole.items.get(idOf(name));
  return { whole, schedule, of, rags: items.map((item) => whole.items.get(item.id)?.rag).join("") };
}

const done = (startedOn: string, finishedOn: string) => ({ startedOn, finishedOn, progress: 100 });

describe("the plan of a PMO coordinator on her way to project manager, on 9 June 2026", () => {
  const items = [
    mark("goal", "1"),
    task("1.1", 40, [], { in: "1", ...done("2026-01-05", "2026-02-27") }),
    task("1.2", 50, ["1.1"], { in: "1", ...done("2026-02-23", "2026-05-22") }),
    task("1.3", 18, ["1.2"], { in: "1", startedOn: "2026-05-25", progress: 50 }),
    task("1.4", 107, [], { in: "1", startedOn: "2026-03-02", progress: 45 }),
    mark("gate", "G1", ["1.3+5"]),
    mark("goal", "2"),
    task("2.1", 45, ["G1"], { in: "2" }),
    task("2.2", 150, ["2.1"], { in: "2" }),
    task("2.3", 60, ["2.2", "1.4+105"], { in: "2" }),
    task("2.4", 150, [], { in: "2", notBefore: "2026-10-05" }),
    mark("gate", "G2", ["2.3+5"]),
    mark("goal", "3"),
    task("3.1", 155, ["G2"], { in: "3" }),
    task("3.2", 75, [], { in: "3", notBefore: "2027-09-06" }),
    mark("gate", "G3", ["3.1+40", "3.2+40", "2.4+65"]),
  ];
  const agreed = {
    "1": ["2026-01-05", "2026-07-31"],
    "1.1": ["2026-01-05", "2026-02-27"],
    "1.2": ["2026-02-16", "2026-04-24"],
    "1.3": ["2026-04-27", "2026-05-22"],
    "1.4": ["2026-03-02", "2026-07-31"],
    G1: ["2026-05-29", "2026-05-29"],
    "2.1": ["2026-06-01", "2026-07-31"],
    "2.2": ["2026-08-03", "2027-02-26"],
    "2.3": ["2027-03-01", "2027-05-21"],
    "2.4": ["2026-10-05", "2027-04-30"],
    G2: ["2027-05-28", "2027-05-28"],
    "3.1": ["2027-05-31", "2027-12-31"],
    "3.2": ["2027-09-06", "2027-12-17"],
    G3: ["2028-02-25", "2028-02-25"],
  } as const;
  const { whole, schedule, of, rags } = standing(items, "2026-06-09", agreed);

  it("is forecast to end on 24 March 2028, four weeks later than agreed: amber", () => {
    expect(schedule.finish).toBe("2028-03-24");
    expect(whole).toMatchObject({ rag: "A", slipDays: 20 });
    expect(slipWeeks(whole.slipDays ?? 0)).toBe("+4 weeks");
  });

  it("has the drawn forecasts and floats in weeks", () => {
    const line = (name: string) => schedule.items.get(idOf(name));
    expect(
      ["1.3", "1.4", "G1", "2.1", "2.2", "2.3", "2.4", "G2", "3.1", "3.2"].map((name) => line(name)?.finish),
    ).toEqual([
      "2026-06-19",
      "2026-08-28",
      "2026-06-26",
      "2026-08-28",
      "2027-03-26",
      "2027-06-18",
      "2027-04-30",
      "2027-06-25",
      "2028-01-28",
      "2027-12-17",
    ]);
    expect(["1.3", "1.4", "2.1", "2.4", "3.1", "3.2"].map((name) => (line(name)?.floatDays ?? 0) / 5)).toEqual([
      0, 9, 0, 34, 0, 6,
    ]);
    expect(schedule.criticalPath).toEqual(["1.3", "G1", "2.1", "2.2", "2.3", "G2", "3.1", "G3"].map(idOf));
  });

  it("has the drawn letters: done, late without float amber, late with nine weeks of float green, the rest not started", () => {
    expect(rags).toBe("ACCAGANNNNNNNNNN");
    expect(of("1.3")).toEqual({ rag: "A", slipDays: 20 });
    expect(of("1.4")).toEqual({ rag: "G", slipDays: 20 });
  });
});

describe("an item", () => {
  const today = "2026-06-09";
  const on = (days: number, agreedFinish: string, floatDays = 0) => {
    const items = [task("A", days, [], { startedOn: today }), task("B", days + floatDays, [], { startedOn: today })];
    return standing(items, today, { A: [today, agreedFinish] }).of("A");
  };

  it("is green on the agreed day or before it, with or without float", () => {
    expect(on(5, "2026-06-15")).toEqual({ rag: "G", slipDays: 0 });
    expect(on(5, "2026-06-19")).toEqual({ rag: "G", slipDays: -4 });
  });

  it("is amber up to twenty working days late without float, and red from the twenty-first", () => {
    expect(ragThresholds).toEqual({ amberUpTo: 20, thinFloat: 5 });
    expect(on(21, "2026-06-09")).toEqual({ rag: "A", slipDays: 20 });
    expect(on(22, "2026-06-09")).toEqual({ rag: "R", slipDays: 21 });
  });

  it("that is late is amber while its float is less than five days, and green when it is five", () => {
    expect(on(22, "2026-06-09", 4)?.rag).toBe("A");
    expect(on(22, "2026-06-09", 5)?.rag).toBe("G");
  });

  it("is red while it is blocked, and complete when it is done, however late", () => {
    const blocked = task("A", 5, [], { status: "blocked", statusReason: "No access." });
    expect(standing([blocked], today, null).rags).toBe("R");
    expect(
      standing([task("A", 5, [], done("2026-05-25", "2026-06-08"))], today, { A: [today, "2026-01-09"] }).rags,
    ).toBe("C");
  });

  it("that has not begun is not started until its forecast has come or its agreed finish has passed", () => {
    const later = [task("A", 5, [], { notBefore: "2026-06-10" })];
    expect(standing(later, today, { A: ["2026-06-01", "2026-06-09"] }).rags).toBe("N");
    expect(standing(later, today, { A: ["2026-06-01", "2026-06-08"] }).rags).toBe("A");
    expect(standing([task("A", 5)], today, { A: ["2026-06-09", "2026-06-15"] }).rags).toBe("G");
  });

  it("added since the agreement has no slip, and one that was dropped does not stand at all", () => {
    const dropped = task("B", 5, [], { status: "dropped", statusReason: "Not needed." });
    const { of } = standing([task("A", 5), dropped], today, { B: [today, "2026-06-15"] });
    expect(of("A")).toEqual({ rag: "G", slipDays: null });
    expect(of("B")).toBeUndefined();
  });
});

describe("a goal", () => {
  const today = "2026-06-09";
  it("stands as its worst item, in green between the done and the not started, and red while it is blocked itself", () => {
    const finished = task("A", 5, [], { in: "X", ...done("2026-05-25", "2026-06-08") });
    const ahead = task("B", 5, [], { in: "X", notBefore: "2026-07-01" });
    const under = (...items: PlanItem[]) => standing([mark("goal", "X"), ...items], today, {}).of("X")?.rag;
    expect(under(finished, ahead)).toBe("G");
    expect(under(finished)).toBe("C");
    expect(under(ahead)).toBe("N");
    expect(under(finished, { ...ahead, status: "blocked" })).toBe("R");
    const blocked = mark("goal", "X", [], { status: "blocked", statusReason: "No budget." });
    expect(standing([blocked, ahead], today, {}).of("X")?.rag).toBe("R");
  });
});

describe("a plan", () => {
  const today = "2026-06-09";
  const until = (finish: string) => standing([task("A", 5)], today, { A: [today, finish] }).whole;
  it("is judged by its end: green when not late, amber up to twenty working days, red beyond", () => {
    expect(until("2026-06-15")).toMatchObject({ rag: "G", slipDays: 0 });
    expect(until("2026-06-12")).toMatchObject({ rag: "A", slipDays: 1 });
    expect(until("2026-05-18")).toMatchObject({ rag: "A", slipDays: 20 });
    expect(until("2026-05-15")).toMatchObject({ rag: "R", slipDays: 21 });
  });

  it("is not started before it is agreed, and complete when everything in it is", () => {
    expect(standing([task("A", 5)], today, null).whole).toMatchObject({ rag: "N", slipDays: null });
    expect(
      standing([task("A", 5, [], done("2026-05-25", "2026-06-08"))], today, { A: [today, "2026-01-09"] }).whole.rag,
    ).toBe("C");
  });
});

describe("the rule in a sentence", () => {
  it("names the thresholds that lines are judged by", () => {
    const { amberUpTo, thinFloat } = ragThresholds;
    expect(ragRule()).toContain(`amber when it is later than agreed and its float is under ${thinFloat} working days`);
    expect(ragRule()).toContain(`red when it is more than ${amberUpTo} working days late`);
  });
});

describe("the slip of one forecast", () => {
  it("is the one that the plan shows for it, in working days, and none without a baseline", () => {
    const ahead = standing([task("A", 5)], "2026-06-09", { A: ["2026-06-01", "2026-06-05"] });
    const at = { calendar: plainWeeks, today: "2026-06-09" };
    expect(slipAgainst(at, "2026-06-15", "2026-06-05")).toBe(ahead.of("A")?.slipDays);
    expect(slipAgainst(at, "2026-06-05", "2026-06-15")).toBe(-6);
    expect(slipAgainst(at, "2026-06-05", null)).toBeNull();
  });
});

describe("slip in words", () => {
  it("is in days below a week, and in weeks of five working days from there, to the nearest", () => {
    expect([0, 1, 4, 5, 7, 8, 19, 20, 22].map(slipWeeks)).toEqual([
      "on baseline",
      "+1 day",
      "+4 days",
      "+1 week",
      "+1 week",
      "+2 weeks",
      "+4 weeks",
      "+4 weeks",
      "+4 weeks",
    ]);
    expect([-1, -3, -5, -10].map(slipWeeks)).toEqual(["1 day early", "3 days early", "1 week early", "2 weeks early"]);
  });
});
