import { type Actor, type Hat, wears } from "../actor";

/** Only the person acts on their own account. */
export function canEditAccount(actor: Actor, account: { memberId: string }): boolean {
  return actor.kind === "member" && actor.id === account.memberId;
}

/** Administrators give and take duties, never their own. */
export function canChangeHats(actor: Actor, target: { memberId: string }): boolean {
  return wears(actor, "admin") && actor.kind === "member" && actor.id !== target.memberId;
}

/** The last administrator keeps the duty, or nobody could give it again. */
export function leavesAnAdministrator(hat: Hat["kind"], administrators: number): boolean {
  return hat !== "admin" || administrators > 1;
}

/** Coordinators say that they have seen a certificate, of anybody but themselves. */
export function canMarkCredentialSeen(
  actor: Actor,
  credential: { memberId: string; programmeIds: readonly string[] },
): boolean {
  return (
    actor.kind === "member" &&
    actor.id !== credential.memberId &&
    actor.hats.some((hat) => hat.kind === "coordinator" && credential.programmeIds.includes(hat.programmeId))
  );
}
