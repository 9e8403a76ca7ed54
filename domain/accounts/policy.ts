import { type Actor, type Hat, wears } from "../actor";

/** Administrators give and take duties, never their own. */
export function canChangeHats(actor: Actor, target: { memberId: string }): boolean {
  return wears(actor, "admin") && actor.kind === "member" && actor.id !== target.memberId;
}

/** The last administrator keeps the duty, or nobody could give it again. */
export function leavesAnAdministrator(hat: Hat["kind"], administrators: number): boolean {
  return hat !== "admin" || administrators > 1;
}
