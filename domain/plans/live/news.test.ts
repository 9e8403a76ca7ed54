import { describe, expect, it } from "vitest";
import { newItem } from "../document";
import type { PlanChange } from "../revisions/changes";
import { deedNote, type PlanDeed } from "./news";

const [one, two, secret] = [
  "6f72dcd9-4026-47be-b6c1-106c769fc5a6",
  "6f72dcd9-4026-47be-b6c1-106c769fc5a7",
  "6f72dcd9-4026-47be-b6c1-106c769fc5a8",
];
const wbsOf = new Map([
  [one, "2.1"],
  [two, "2.2"],
]);
const of = (itemId: string): PlanChange => ({ itemId, field: "title", before: "a", after: "b" });
const revision = (...changes: PlanChange[]): PlanDeed => ({ kind: "revision", number: 7, changes });
const task = (over: Partial<Parameters<typeof newItem>[0]>) =>
  newItem({ id: secret, kind: "task", title: "A task", position: 1, ...over });

describe("what the other of the two is told of a deed", () => {
  it("names the one line that a revision is about, and leads to the comparison", () => {
    expect(deedNote(revision(of(one), of(one)), "Jasmine", wbsOf)).toEqual({
      words: "Jasmine changed 2.1",
      path: "/changes?from=6&to=7",
    });
  });

  it("names the plan when a revision is about several lines or about the plan itself", () => {
    const head: PlanChange = { itemId: null, field: "title", before: "a", after: "b" };
    for (const changes of [[of(one), of(two)], [head], []])
      expect(deedNote(revision(...changes), "Jasmine", wbsOf)?.words).toBe("Jasmine changed the plan");
  });

  it("says nothing of what is about hidden lines alone: changed, come or gone", () => {
    const hidden = task({ hidden: true });
    const inHiddenGoal = task({ parentId: "00000000-0000-4000-8000-000000000000" });
    for (const change of [
      of(secret),
      { itemId: secret, field: "item", before: null, after: hidden },
      { itemId: secret, field: "item", before: hidden, after: null },
      { itemId: secret, field: "item", before: inHiddenGoal, after: null },
    ] satisfies PlanChange[])
      expect(deedNote(revision(change), "Jasmine", wbsOf)).toBeNull();
    expect(deedNote({ kind: "comment", itemId: secret }, "Jasmine", wbsOf)).toBeNull();
  });

  it("says of a line that was taken out that the plan changed", () => {
    const gone: PlanChange = { itemId: secret, field: "item", before: task({}), after: null };
    expect(deedNote(revision(gone), "Jasmine", wbsOf)?.words).toBe("Jasmine changed the plan");
  });

  it("leads to the page where the deed is seen", () => {
    const paths = (
      [
        { kind: "comment", itemId: one },
        { kind: "comment", itemId: null },
        { kind: "evidence", itemId: one },
        { kind: "service", itemId: one },
        { kind: "gate", itemId: one },
        { kind: "decision", itemId: one },
        { kind: "rating" },
        { kind: "review" },
        { kind: "agreement" },
        { kind: "suggestion" },
        { kind: "answer" },
      ] satisfies PlanDeed[]
    ).map((deed) => deedNote(deed, "Jasmine", wbsOf)?.path);
    expect(paths).toEqual([
      `/items/${one}`,
      "",
      `/items/${one}`,
      `/items/${one}`,
      `/gates/${one}`,
      `/gates/${one}`,
      "/benchmark",
      "/review",
      "/agree",
      "/changes",
      "/changes",
    ]);
  });
});
