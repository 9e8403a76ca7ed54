import { documentSchema, itemSchema, type PlanDocument } from "../document";
import { mergeChanges, type PlanChange, undoing } from "../revisions/changes";

type Told = {
  readonly document: PlanDocument;
  readonly revision: number;
  readonly revisions: readonly { readonly number: number; readonly changes: readonly PlanChange[] }[];
  readonly baselines: readonly { readonly number: number; readonly revision: number }[];
};

/** Whether a change holds values that its field can have; those of whole items are read with the file. */
function isPossible({ field, itemId, before, after }: PlanChange): boolean {
  if (field === "item") return true;
  const schema = itemId === null ? documentSchema.shape[field] : itemSchema.shape[field];
  return schema.safeParse(before).success && schema.safeParse(after).success;
}

/** Whether undoing the revisions, the newest first, leads from the document to each state before it. */
function isUndone(document: PlanDocument, revisions: Told["revisions"]): boolean {
  let state = document;
  for (const { changes } of revisions.toReversed()) {
    const { document: earlier, conflicts } = mergeChanges(state, undoing(changes));
    if (conflicts.length > 0 || !changes.every(isPossible)) return false;
    state = earlier;
  }
  return true;
}

/**
 * Whether the history of a file can be taken over: every revision from the first to the newest is there, they lead to the plan that
 * the file holds, and each baseline is one of its own of one of them.
 */
export function isHistoryWhole({ document, revision, revisions, baselines }: Told): boolean {
  const isEvery = revisions.length === revision && revisions.every(({ number }, at) => number === at + 1);
  const isOnce = new Set(baselines.map(({ number }) => number)).size === baselines.length;
  return isEvery && isOnce && baselines.every((one) => one.revision <= revision) && isUndone(document, revisions);
}
