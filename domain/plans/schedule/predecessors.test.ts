import { describe, expect, it } from "vitest";
import { newItem, numbered } from "../document";
import { readPredecessors, writePredecessors } from "./predecessors";

const goal = newItem({ id: "00000000-0000-4000-8000-000000000001", kind: "goal", title: "Goal", position: 1 });
const task = newItem({
  id: "00000000-0000-4000-8000-000000000002",
  kind: "task",
  title: "Task",
  position: 1,
  parentId: goal.id,
});
const gate = newItem({ id: "00000000-0000-4000-8000-000000000003", kind: "gate", title: "Gate", position: 2 });
const lines = numbered([gate, task, goal]);

describe("what an item waits for", () => {
  it("is read as it is written", () => {
    const after = [
      { itemId: task.id, lagDays: 0 },
      { itemId: gate.id, lagDays: 5 },
    ];
    expect(writePredecessors(after, lines)).toBe("1.1, G1+5");
    expect(readPredecessors(writePredecessors(after, lines), lines)).toEqual({ links: after, unknown: [] });
  });

  it("may be written the way planning tools write it", () => {
    expect(readPredecessors("#1.1FS + 3d; g1", lines).links).toEqual([
      { itemId: task.id, lagDays: 3 },
      { itemId: gate.id, lagDays: 0 },
    ]);
  });

  it("names what the plan does not have", () => {
    expect(readPredecessors("1.1, 7.2, soon", lines)).toMatchObject({ unknown: ["7.2", "soon"] });
  });
});
