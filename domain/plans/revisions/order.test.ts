import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkDocument } from "../checks";
import { newItem, numbered, type PlanDocument } from "../document";
import { schedulePlan } from "../schedule/schedule";
import { documentOf, england, idOf, mark, task } from "../schedule/schedule.fixture";
import { mergeChanges } from "./changes";
import { comparePlans } from "./compare";
import { type LineMove, moveLine } from "./order";

const calendar = england();
const timedOf = (document: PlanDocument) =>
  schedulePlan({ document, calendar, today: "2026-06-09", passed: new Map<string, string>() });
const moved = (document: PlanDocument, name: string, to: LineMove) => {
  const { changes, reason } = moveLine(document, idOf(name), to);
  return { document: mergeChanges(document, changes).document, changes, reason };
};
const named = (document: PlanDocument) => numbered(document.items).map(({ wbs, title }) => `${wbs} ${title}`);

const plan = documentOf([
  mark("goal", "A"),
  task("a1", 5, [], { in: "A" }),
  task("a2", 5, ["a1"], { in: "A" }),
  task("a3", 5, [], { in: "A" }),
  mark("gate", "gate", ["a2"]),
  mark("goal", "B"),
  task("b1", 5, ["gate"], { in: "B" }),
]);

describe("a line that is moved", () => {
  test("stands before the one that stood before it, and numbers follow", () => {
    const { document, changes, reason } = moved(plan, "a3", "up");
    expect(named(document)).toEqual(["1 A", "1.1 a1", "1.2 a3", "1.3 a2", "G1 gate", "2 B", "2.1 b1"]);
    expect(changes).toHaveLength(1);
    expect(reason).toBe("1.3 moved before 1.2");
  });

  test("takes what belongs to it along, and passes gates", () => {
    const once = moved(plan, "B", "up");
    expect(named(once.document)).toEqual(["1 A", "1.1 a1", "1.2 a2", "1.3 a3", "2 B", "2.1 b1", "G1 gate"]);
    expect(once.reason).toBe("2 moved before G1");
    expect(named(moved(once.document, "A", "down").document)[0]).toBe("1 B");
  });

  test("goes to the end of another goal, or stands by itself", () => {
    const { document, reason } = moved(plan, "a1", { goalId: idOf("B") });
    expect(named(document)).toEqual(["1 A", "1.1 a2", "1.2 a3", "G1 gate", "2 B", "2.1 b1", "2.2 a1"]);
    expect(reason).toBe("1.1 moved to goal 2");
    const alone = moved(plan, "b1", { goalId: null });
    expect(named(alone.document).slice(-2)).toEqual(["2 B", "3 b1"]);
    expect(alone.reason).toBe("2.1 moved out of goal 2, to stand by itself");
  });

  test("stays where it is at either end and in its own goal", () => {
    expect(moveLine(plan, idOf("a1"), "up").changes).toEqual([]);
    expect(moveLine(plan, idOf("a3"), "down").changes).toEqual([]);
    expect(moveLine(plan, idOf("a3"), { goalId: idOf("A") }).changes).toEqual([]);
  });

  test("is told by its numbers and its neighbour, and lines that only made room are not told", () => {
    const before = moved(plan, "a3", "up");
    const tell = (after: PlanDocument) => {
      const state = (document: PlanDocument) => ({ document, schedule: timedOf(document) });
      return comparePlans(state(plan), state(after)).changes.map(({ title, change, place }) => [
        title,
        change.field,
        place,
      ]);
    };
    expect(tell(before.document)).toEqual([["a3", "position", { before: "1.3", after: "1.2", next: "1.3 a2" }]]);
    expect(tell(moved(plan, "a1", { goalId: idOf("B") }).document)).toEqual([
      ["a1", "parentId", { before: "1.1", after: "2.2", next: null }],
    ]);
    const anew = { ...plan, items: plan.items.map((item) => ({ ...item, position: item.position * 10 })) };
    expect(tell(anew)).toEqual([]);
  });

  test("finds its place however often two lines change places, and where several have the same number", () => {
    let document = { ...plan, items: plan.items.map((item) => ({ ...item, position: 1 })) };
    const order = () =>
      numbered(document.items).flatMap(({ parentId, title }) => (parentId === idOf("A") ? title : []));
    for (let n = 0; n < 200; n += 1) {
      const [first, second, third] = order();
      document = moved(document, second ?? "", "up").document;
      expect(order()).toEqual([second, first, third]);
    }
  });
});

const kinds = ["goal", "task", "milestone", "gate"] as const;
const anyPlan = fc
  .array(
    fc.record({
      kind: fc.constantFrom(...kinds),
      days: fc.integer({ min: 1, max: 9 }),
      pick: fc.nat(),
      at: fc.nat({ max: 3 }),
    }),
    {
      minLength: 2,
      maxLength: 14,
    },
  )
  .map((drafts): PlanDocument => {
    const goals: string[] = [];
    const leaves: string[] = [];
    const items = drafts.map(({ kind, days, pick, at }, n) => {
      const id = idOf(`l${n}`);
      const before = leaves[pick % Math.max(1, leaves.length)];
      const home = kind === "goal" || kind === "gate" ? undefined : goals[pick % (goals.length + 1)];
      (kind === "goal" ? goals : leaves).push(id);
      return newItem({
        id,
        kind,
        title: `l${n}`,
        position: at,
        parentId: home ?? null,
        durationDays: kind === "task" ? days : 0,
        after: kind === "goal" || before === undefined ? [] : [{ itemId: before, lagDays: 0 }],
      });
    });
    return { ...documentOf([]), items };
  });
const anyMove = fc.tuple(fc.nat(), fc.constantFrom("up" as const, "down" as const, "goal" as const), fc.nat());

test("however lines are reordered, no leaf has another date and the plan holds together", () => {
  fc.assert(
    fc.property(anyPlan, fc.array(anyMove, { maxLength: 12 }), (first, moves) => {
      let document = first;
      const was = timedOf(first);
      for (const [pick, how, goal] of moves) {
        const line = document.items[pick % document.items.length];
        const goals = [null, ...document.items.flatMap((item) => (item.kind === "goal" ? [item.id] : []))];
        if (line === undefined) continue;
        const leaves = line.kind === "task" || line.kind === "milestone";
        const to = how === "goal" ? { goalId: goals[goal % goals.length] ?? null } : how;
        if (typeof to === "object" && !leaves) continue;
        document = mergeChanges(document, moveLine(document, line.id, to).changes).document;
      }
      expect(checkDocument(document)).toEqual([]);
      expect(new Set(numbered(document.items).map(({ wbs }) => wbs)).size).toBe(first.items.length);
      const is = timedOf(document);
      for (const { id, kind } of first.items) {
        if (kind === "goal") continue;
        const [before, after] = [was.items.get(id), is.items.get(id)];
        expect([after?.start, after?.finish, after?.floatDays]).toEqual([
          before?.start,
          before?.finish,
          before?.floatDays,
        ]);
      }
    }),
  );
});
