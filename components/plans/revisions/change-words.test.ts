import { randomUUID } from "node:crypto";
import { TRPCError } from "@trpc/server";
import { expect, test } from "vitest";
import { newItem, type PlanDocument } from "@/domain/plans/document";
import { mergeChanges } from "@/domain/plans/revisions/changes";
import { PlanConflicts } from "@/domain/plans/revisions/refusals";
import { planFailure } from "../plan-failure";
import { namedWords } from "./change-words";

const [goal, task, other] = [randomUUID(), randomUUID(), randomUUID()];
const names = { [goal]: "1 Lead a team", [task]: "1.1 Run two workshops", estimating: "Estimating" };

test("what a line waits for is said by reference and title, with the days between", () => {
  const after = [
    { itemId: task, lagDays: 5 },
    { itemId: other, lagDays: 0 },
  ];
  expect(namedWords("after", after, names)).toBe(
    "1.1 Run two workshops, 5 working days later; a line that is no longer there",
  );
  expect(namedWords("after", [{ itemId: task, lagDays: 1 }], names)).toBe("1.1 Run two workshops, 1 working day later");
  expect(namedWords("after", [], names)).toBe("nothing");
});

test("competencies and goals are said by their names", () => {
  expect(namedWords("competencyIds", ["estimating", "gone"], names)).toBe(
    "Estimating, a competency that is no longer there",
  );
  expect(namedWords("competencyIds", [], names)).toBe("none");
  expect(namedWords("parentId", goal, names)).toBe("1 Lead a team");
  expect(namedWords("parentId", null, names)).toBe("no goal");
});

test("criteria are said with the competency and the level that they ask for", () => {
  const criteria = [
    { id: task, text: "Estimates a release", competencyId: "estimating", minLevel: 3 },
    { id: other, text: "Maps a process", competencyId: null, minLevel: null },
  ];
  expect(namedWords("criteria", criteria, names)).toBe("Estimates a release (Estimating, level 3); Maps a process");
  expect(namedWords("criteria", [], names)).toBe("none");
});

test("a conflict names the lines and the competencies that somebody else put down", () => {
  const item = newItem({ id: goal, kind: "task", title: "Hand over", position: 1 });
  const theirs = { ...item, after: [{ itemId: task, lagDays: 0 }], competencyIds: ["estimating"] };
  const document: PlanDocument = {
    title: "Plan",
    purpose: "",
    startsOn: "2026-06-09",
    hoursPerWeek: 4,
    reviewEveryDays: null,
    frameworkVersion: 1,
    items: [theirs],
  };
  const { conflicts } = mergeChanges(document, [
    { field: "after", itemId: goal, before: [], after: [{ itemId: other, lagDays: 0 }] },
    { field: "competencyIds", itemId: goal, before: [], after: ["risk"] },
  ]);
  const cause = new PlanConflicts(conflicts, 4, names);
  const errors = planFailure(new TRPCError({ code: "CONFLICT", cause }), new FormData())?.errors;
  expect(errors?.after).toMatch(/^Changed meanwhile to “1\.1 Run two workshops”/);
  expect(errors?.competencyIds).toMatch(/^Changed meanwhile to “Estimating”/);
});
