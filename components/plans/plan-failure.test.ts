import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { PlanChange, PlanConflict } from "@/domain/plans/changes";
import { PlanConflicts } from "@/domain/plans/refusals";
import { planFailure } from "./plan-failure";

const itemId = randomUUID();
const doneWhen: PlanChange = { field: "doneWhen", itemId, before: "", after: "Three maps" };
const notBefore: PlanChange = { field: "notBefore", itemId, before: "2026-06-08", after: "2026-06-15" };

function answerTo(conflict: PlanConflict, typed: Record<string, string>) {
  const form = new FormData();
  for (const [name, value] of Object.entries(typed)) form.set(name, value);
  return planFailure(new PlanConflicts([conflict], 5, {}), form);
}

describe("a form that meets what others changed meanwhile", () => {
  it("is still from the revision it was filled in from, and insists on what it was shown alone", () => {
    const typed = { revision: "3", insisted: "", doneWhen: "Three maps", title: "Map two processes" };
    expect(answerTo({ change: doneWhen, theirs: "Two maps", gone: false }, typed)).toMatchObject({
      errors: { doneWhen: expect.stringContaining("Changed meanwhile to “Two maps”") },
      values: { ...typed, insisted: "doneWhen@5" },
    });
  });

  it("insists on what it was shown before as well, each as it stood then", () => {
    const typed = { revision: "3", insisted: "title@4 doneWhen@4" };
    const answer = answerTo({ change: doneWhen, theirs: "Two maps", gone: false }, typed);
    expect(answer?.values?.insisted).toBe("title@4 doneWhen@5");
  });

  it("tells a day that was cleared from a line that was taken out", () => {
    const errors = (gone: boolean) => answerTo({ change: notBefore, theirs: null, gone }, {})?.errors?.notBefore;
    expect(errors(false)).toContain("Changed meanwhile to “nothing”");
    expect(errors(true)).toContain("has taken this line out");
  });
});
