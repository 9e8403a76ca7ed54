import type { Criterion } from "@/domain/plans/document";
import { dayAfter } from "./days";
import { type GateWords, gateLimits, longestWait } from "./words";

/** Why a review cannot be signed yet: the reason, the field of the form where it is put right, and the criteria meant, from 1. */
export type Missing = { readonly reason: string; readonly field: string; readonly criteria?: readonly number[] };

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
  const places = criteria.map(({ id }, place) => ({ id, n: place + 1, mark: markOf(id) }));
  const unmarked = places.filter(({ mark }) => mark === null);
  const [first] = unmarked;
  if (first)
    return { reason: "gates.mark_all", field: gateFields.mark(first.id), criteria: unmarked.map(({ n }) => n) };
  const unmet = places.filter(({ mark }) => mark !== "met");
  const missing = forDecision(words, unmet, today);
  if (missing) return missing;
  return words.why === "" ? { reason: "gates.say_why", field: "why" } : null;
}

type Unmet = { readonly id: string; readonly n: number };

function forDecision(words: GateWords, unmet: readonly Unmet[], today: string): Missing | null {
  switch (words.decision) {
    case null:
      return { reason: "gates.choose_decision", field: "decision" };
    case "proceed":
      return unmet.length > 0
        ? { reason: "gates.not_all_met", field: "decision", criteria: unmet.map(({ n }) => n) }
        : null;
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

function forConditions(words: GateWords, unmet: readonly Unmet[], today: string): Missing | null {
  if (words.conditions.length === 0) return { reason: "gates.condition_wanted", field: gateFields.condition(0) };
  for (const [n, { text, by }] of words.conditions.entries()) {
    if (text === "") return { reason: "gates.condition_wanted", field: gateFields.condition(n) };
    if (by === null) return { reason: "gates.condition_date_wanted", field: gateFields.by(n) };
    if (by <= today || by > dayAfter(today, longestWait.condition)) {
      return { reason: "gates.condition_date_out_of_range", field: gateFields.by(n) };
    }
  }
  const cleared = new Set(words.conditions.map((condition) => condition.criterionId));
  const open = unmet.filter(({ id }) => !cleared.has(id));
  if (open.length === 0) return null;
  // Where there is room to say it: a condition that clears nothing yet, else the next one.
  const free = words.conditions.findIndex(({ criterionId }) => criterionId === null);
  const next = Math.min(words.conditions.length, gateLimits.conditions - 1);
  const field = gateFields.clears(free === -1 ? next : free);
  return { reason: "gates.unmet_without_condition", field, criteria: open.map(({ n }) => n) };
}
