import { type Actor, memberId } from "../actor";
import type { EvidenceVisibility } from "./tags";

/** What a policy needs of a piece: whose it is, and what ties the person asking to it at this moment. */
export type EvidenceRecord = {
  readonly ownerId: string;
  readonly visibility: EvidenceVisibility;
  /** The person asking mentors the owner in a mentorship that lasts, and neither keeps away from the other. */
  readonly mentorsOwner: boolean;
  /** It is linked to an item, not hidden, of a plan that they read as the owner's mentor. */
  readonly linkedInSight: boolean;
};

/** Write it, link it, remove it, answer about it: its owner alone. */
export function canKeepEvidence(actor: Actor, piece: Pick<EvidenceRecord, "ownerId">): boolean {
  return memberId(actor) === piece.ownerId;
}

/** Confirm it or ask about it: the mentor of now, to whom it is shown outright or where it is linked. */
export function canConfirmEvidence(actor: Actor, piece: EvidenceRecord): boolean {
  if (memberId(actor) === undefined || canKeepEvidence(actor, piece) || !piece.mentorsOwner) return false;
  return piece.visibility === "mentor" || (piece.visibility === "linked" && piece.linkedInSight);
}

/** Read it: its owner, and the mentor who could confirm it. To anybody else it does not exist. */
export function canReadEvidence(actor: Actor, piece: EvidenceRecord): boolean {
  return canKeepEvidence(actor, piece) || canConfirmEvidence(actor, piece);
}
