import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { newItem, type PlanDocument } from "../document";
import type { PlanChange } from "./changes";
import { reasonFrom, wantsReason } from "./reason";

const [goal, first, second, gate, secret] = [0, 1, 2, 3, 4].map(() => randomUUID()) as [
  string,
  string,
  string,
  string,
  string,
];
const document: PlanDocument = {
  title: "To business analyst",
  purpose: "",
  startsOn: "2026-06-08",
  hoursPerWeek: 5,
  reviewEveryDays: null,
  frameworkVersion: 1,
  items: [
    newItem({ id: goal, kind: "goal", title: "Know the business", position: 1 }),
    newItem({ id: first, kind: "task", title: "Map two processes", position: 1, parentId: goal }),
    newItem({ id: second, kind: "task", title: "Shadow a lead", position: 2, parentId: goal }),
    newItem({ id: gate, kind: "gate", title: "Ready", position: 2 }),
    newItem({ id: secret, kind: "task", title: "Another job", position: 3, hidden: true }),
  ],
};
const progress: PlanChange = { field: "progress", itemId: first, before: 40, after: 60 };
const duration: PlanChange = { field: "durationDays", itemId: second, before: 5, after: 8 };
const removed = (id: string): PlanChange => ({
  field: "item",
  itemId: id,
  before: document.items.find((item) => item.id === id) ?? null,
  after: null,
});

describe("the reason of a revision", () => {
  it("is what was given, without the space around it", () => {
    expect(reasonFrom("  The leads are out. ", document, [progress])).toBe("The leads are out.");
  });

  it("is made of the change where none was given", () => {
    const said = (...changes: PlanChange[]) => reasonFrom(" ", document, changes);
    expect(said(progress)).toBe("Progress of 1.1 from 40 to 60 %");
    expect(said(duration)).toBe("Duration of 1.2 from 5 to 8 working days");
    expect(said({ field: "note", itemId: first, before: "", after: "Ask Gwen" })).toBe("Note of 1.1 written");
    expect(said({ field: "note", itemId: first, before: "Ask Gwen", after: "" })).toBe("Note of 1.1 cleared");
    expect(said({ field: "startedOn", itemId: first, before: null, after: "2026-06-26" })).toMatch(
      /^Day of start of 1\.1 set to 26 Jun/,
    );
    expect(said({ field: "status", itemId: first, before: "open", after: "blocked" })).toBe(
      "Status of 1.1 from open to blocked",
    );
    expect(said({ field: "purpose", itemId: null, before: "a", after: "b" })).toBe("Purpose of the plan changed");
    expect(said(removed(second))).toBe("Took out 1.2 “Shadow a lead”");
  });

  it("names three changes and counts the others", () => {
    const notes = [first, second, gate, goal].map(
      (itemId): PlanChange => ({ field: "note", itemId, before: "", after: "x" }),
    );
    expect(reasonFrom("", document, notes)).toBe(
      "Note of 1.1 written; Note of 1.2 written; Note of G1 written; 1 more change",
    );
  });

  it("says once that lines were put in another order", () => {
    const places = [first, second].map(
      (itemId, index): PlanChange => ({ field: "position", itemId, before: index, after: 1 - index }),
    );
    expect(reasonFrom("", document, places)).toBe("Lines put in another order");
  });

  it("does not name a line that is hidden where others hear of the rest", () => {
    expect(reasonFrom("", document, [removed(secret), progress])).toBe("Progress of 1.1 from 40 to 60 %");
    expect(reasonFrom("", document, [removed(secret)])).toContain("Another job");
  });

  it("is never empty, whatever was given and changed", () => {
    const changes = fc.subarray([progress, duration, removed(first), removed(secret)]);
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(" ", "\n", "\t", "x") }), changes, (given, some) => {
        expect(reasonFrom(given, document, some).trim()).not.toBe("");
      }),
    );
  });
});

describe("a change of an agreed plan", () => {
  const change = (field: string, itemId: string | null, before: unknown, after: unknown) =>
    wantsReason(document, [{ field, itemId, before, after } as PlanChange]);

  it("wants a reason when it is of dates, scope or a gate", () => {
    expect(wantsReason(document, [duration])).toBe(true);
    expect(wantsReason(document, [removed(first)])).toBe(true);
    expect(change("notBefore", first, null, "2026-07-01")).toBe(true);
    expect(change("startsOn", null, "2026-06-08", "2026-06-15")).toBe(true);
    expect(change("status", first, "open", "dropped")).toBe(true);
    expect(change("title", gate, "Ready", "Ready to lead")).toBe(true);
  });

  it("speaks for itself when it is of progress, words or order", () => {
    expect(wantsReason(document, [progress])).toBe(false);
    expect(change("note", gate, "", "Ask Gwen")).toBe(false);
    expect(change("status", first, "open", "blocked")).toBe(false);
    expect(change("position", gate, 2, 3)).toBe(false);
  });
});
