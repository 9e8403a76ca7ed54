import { type Actor, memberId, wears } from "@/domain/actor";

/** What of a published case decides who may change it. */
export type CaseRecord = { readonly authorId: string | null; readonly isMembers: boolean };

/** Whoever wrote it. */
export const isAuthorOf = (actor: Actor, item: Pick<CaseRecord, "authorId">): boolean =>
  item.authorId !== null && memberId(actor) === item.authorId;

/** Correct what it says, and see what it said before: its author and moderators. What came with the product is edited elsewhere. */
export const canCorrect = (actor: Actor, item: CaseRecord): boolean =>
  item.isMembers && (isAuthorOf(actor, item) || wears(actor, "moderator"));

/** Read a draft and change it: its author alone. */
export const canWriteDraft = (actor: Actor, draft: { readonly authorId: string }): boolean =>
  memberId(actor) === draft.authorId;

/** What of the question to a mentor decides who may read the draft for it. */
export type PreReadRecord = {
  readonly mentorId: string;
  readonly closed: boolean;
  readonly paired: boolean;
};

/** Read it before it is published: the mentor who was asked, until it is closed, while they mentor its author. */
export const canPreRead = (actor: Actor, asked: PreReadRecord): boolean =>
  memberId(actor) === asked.mentorId && !asked.closed && asked.paired;

/** From how many decisions on their split is shown: fewer would tell who decided what. */
export const leastDecisions = 5;
