import { describe, expect, it } from "vitest";
import { newItem, type PlanDocument } from "./document";
import { withHiddenLinks } from "./hidden-links";
import { mergeChanges, type PlanChange } from "./revisions/changes";

const id = (n: number) => `00000000-0000-4000-8000-00000000000${n}`;
const to = (n: number) => ({ itemId: id(n), lagDays: 0 });

/** A task 4 that waits for 1, and for 2, which is hidden; 3 stands free. */
function planWaitingForHidden(): PlanDocument {
  const task = (n: number, values = {}) =>
    newItem({ id: id(n), kind: "task", title: `Task ${n}`, position: n, ...values });
  return {
    title: "A plan",
    purpose: "",
    startsOn: "2026-06-08",
    hoursPerWeek: 4,
    reviewEveryDays: null,
    frameworkVersion: 1,
    items: [task(1), task(2, { hidden: true }), task(3), task(4, { after: [to(1), to(2)] })],
  };
}

const wires = (before: number[], after: number[]): PlanChange => ({
  field: "after",
  itemId: id(4),
  before: before.map(to),
  after: after.map(to),
});

function linksAfter(change: PlanChange): string[] | "conflict" {
  const plan = planWaitingForHidden();
  const { document, conflicts } = mergeChanges(plan, withHiddenLinks(plan, [change]));
  return conflicts.length > 0 ? "conflict" : (document.items[3]?.after.map(({ itemId }) => itemId) ?? []);
}

describe("a change of links by somebody who does not see all", () => {
  it("keeps the hidden lines for which the item waits too", () => {
    expect(linksAfter(wires([1], [3]))).toEqual([id(3), id(2)]);
    expect(linksAfter(wires([1], []))).toEqual([id(2)]);
  });

  it("is a conflict still where the links that they see were changed meanwhile", () => {
    expect(linksAfter(wires([3], [1, 3]))).toBe("conflict");
  });

  it("is as it was where they see them all", () => {
    expect(linksAfter(wires([1, 2], [1]))).toEqual([id(1)]);
  });
});
