import { and, eq, isNotNull, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { cases, postMoves, posts, threads } from "@/db/schema/index";
import type { AttachedFile, Reply } from "@/domain/discussion/forms";
import type { PostState } from "@/domain/discussion/kinds";
import { isNewcomer, refusedOfNewcomer, reviewedPosts } from "@/domain/discussion/newcomer";
import { type PostNumber, writeNumber } from "@/domain/discussion/number";
import { canPost, canReadThread } from "@/domain/discussion/policy";
import { DomainError, found } from "@/domain/errors";
import { countLinks, mentionedHandles } from "@/domain/markdown/found";
import { authorize } from "@/domain/policy";
import type { MemberCtx } from "@/server/context";
import { raiseFact } from "@/server/jobs/enqueue";
import { attach, hasAttached } from "../attachments/attachments";
import { keepMeanings } from "../mentions/meanings";
import { nameMembers } from "../mentions/mentions";
import { findMoved, lastOf } from "../moves/moved";
import { isSensitive, sightColumns, threadPath } from "../sight";
import { watchThread } from "../watching/watching";
import { askModerator } from "./ask-moderator";
import { keepPace } from "./pace";
import { keepPseudonym } from "./pseudonyms";
import { countAsRead, takePlace } from "./publish";

/** Where a post went. `number` is null while it waits: for a moderator, or for a quiet round to open. */
export type Posted = {
  readonly postId: string;
  readonly state: PostState;
  readonly number: string | null;
  readonly path: string;
};

const hidden = { reason: "discussion.no_such_thread", hidden: true };
/** Why somebody who reads a thread cannot write there. */
export const locked = { reason: "discussion.locked" };

/** The thread for somebody who may read it, with its row locked: what is posted at the same time waits its turn. */
async function lockThread(tx: Tx, { actor }: MemberCtx, no: number) {
  const [row] = await tx
    .select({
      ...sightColumns(tx, actor),
      id: threads.id,
      no: threads.no,
      isMain: threads.isMain,
      caseId: threads.caseId,
      quietUntil: threads.quietUntil,
      mergedIntoId: threads.mergedIntoId,
      sensitive: isSensitive,
      caseSlug: sql<string | null>`(select c.slug from ${cases} c where c.id = ${threads.caseId})`,
    })
    .from(threads)
    .where(eq(threads.no, no))
    .for("update");
  return authorize(actor, canReadThread, found(row, hidden.reason), hidden);
}

async function pathOf(tx: Tx, threadId: string): Promise<string> {
  const [thread] = await tx
    .select({ no: threads.no, isMain: threads.isMain, caseSlug: cases.slug })
    .from(threads)
    .leftJoin(cases, eq(cases.id, threads.caseId))
    .where(eq(threads.id, threadId));
  return threadPath(found(thread, hidden.reason));
}

/** Whether this member's posts are looked at first. Counts no further than it has to. */
async function isNew(tx: Tx, memberId: string): Promise<boolean> {
  const standing = await tx
    .select({ id: posts.id })
    .from(posts)
    .where(and(eq(posts.authorId, memberId), isNotNull(posts.publishedAt), eq(posts.state, "published")))
    .limit(reviewedPosts);
  return isNewcomer(standing.length);
}

/** More links and names than a few. */
function refuseNewcomer(body: string): void {
  const refused = refusedOfNewcomer({ links: countLinks(body), mentions: mentionedHandles(body).length });
  if (refused !== null) throw new DomainError("INVALID", refused, "body");
}

/** Refuses what somebody new may not write yet. Returns whether they are new. */
export async function limitNewcomer(tx: Tx, memberId: string, body: string): Promise<boolean> {
  const newcomer = await isNew(tx, memberId);
  if (newcomer) refuseNewcomer(body);
  return newcomer;
}

/** The post that a form has made already. */
async function findSent(tx: Tx, authorId: string, key: string) {
  const [row] = await tx
    .select({
      id: posts.id,
      threadId: posts.threadId,
      replyToId: posts.replyToId,
      state: posts.state,
      body: posts.body,
      major: posts.major,
      minor: posts.minor,
    })
    .from(posts)
    .where(and(eq(posts.authorId, authorId), eq(posts.key, key)));
  return row;
}

type SentPost = NonNullable<Awaited<ReturnType<typeof findSent>>>;

/**
 * Locks the thread and reads what writing in it needs to know, in one go, each once the lock is there: whoever waited for it sees what
 * was posted meanwhile. `answered` is null where nothing is answered, and undefined where there is no such post.
 */
export async function lockToWrite(tx: Tx, ctx: MemberCtx, { threadNo, replyTo }: Answered, key: string) {
  const [thread, answered, newcomer, sent] = await Promise.all([
    lockThread(tx, ctx, threadNo),
    replyTo === null ? null : findPost(tx, threadNo, replyTo),
    isNew(tx, ctx.actor.id),
    findSent(tx, ctx.actor.id, key),
  ]);
  return { thread, answered, newcomer, sent };
}

type NewPost = {
  thread: Awaited<ReturnType<typeof lockThread>>;
  /** Whether its author is new, and what this form has made before. */
  newcomer: boolean;
  sent: SentPost | undefined;
  topId: string | null;
  replyToId: string | null;
  body: string;
  asMember: boolean;
  files: readonly AttachedFile[];
  key: string;
  quiet: boolean;
};

type Written = { id: string; threadId: string; state: PostState; number: PostNumber | null };

/** The form has made something else before. */
export const alreadyPosted = () => new DomainError("CONFLICT", "discussion.already_posted");

/**
 * Writes a post in a thread that is locked, or finds the one that this form has made already. It is shown at once, and then written once,
 * with its place, unless it has to wait.
 */
export async function writePost(tx: Tx, { actor, now }: MemberCtx, post: NewPost): Promise<Written> {
  const { thread, files, topId, replyToId, body, asMember, key } = post;
  if (post.newcomer) refuseNewcomer(body);
  if (post.sent !== undefined) return foundAgain(tx, post.sent, post);
  const waits = post.newcomer || thread.sensitive ? "pending" : post.quiet ? "sealed" : null;
  const threadId = thread.id;
  const [place] = await Promise.all([
    waits === null ? takePlace(tx, { threadId, topId }, now) : null,
    keepPace({ db: tx, actor, now }, "post"),
  ]);
  const shown = place === null ? null : { ...place, publishedAt: now };
  const state = waits ?? "published";
  const [row] = await tx
    .insert(posts)
    .values({ threadId, topId, replyToId, body, asMember, key, authorId: actor.id, state, writtenAt: now, ...shown })
    .onConflictDoNothing({ target: [posts.authorId, posts.key] })
    .returning({ id: posts.id });
  // The same form was sent to another thread at this moment.
  if (row === undefined) throw alreadyPosted();
  const { id } = row;
  await attach(tx, { id, authorId: actor.id, asMember }, files);
  await nameMembers(tx, { id, threadId, authorId: actor.id, body });
  if (asMember) await keepPseudonym(tx, threadId, actor.id);
  if (state === "pending") await askModerator(tx, { ...thread, postId: id, authorId: actor.id }, now);
  if (place === null) return { id, threadId, state, number: null };
  await countAsRead(tx, { threadId, authorId: actor.id, seq: place.seq }, now);
  await raiseFact(tx, { name: "post.published", threadId, postId: id });
  return { id, threadId, state, number: { major: place.major, minor: place.minor } };
}

/** What a form has made before, if it says the same once more. */
async function foundAgain(tx: Tx, sent: SentPost, post: NewPost): Promise<Written> {
  const same = sent.body === post.body && sent.replyToId === post.replyToId;
  if (!same || !(await stoodIn(tx, sent, post.thread.id)) || !(await hasAttached(tx, sent.id, post.files)))
    throw alreadyPosted();
  const { id, threadId, state, major, minor } = sent;
  return { id, threadId, state, number: major === null ? null : { major, minor: minor ?? 0 } };
}

/** Whether a post stands in a thread, or did before it was moved. */
async function stoodIn(tx: Tx, post: { id: string; threadId: string }, threadId: string): Promise<boolean> {
  if (post.threadId === threadId) return true;
  return (await tx.$count(postMoves, and(eq(postMoves.postId, post.id), eq(postMoves.threadId, threadId)))) > 0;
}

/** A post as its author is told of it. */
export async function posted(
  tx: Tx,
  thread: NewPost["thread"],
  { id, threadId, state, number }: Written,
): Promise<Posted> {
  // What was sent before may have been moved since.
  const path = threadId === thread.id ? threadPath(thread) : await pathOf(tx, threadId);
  return { postId: id, state, number: number === null ? null : writeNumber(number), path };
}

/** Where an answer is to stand: in a thread, on its top level or beneath the post with this number. */
type Answered = Pick<Reply, "threadNo" | "replyTo">;

/**
 * Answers in a thread: on its top level, or beneath the post that is answered, one level deep. Sent twice it is one post; the
 * same form with other words is refused. A locked thread takes nothing. What was moved since the form was opened is answered
 * where it stands now.
 */
export async function reply(ctx: MemberCtx, input: Reply): Promise<Posted> {
  let at: Answered = input;
  for (;;) {
    const post = await replyAt(ctx, input, at);
    if (post !== null) return post;
    // The locks are given back first: who moves posts locks two threads, in an order of their own.
    at = await followed(ctx, at);
  }
}

/** Null when the thread was merged or the answered post moved. */
async function replyAt(ctx: MemberCtx, input: Reply, at: Answered): Promise<Posted | null> {
  return ctx.db.transaction(async (tx) => {
    const { thread: seen, answered, ...writer } = await lockToWrite(tx, ctx, at, input.key);
    if (seen.mergedIntoId !== null || answered === undefined) return null;
    // An answer would take the number of the first post.
    if (!seen.begun) throw new DomainError("CONFLICT", "discussion.not_begun");
    const thread = authorize(ctx.actor, canPost, seen, locked);
    const quiet = answered === null && thread.quietUntil !== null && thread.quietUntil > ctx.now;
    const post = await writePost(tx, ctx, {
      ...writer,
      thread,
      topId: answered === null ? null : (answered.topId ?? answered.id),
      replyToId: answered?.id ?? null,
      body: input.body,
      asMember: input.asMember,
      files: input.files,
      key: input.key,
      quiet,
    });
    if (at.threadNo !== input.threadNo) await keepMeanings(tx, await idOf(tx, input.threadNo), eq(posts.id, post.id));
    if (input.watch) await watchThread({ ...ctx, db: tx }, thread.id);
    return posted(tx, thread, post);
  });
}

async function idOf(db: Pick<Tx, "select">, no: number): Promise<string> {
  const [row] = await db.select({ id: threads.id }).from(threads).where(eq(threads.no, no));
  return found(row, hidden.reason).id;
}

/** Where an answer goes on: to the post that was moved, or to the thread into which this one was merged. */
async function followed({ db }: MemberCtx, { threadNo, replyTo }: Answered): Promise<Answered> {
  const id = await idOf(db, threadNo);
  if (replyTo === null) return { threadNo: (await lastOf(db, id)).no, replyTo };
  const { no, number } = found(await findMoved(db, id, replyTo), "discussion.no_such_post");
  return { threadNo: no, replyTo: number };
}

async function findPost(tx: Tx, threadNo: number, number: PostNumber) {
  const [row] = await tx
    .select({ id: posts.id, topId: posts.topId })
    .from(posts)
    .innerJoin(threads, eq(threads.id, posts.threadId))
    .where(and(eq(threads.no, threadNo), eq(posts.major, number.major), eq(posts.minor, number.minor)));
  return row;
}
