import type { ThreadAudience } from "../discussion/kinds";

/** What of a thread decides whether its posts may go elsewhere, or others come to it. */
export type Relocated = {
  readonly id: string;
  readonly audience: ThreadAudience;
  readonly programmeId: string | null;
  readonly hidden: boolean;
  readonly isMain: boolean;
  /** It was merged into another already. */
  readonly merged: boolean;
  /** A post of it has been shown. */
  readonly begun: boolean;
  /** First answers are collected unseen, or are about to be opened. */
  readonly quiet: boolean;
  /** The case that its readers have to decide before they read it. */
  readonly lockedCaseId: string | null;
};

/** What of the place to which something goes decides who reads it there. */
export type Readership = Pick<Relocated, "hidden" | "lockedCaseId">;

/** Whether somebody could read a post there who cannot here. */
const widens = (from: Readership, to: Readership): boolean =>
  (from.hidden && !to.hidden) || (from.lockedCaseId !== null && from.lockedCaseId !== to.lockedCaseId);

/** Whether there are readers who have to decide on a case before they read it there, and had not to here. */
export const narrows = (from: Readership, to: Readership): boolean =>
  to.lockedCaseId !== null && from.lockedCaseId !== to.lockedCaseId;

/** Why nothing can be moved out of a thread or within it, or null. */
export function refusedHere(thread: Relocated): string | null {
  if (thread.merged) return "moderation.merged_already";
  if (!thread.begun) return "moderation.not_begun";
  return thread.quiet ? "moderation.round_under_way" : null;
}

/** Why a thread cannot be moved to a case or a domain, or null. */
export function refusedMove(thread: Relocated, to: Readership): string | null {
  if (thread.isMain) return "moderation.stands_on_case";
  const here = thread.begun ? refusedHere(thread) : null;
  return here ?? (widens(thread, to) ? "moderation.would_widen" : null);
}

/** Why a thread cannot be merged into another, or null. Only where the same people read both. */
export function refusedMerge(from: Relocated, into: Relocated): string | null {
  if (from.id === into.id) return "moderation.into_itself";
  if (from.isMain) return "moderation.stands_on_case";
  if (from.audience !== into.audience || from.programmeId !== into.programmeId) return "moderation.other_readers";
  const here = refusedHere(from);
  if (here !== null) return here;
  if (into.merged) return "moderation.target_merged";
  if (!into.begun) return "moderation.target_not_begun";
  if (into.quiet) return "moderation.target_quiet";
  return widens(from, into) ? "moderation.would_widen" : null;
}
