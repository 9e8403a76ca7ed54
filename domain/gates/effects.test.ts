import { describe, expect, it } from "vitest";
import { newItem, type PlanDocument } from "@/domain/plans/document";
import { decisionWords, effectsOf } from "./effects";
import { whatIsMissing } from "./judge";
import type { GateWords } from "./words";

const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, "0")}`;
const calendar = { zone: "Europe/London", isHoliday: () => false, leave: [] };
const today = "2026-06-26";
const criteria = [
  { id: id(91), text: "Maps a process", competencyId: "process-modelling", minLevel: 3 },
  { id: id(92), text: "Runs two workshops", competencyId: null, minLevel: null },
];
const document: PlanDocument = {
  title: "To a BA seat",
  purpose: "",
  startsOn: "2026-06-01",
  hoursPerWeek: 6,
  reviewEveryDays: null,
  frameworkVersion: 1,
  items: [
    newItem({ id: id(1), kind: "goal", title: "Foundations", position: 1 }),
    newItem({ id: id(2), kind: "gate", title: "Ready", position: 2, criteria, notBefore: "2026-07-03" }),
    newItem({ id: id(3), kind: "goal", title: "Analyst", position: 3 }),
    newItem({
      id: id(4),
      kind: "task",
      title: "Secure the seat",
      position: 1,
      parentId: id(3),
      durationDays: 10,
      after: [{ itemId: id(2), lagDays: 0 }],
    }),
  ],
};
const words: GateWords = {
  marks: [
    { criterionId: id(91), mark: "met", note: "" },
    { criterionId: id(92), mark: "partly", note: "" },
  ],
  decision: "conditions",
  conditions: [{ id: id(50), text: "Second workshop", by: "2026-07-10", criterionId: id(91) }],
  why: "Ready.",
  holdUntil: null,
};
const decide = (over: Partial<GateWords>, hidden = new Set<string>()) =>
  effectsOf({ document, calendar, today, gateId: id(2), criteria, words: { ...words, ...over }, hidden });

describe("what a decision does", () => {
  it("passes the gate today and lets what waits begin on the next working day", () => {
    expect(decide({ decision: "proceed" }).lines).toEqual([
      { kind: "gate", wbs: "G1", title: "Ready", critical: true, before: "Due 3 Jul", after: "Proceed" },
      {
        kind: "task",
        wbs: "2.1",
        title: "Secure the seat",
        critical: true,
        before: "Waiting",
        after: "Can start 29 Jun",
      },
      { kind: "end", wbs: null, title: "End of the plan", critical: true, before: "17 Jul 2026", after: "10 Jul 2026" },
    ]);
  });

  it("makes a condition a task in the goal behind the gate that ends on its date and renumbers nothing", () => {
    const { changes, lines } = decide({});
    expect(changes.at(-1)).toMatchObject({
      field: "item",
      after: { id: id(50), parentId: id(3), durationDays: 10, competencyIds: ["process-modelling"], notBefore: today },
    });
    expect(lines).toContainEqual(
      expect.objectContaining({ kind: "condition", wbs: "2.2", after: "Second workshop, 10 Jul" }),
    );
  });

  it("moves a held gate, and all that waits for it", () => {
    expect(
      decide({ decision: "hold", holdUntil: "2026-07-24" }).lines.map(({ before, after }) => [before, after]),
    ).toEqual([
      ["Due 3 Jul", "Hold until 24 Jul 2026"],
      ["Starts 6 Jul", "Starts 27 Jul"],
      ["17 Jul 2026", "7 Aug 2026"],
    ]);
  });

  it("changes nothing in the plan when the route changes, or before there is a decision", () => {
    expect(decide({ decision: "route" }).changes).toEqual([]);
    expect(decide({ decision: null })).toEqual({ changes: [], lines: [] });
  });

  it("names nothing that its owner hides, and puts no condition there", () => {
    const { changes, lines } = decide({}, new Set([id(3), id(4)]));
    expect(JSON.stringify(lines)).not.toContain("Secure the seat");
    expect(changes.at(-1)).toMatchObject({ after: { parentId: id(1) } });
  });

  it("is said with the number of its conditions", () => {
    expect(decisionWords("conditions", 2)).toBe("Proceed, 2 conditions");
    expect(decisionWords("route", 0)).toBe("Change of route");
  });
});

describe("a review that is to be signed", () => {
  const missing = (over: Partial<GateWords>) => whatIsMissing({ ...words, ...over }, criteria, today)?.reason ?? null;

  it("has every criterion marked, a decision and a reason", () => {
    expect(missing({ marks: [] })).toBe("gates.mark_all");
    expect(missing({ decision: null })).toBe("gates.choose_decision");
    expect(missing({ decision: "route", why: "" })).toBe("gates.say_why");
  });

  it("proceeds without conditions only when everything is met", () => {
    expect(missing({ decision: "proceed" })).toBe("gates.not_all_met");
  });

  it("has a condition with a date within six months for each criterion that is not met", () => {
    const [condition] = words.conditions;
    if (!condition) throw new Error("The words have a condition.");
    expect(missing({ conditions: [] })).toBe("gates.condition_wanted");
    expect(missing({ conditions: [{ ...condition, by: null }] })).toBe("gates.condition_date_wanted");
    expect(missing({ conditions: [{ ...condition, by: today }] })).toBe("gates.condition_date_out_of_range");
    expect(missing({})).toBe("gates.unmet_without_condition");
    expect(whatIsMissing(words, criteria, today)).toMatchObject({ field: "clears-1", criteria: [2] });
    const free = { ...words, conditions: [{ ...condition, criterionId: null }] };
    expect(whatIsMissing(free, criteria, today)).toMatchObject({ field: "clears-0", criteria: [2] });
    expect(missing({ conditions: [{ ...condition, criterionId: id(92) }] })).toBeNull();
  });

  it("to hold names a day after today", () => {
    expect(missing({ decision: "hold" })).toBe("gates.hold_date_wanted");
    expect(missing({ decision: "hold", holdUntil: today })).toBe("gates.hold_date_out_of_range");
    expect(missing({ decision: "hold", holdUntil: "2026-07-24" })).toBeNull();
  });
});
