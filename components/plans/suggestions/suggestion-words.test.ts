import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { newItem, type PlanItem } from "@/domain/plans/document";
import type { PlanChange, PlanConflict } from "@/domain/plans/revisions/changes";
import { PlanConflicts, PlanFaults } from "@/domain/plans/revisions/refusals";
import { suggestionFailure } from "./suggestion-failure";
import { additionWords } from "./suggestion-words";

const [itemId, goalId] = [randomUUID(), randomUUID()];
const names = { [itemId]: "1.2 Map two processes", [goalId]: "1 Knowledge" };

describe("the words of a line that a mentor would add", () => {
  it("say its kind, its goal, its length and whatever else it says", () => {
    const task = newItem({ id: randomUUID(), kind: "task", title: "Shadow", position: 1, parentId: goalId });
    const said: PlanItem = { ...task, area: "experience", after: [{ itemId, lagDays: 2 }], doneWhen: "Two notes" };
    expect(additionWords(said, names)).toBe(
      "A task under 1 Knowledge, 5 working days. Area: Experience. Done by: the plan’s owner. Waits for: 1.2 Map two processes, 2 working days later. Done when: Two notes.",
    );
    expect(additionWords({ ...task, effortHours: 12 }, names)).toContain("A task under 1 Knowledge, 12 h.");
  });

  it("say of a goal nothing that goals do not have", () => {
    const goal = newItem({ id: randomUUID(), kind: "goal", title: "Lead", position: 1, doneWhen: "Asked to" });
    expect(additionWords(goal, names)).toBe("A goal. Done when: Asked to.");
  });
});

describe("an answer that cannot be carried out", () => {
  const refusal = (conflicts: PlanConflict[]) => {
    const form = new FormData();
    form.set("answer", "Gladly.");
    return suggestionFailure(new PlanConflicts(conflicts, 5, names), form);
  };
  const change: PlanChange = { field: "durationDays", itemId, before: 5, after: 20 };

  it("says what stands there by now and what stood there then, and keeps the words", () => {
    const state = refusal([{ change, theirs: 10 }]);
    expect(state?.message).toContain("“Duration” of 1.2 Map two processes says “10 working days” by now.");
    expect(state?.message).toContain("it said “5 working days”");
    expect(state?.values).toEqual({ answer: "Gladly." });
    expect(state?.conflict).toEqual([]);
  });

  it("says once that the line is gone, and speaks of the plan's own fields as such", () => {
    const note: PlanChange = { field: "note", itemId, before: "", after: "Both" };
    const gone = refusal([change, note].map((one) => ({ change: one, theirs: null, gone: true })));
    expect(gone?.message?.match(/no longer in the plan/g)).toHaveLength(1);
    const hours: PlanChange = { field: "hoursPerWeek", itemId: null, before: 4, after: 6 };
    expect(refusal([{ change: hours, theirs: 5 }])?.message).toContain("“Hours a week” of the plan says “5 h a week”");
  });

  it("says of a plan that would not hold together why not", () => {
    const state = suggestionFailure(new PlanFaults(["1 waits for itself."]), new FormData());
    expect(state?.message).toContain("1 waits for itself.");
  });
});
