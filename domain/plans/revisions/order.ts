import { z } from "zod";
import { numbered, type PlanDocument, type PlanItem } from "../document";
import type { PlanChange } from "./changes";

/** Where a line goes: one place up or down among those of its parent, or to the end of a goal; null is out of every goal. */
const lineMoveSchema = z.union([z.enum(["up", "down"]), z.strictObject({ goalId: z.uuid().nullable() })]);
export type LineMove = z.output<typeof lineMoveSchema>;

/** A line of the plan is moved, as it stood in the revision that was on the screen. */
export const moveItemSchema = z.strictObject({
  planId: z.uuid(),
  itemId: z.uuid(),
  revision: z.int().min(1),
  to: lineMoveSchema,
  key: z.uuid(),
});

/** A move in changes of the plan, with the words for it: “2.3 moved before 2.2”. Nothing where the line stands there already. */
export type MovedLine = { readonly changes: PlanChange[]; readonly reason: string };

const still: MovedLine = { changes: [], reason: "" };

/** The lines of one parent in the order of the plan. */
function siblingsIn({ items }: Pick<PlanDocument, "items">, parentId: string | null) {
  return numbered(items).filter((item) => item.parentId === parentId);
}

const setPosition = (item: PlanItem, after: number): PlanChange[] =>
  item.position === after ? [] : [{ field: "position", itemId: item.id, before: item.position, after }];

/** A number between the two, open at an end without a neighbour; null when there is no room for one. */
function between(before: PlanItem | undefined, after: PlanItem | undefined): number | null {
  if (before === undefined) return after === undefined ? 1 : after.position - 1;
  if (after === undefined) return before.position + 1;
  const middle = (before.position + after.position) / 2;
  return before.position < middle && middle < after.position ? middle : null;
}

/** Puts a line at an index among the others of its parent. Where two have no room between them all are numbered anew. */
function putAt(item: PlanItem, others: readonly PlanItem[], index: number): PlanChange[] {
  const place = between(others[index - 1], others[index]);
  if (place !== null) return setPosition(item, place);
  return others.toSpliced(index, 0, item).flatMap((each, n) => setPosition(each, n + 1));
}

/**
 * Moves a line of the plan. Its number follows from its place, and so do those of others; nothing else of any line changes, so
 * that no date does, unless something waits for the goal that it leaves or joins.
 */
export function moveLine(document: PlanDocument, itemId: string, to: LineMove): MovedLine {
  const lines = numbered(document.items);
  const line = lines.find((each) => each.id === itemId);
  if (line === undefined) return still;
  if (typeof to === "object") {
    if (line.parentId === to.goalId) return still;
    const others = siblingsIn(document, to.goalId);
    const goal = lines.find((each) => each.id === to.goalId);
    const home = lines.find((each) => each.id === line.parentId);
    const where = goal === undefined ? `out of goal ${home?.wbs ?? ""}, to stand by itself` : `to goal ${goal.wbs}`;
    const changes = putAt(line, others, others.length);
    return {
      changes: [{ field: "parentId", itemId, before: line.parentId, after: to.goalId }, ...changes],
      reason: `${line.wbs} moved ${where}`,
    };
  }
  const siblings = siblingsIn(document, line.parentId);
  const index = siblings.findIndex((each) => each.id === itemId);
  const next = siblings[to === "up" ? index - 1 : index + 1];
  if (next === undefined) return still;
  const others = siblings.toSpliced(index, 1);
  return {
    changes: putAt(line, others, to === "up" ? index - 1 : index + 1),
    reason: `${line.wbs} moved ${to === "up" ? "before" : "behind"} ${next.wbs}`,
  };
}
