import { expect, it } from "vitest";
import { proposalHref } from "@/domain/plans/gantt/gantt-moves";
import { afterDrag } from "./gantt-drag";

const task = { notBefore: "2026-06-15", durationDays: 5 };
const never = () => false;

it("moves a start by days where days can be aimed at, and to a working day", () => {
  expect(afterDrag(task, "start", 12, 6, never)).toEqual({ notBefore: "2026-06-17", durationDays: 5 });
  expect(afterDrag(task, "start", 30, 6, never)).toEqual({ notBefore: "2026-06-22", durationDays: 5 });
});

it("moves by whole weeks where a day is too narrow to aim at", () => {
  expect(afterDrag(task, "start", 7, 1, never).notBefore).toBe("2026-06-22");
  expect(afterDrag(task, "start", 3, 1, never)).toEqual(task);
});

it("makes a task longer or shorter at its right end, never less than a day", () => {
  expect(afterDrag(task, "end", 18, 6, never)).toEqual({ notBefore: "2026-06-15", durationDays: 6 });
  expect(afterDrag(task, "end", -600, 6, never)).toEqual({ notBefore: "2026-06-15", durationDays: 1 });
});

it("makes what has begun longer by the days that its end was dragged, not by those since it began", () => {
  const begun = { id: "i", notBefore: "2026-04-27", durationDays: 40, planned: 10, begun: true };
  const link = (across: number) =>
    proposalHref("/plans/p", { task: begun, proposal: afterDrag(begun, "end", across, 6, never) });
  // Its bar ends on a Friday: to the next Tuesday are two working days more, to the Tuesday before three fewer.
  expect(link(24)).toBe("/plans/p/items/i?durationDays=12");
  expect(link(-18)).toBe("/plans/p/items/i?durationDays=7");
});
