import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { DomainError } from "@/domain/errors";
import type { PlanChange, PlanConflict } from "@/domain/plans/revisions/changes";
import { AlreadySaved, PlanConflicts } from "@/domain/plans/revisions/refusals";
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

  it("shows both texts of each such field, each in words", () => {
    const { conflict } = answerTo({ change: doneWhen, theirs: "Two maps", gone: false }, {}) ?? {};
    expect(conflict).toEqual([{ field: "doneWhen", label: "Done when", yours: "Three maps", theirs: "Two maps" }]);
  });

  it("keeps boxes empty that were emptied, of which a form sends nothing", () => {
    const answer = answerTo({ change: doneWhen, theirs: "Two maps", gone: false }, { kind: "task" });
    expect(answer?.values).toMatchObject({ hidden: "", competencyIds: [] });
  });

  it("begins from the newest revision where a line was to be taken out that somebody else changed", () => {
    const change: PlanChange = { field: "item", itemId, before: null, after: null };
    const answer = answerTo({ change, theirs: "Two maps", gone: false }, { planId: "p", itemId: "i", revision: "3" });
    expect(answer).toMatchObject({ conflict: [], values: { revision: "5" }, link: { href: "/plans/p/items/i" } });
  });

  it("tells a day that was cleared from a line that was taken out", () => {
    const errors = (gone: boolean) => answerTo({ change: notBefore, theirs: null, gone }, {})?.errors?.notBefore;
    expect(errors(false)).toContain("Changed meanwhile to “nothing”");
    expect(errors(true)).toContain("has taken this line out");
    expect(answerTo({ change: notBefore, theirs: null, gone: true }, {})).toMatchObject({ conflict: [] });
  });
});

it("a suggestion on what was changed meanwhile is a conflict, and keeps what was typed", () => {
  const form = new FormData();
  form.set("reason", "One more");
  const state = planFailure(new DomainError("CONFLICT", "plans.changed_meanwhile"), form);
  expect(state).toMatchObject({ conflict: [], values: { reason: "One more" } });
});

describe("a form that was recorded already in other words", () => {
  const form = new FormData();
  for (const [name, value] of Object.entries({ planId: "p", itemId: "i", body: "Second" })) form.set(name, value);

  it("keeps what was typed and leads to what was saved or posted", () => {
    expect(planFailure(new AlreadySaved("p", 4), form)).toMatchObject({
      message: expect.stringContaining("saved already"),
      link: { href: "/plans/p/changes?from=3&to=4" },
      values: { body: "Second" },
    });
    for (const what of ["posted", "suggested"]) {
      expect(planFailure(new DomainError("CONFLICT", `plans.already_${what}`), form)).toMatchObject({
        message: expect.stringContaining(`${what} already`),
        link: { href: "/plans/p/items/i", label: `See what was ${what}` },
        values: { body: "Second" },
      });
    }
  });
});
