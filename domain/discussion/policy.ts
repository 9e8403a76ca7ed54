import { type Actor, coordinates, memberId, wears } from "@/domain/actor";
import type { PostState, ThreadAudience } from "./kinds";

/** What of a thread decides who may do what. `takesPart` says whether the actor takes part in its programme. */
export type ThreadRecord = {
  readonly audience: ThreadAudience;
  readonly programmeId: string | null;
  readonly hidden: boolean;
  readonly locked: boolean;
  /** A post of it has been shown: until then it waits with its first one. */
  readonly begun: boolean;
  readonly openedById: string | null;
  readonly takesPart: boolean;
  /** It is about a case whose outcome is shut for the actor. */
  readonly shut: boolean;
};

export type PostRecord = { readonly authorId: string | null };

/** Moderates a thread: moderators every one, coordinators those of their programme. */
export const canModerateThread = (actor: Actor, thread: Pick<ThreadRecord, "programmeId">): boolean =>
  wears(actor, "moderator") || (thread.programmeId !== null && coordinates(actor, thread.programmeId));

/**
 * Read it. One that is hidden is there for moderators alone; one about a case that is shut, for those who have decided; one whose
 * first post waits, with its title, for whoever opened it.
 */
export const canReadThread = (actor: Actor, thread: ThreadRecord): boolean => {
  if (canModerateThread(actor, thread)) return true;
  if (thread.hidden || thread.shut) return false;
  if (!thread.begun && (memberId(actor) === undefined || memberId(actor) !== thread.openedById)) return false;
  if (thread.audience === "public") return true;
  if (memberId(actor) === undefined) return false;
  return thread.audience === "members" || thread.takesPart;
};

/** Say something in it. A locked thread takes nothing more, from moderators neither. */
export const canPost = (actor: Actor, thread: ThreadRecord): boolean =>
  memberId(actor) !== undefined && canReadThread(actor, thread) && !thread.locked;

/** Change what one said oneself; nobody edits another's words. */
export const canEditPost = (actor: Actor, post: PostRecord): boolean =>
  memberId(actor) !== undefined && memberId(actor) === post.authorId;

/** Choose what to take away from it: whoever opened it. */
export const canMarkTakeaways = (actor: Actor, thread: ThreadRecord): boolean =>
  memberId(actor) !== undefined && memberId(actor) === thread.openedById;

/**
 * Read what a post says, and what is attached to it, where its thread can be read. What was taken out of sight, and what waits,
 * goes to its author and to those who moderate; what its author has deleted, to nobody.
 */
export const canReadWords = (actor: Actor, post: PostRecord & { readonly state: PostState }, moderates: boolean) =>
  post.state === "published" || (post.state !== "deleted" && (moderates || canEditPost(actor, post)));
