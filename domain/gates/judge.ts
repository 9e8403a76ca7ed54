import type { Criterion } from "@/domain/plans/document";
import { dayAfter } from "./days";
import { type GateWords, longestWait } from "./words";

/** Why a review cannot be signed yet: the reason, and the field of the form where it is put right. */
export type Missing = { readonly reason: string; readonly field: string };

/** The names of a review's fields in its form. */
export const gateFields = {
  mark: (criterionId: string) => `mark-${criterionId}`,
  note: (criterionId: string) => `note-${criterionId}`,
  condition: (n: number) => `condition-${n}`,
  conditionId: (n: number) => `condition-id-${n}`,
  by: (n: number) => `by-${n}`,
  clears: (n: number) => `clears-${n}`,
} as const;

/**
 * What a review still wants before it may be signed, the first thing of all; null when it is complete. Every criterion is
 * marked and the decision has a reason. To proceed without conditions everything is met; otherwise each criterion that is not
 * met has a condition with a date that clears it. A hold names the day on which the gate is looked at again.
 */
export function whatIsMissing(words: GateWords, criteria: readonly Criterion[], today: string): Missing | null {
  const markOf = (id: string) => words.marks.find((one) => one.criterionId === id)?.mark ?? null;
  const unmarked = criteria.find((criterion) => markOf(criterion.id) === null);
  if (unmarked) return { reason: "gates.mark_all", field: gateFields.mark(unmarked.id) };
  const unmet = criteria.filter((criterion) => markOf(criterion.id) !== "met");
  const missing = forDecision(words, unmet, today);
  if (missing) return missing;
  return words.why === "" ? { reason: "gates.say_why", field: "why" } : null;
}

function forDecision(words: GateWords, unmet: readonly Criterion[], today: string): Missing | null {
  switch (words.decision) {
    case null:
      return { reason: "gates.choose_decision", field: "decision" };
    case "proceed":
      return unmet.length > 0 ? { reason: "gates.not_all_met", field: "decision" } : null;
    case "conditions":
      return forConditions(words, unmet, today);
    case "hold":
      if (words.holdUntil === null) return { reason: "gates.hold_date_wanted", field: "holdUntil" };
      if (words.holdUntil <= today || words.holdUntil > dayAfter(today, longestWait.hold)) {
        return { reason: "gates.hold_date_out_of_range", field: "holdUntil" };
      }
      return null;
    case "route":
      return null;
  }
}

function forConditions(words: GateWords, unmet: readonly Criterion[], today: string): Missing | null {
  if (words.conditions.length === 0) return { reason: "gates.condition_wanted", field: gateFields.condition(0) };
  for (const [n, { text, by }] of words.conditions.entries()) {
    if (text === "") return { reason: "gates.condition_wanted", field: gateFields.condition(n) };
    if (by === null) return { reason: "gates.condition_date_wanted", field: gateFields.by(n) };
    if (by <= today || by > dayAfter(today, longestWait.condition)) {
      return { reason: "gates.condition_date_out_of_range", field: gateFields.by(n) };
    }
  }
  const cleared = new Set(words.conditions.map((condition) => condition.criterionId));
  const open = unmet.some((criterion) => !cleared.has(criterion.id));
  return open ? { reason: "gates.unmet_without_condition", field: gateFields.clears(0) } : null;
}
