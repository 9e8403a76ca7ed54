import { type Actor, memberId } from "../actor";

/** A ledger, with its projects, is its member's alone: nobody else reads or writes it, staff included. */
export function canKeepLedger(actor: Actor, record: { memberId: string }): boolean {
  return memberId(actor) === record.memberId;
}
