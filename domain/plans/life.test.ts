import { describe, expect, test } from "vitest";
import { newItem, type PlanItem } from "./document";
import { isBehindLastGate, movedState, type PlanMove, type PlanState, whyKept } from "./life";

const gate = (finishedOn: string | null, status: PlanItem["status"] = "open") =>
  newItem({ id: crypto.randomUUID(), kind: "gate", title: "Gate", position: 1, finishedOn, status });
const plan = (state: PlanState, ...items: PlanItem[]) => ({ state, document: { items } });
const passed = plan("agreed", gate("2026-05-04"));
const move = (to: PlanMove["to"], reason = "") => ({ to, reason });

test("a plan is behind its last gate when each gate that was not dropped has proceeded, and never without a gate", () => {
  expect(isBehindLastGate({ items: [] })).toBe(false);
  expect(isBehindLastGate({ items: [gate("2026-05-04"), gate(null)] })).toBe(false);
  expect(isBehindLastGate({ items: [gate("2026-05-04"), gate(null, "dropped")] })).toBe(true);
  expect(isBehindLastGate({ items: [gate(null, "dropped")] })).toBe(false);
});

describe("a plan", () => {
  test("is completed without a reason behind its last gate, and before it with one", () => {
    expect(movedState(passed, move("completed"), undefined)).toBe("completed");
    expect(movedState(plan("agreed", gate(null)), move("completed", "The role came early"), undefined)).toBe(
      "completed",
    );
    expect(() => movedState(plan("agreed", gate(null)), move("completed"), undefined)).toThrow(
      "plans.move_reason_wanted",
    );
  });

  test("is not completed while it was never agreed", () => {
    expect(() => movedState(plan("draft"), move("completed", "Done"), undefined)).toThrow("plans.draft_not_completed");
  });

  test("is given up with a reason, whether or not it was agreed", () => {
    expect(movedState(plan("draft"), move("abandoned", "Another way"), undefined)).toBe("abandoned");
    expect(() => movedState(passed, move("abandoned"), undefined)).toThrow("plans.move_reason_wanted");
  });

  test("goes back to where it stood when it is taken up again", () => {
    expect(movedState(plan("completed"), move("open", "Not yet"), "agreed")).toBe("agreed");
    expect(movedState(plan("abandoned"), move("open", "After all"), "draft")).toBe("draft");
    expect(() => movedState(plan("completed"), move("open"), "agreed")).toThrow("plans.move_reason_wanted");
  });

  test("is closed once, and taken up only when it is closed", () => {
    expect(() => movedState(plan("completed"), move("abandoned", "No"), "agreed")).toThrow("plans.closed");
    expect(() => movedState(plan("agreed"), move("open", "No"), undefined)).toThrow("plans.not_closed");
  });

  test("is kept as soon as anybody signed it, may read it or has read it", () => {
    expect(whyKept({ signatures: 0, shares: 0, looks: 0 })).toBeNull();
    expect(whyKept({ signatures: 1, shares: 1, looks: 1 })).toBe("signed");
    expect(whyKept({ signatures: 0, shares: 1, looks: 1 })).toBe("shared");
    expect(whyKept({ signatures: 0, shares: 0, looks: 1 })).toBe("seen");
  });
});
