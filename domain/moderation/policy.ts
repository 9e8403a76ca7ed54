import { type Actor, memberId, wears } from "../actor";
import { canModerateThread } from "../discussion/policy";

/** What is decided about: whose it is, and in which programme. */
export type Decided = { readonly authorId: string | null; readonly programmeId: string | null };

/** Decide on what somebody said: moderators everywhere, coordinators in their programme; nobody on their own words. */
export const canDecide = (actor: Actor, about: Decided): boolean =>
  canModerateThread(actor, about) && memberId(actor) !== about.authorId;

/** Suspend members and let them back in: moderators, and nobody themself. */
export const canSuspend = (actor: Actor, { memberId: whom }: { readonly memberId: string }): boolean =>
  wears(actor, "moderator") && memberId(actor) !== whom;

/** Keep the list of tags: moderators and administrators. */
export const canCurateTags = (actor: Actor): boolean => wears(actor, "moderator") || wears(actor, "admin");

/** Report what somebody said: any member who can read it, and nobody their own words. */
export const canReport = (actor: Actor, { authorId }: { readonly authorId: string | null }): boolean =>
  memberId(actor) !== undefined && memberId(actor) !== authorId;
