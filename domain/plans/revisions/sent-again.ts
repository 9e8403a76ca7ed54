import type { PlanDocument } from "../document";
import { mergeChanges, type PlanChange, same } from "./changes";

/** Criteria have their identity from the server, a new one at each sending; what was typed is their words. */
function withoutIds(criteria: unknown): unknown {
  if (!Array.isArray(criteria)) return criteria;
  return criteria.map((one: unknown) => (typeof one === "object" && one !== null ? { ...one, id: "" } : one));
}

function wordsOf(change: PlanChange): unknown {
  if (change.field === "criteria") return withoutIds(change.after);
  if (change.field !== "item" || change.after === null) return change.after;
  return { ...change.after, criteria: withoutIds(change.after.criteria) };
}

const placeOf = ({ itemId, field }: PlanChange) => `${itemId} ${field}`;

/**
 * Whether a form says what a revision recorded of it: each change of the revision, and beyond them nothing that the plan did
 * not say by then. `document` is the plan at that revision.
 */
export function isSentAgain(
  document: PlanDocument,
  recorded: readonly PlanChange[],
  sent: readonly PlanChange[],
): boolean {
  const said = new Map(sent.map((change) => [placeOf(change), change]));
  const isSaid = (change: PlanChange) => {
    const again = said.get(placeOf(change));
    return again !== undefined && same(wordsOf(again), wordsOf(change));
  };
  const places = new Set(recorded.map(placeOf));
  const { applied, conflicts } = mergeChanges(
    document,
    sent.filter((change) => !places.has(placeOf(change))),
  );
  return recorded.every(isSaid) && applied.length === 0 && conflicts.length === 0;
}
