import { describe, expect, it } from "vitest";
import { checkDocument } from "../checks";
import { newItem, type PlanDocument, type PlanItem } from "../document";
import { mergeChanges, type PlanChange } from "../revisions/changes";
import { additionOf, itemChanges, itemIn, removalOf } from "../revisions/form-changes";
import { visibleTo } from "../visible";
import { takenUp } from "./taken-up";

const id = (n: number) => `00000000-0000-4000-8000-00000000000${n}`;
const to = (n: number) => ({ itemId: id(n), lagDays: 0 });
const line = (n: number, values: Partial<PlanItem> = {}) =>
  newItem({ id: id(n), kind: "task", title: `Task ${n}`, position: n, ...values });

/** A goal 1 with the tasks 2 and 3, of which 3 is hidden; 4 waits for 2 and for 5, which is hidden and waits for 2 as well. */
const plan: PlanDocument = {
  title: "A plan",
  purpose: "",
  startsOn: "2026-06-08",
  hoursPerWeek: 4,
  reviewEveryDays: null,
  frameworkVersion: 1,
  items: [
    line(1, { kind: "goal", durationDays: 0 }),
    line(2, { parentId: id(1) }),
    line(3, { parentId: id(1), hidden: true }),
    line(4, { after: [to(2), to(5)] }),
    line(5, { hidden: true, after: [to(2)] }),
  ],
};
const seen = visibleTo("mentor", plan);
const accepting = (document: PlanDocument, changes: readonly PlanChange[]) =>
  mergeChanges(document, takenUp(document, changes));

describe("a suggestion that is taken up", () => {
  it("takes a line out wherever others wait for it, and leaves standing what its maker could not see", () => {
    const { document, conflicts } = accepting(plan, removalOf(seen, id(1)));
    expect(conflicts).toEqual([]);
    expect(checkDocument(document)).toEqual([]);
    expect(document.items.map((item) => item.id)).toEqual([id(3), id(4), id(5)]);
    expect(itemIn(document, id(3))).toMatchObject({ parentId: null, hidden: true });
    expect(itemIn(document, id(4)).after).toEqual([to(5)]);
    expect(itemIn(document, id(5)).after).toEqual([]);
  });

  it("takes a line out as it is by now, and a line that went meanwhile once", () => {
    const removal = removalOf(seen, id(2));
    const edited = {
      ...plan,
      items: plan.items.map((item) => (item.id === id(2) ? { ...item, note: "Begun" } : item)),
    };
    expect(accepting(edited, removal)).toMatchObject({ conflicts: [] });
    const { document } = accepting(edited, removal);
    expect(accepting(document, removal)).toMatchObject({ applied: [], conflicts: [] });
  });

  it("adds a line at the end of its goal once another has taken its place, and where it was meant to be otherwise", () => {
    const addition = additionOf(seen, { id: id(7), kind: "task", title: "Shadow" }, { parentId: id(1) });
    expect(addition.after).toMatchObject({ position: 3 });
    expect(itemIn(accepting(plan, [addition]).document, id(7)).position).toBe(4);
    const free = { ...plan, items: plan.items.filter((item) => item.id !== id(3)) };
    expect(itemIn(accepting(free, [addition]).document, id(7)).position).toBe(3);
  });

  it("conflicts where its field was changed meanwhile, and merges beside what was changed elsewhere", () => {
    const longer = itemChanges(itemIn(seen, id(2)), { durationDays: 20 });
    const with2 = (values: Partial<PlanItem>) => ({
      ...plan,
      items: plan.items.map((item) => (item.id === id(2) ? { ...item, ...values } : item)),
    });
    expect(accepting(with2({ durationDays: 9 }), longer).conflicts).toHaveLength(1);
    expect(itemIn(accepting(with2({ title: "Map" }), longer).document, id(2))).toMatchObject({
      title: "Map",
      durationDays: 20,
    });
  });
});
