import { and, eq, isNotNull } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { cases, domains, postMoves, posts, threads, threadTags } from "@/db/schema/index";
import type { MemberActor } from "@/domain/actor";
import type { AttachedFile, OpenThread, Reply } from "@/domain/discussion/forms";
import type { PostState } from "@/domain/discussion/kinds";
import { isNewcomer, refusedOfNewcomer, reviewedPosts } from "@/domain/discussion/newcomer";
import { type PostNumber, writeNumber } from "@/domain/discussion/number";
import { canPost, canReadThread } from "@/domain/discussion/policy";
import { DomainError, found } from "@/domain/errors";
import { countLinks, mentionedHandles } from "@/domain/markdown/found";
import { authorize } from "@/domain/policy";
import { isShut } from "@/server/cases/sight";
import { presentTags } from "@/server/cases/tags";
import type { Ctx } from "@/server/context";
import { attach, hasAttached } from "../attachments/attachments";
import { keepMeanings } from "../mentions/meanings";
import { saveMentions } from "../mentions/mentions";
import { findMoved, lastOf } from "../moves/moved";
import { isSensitive, sightColumns, threadPath } from "../sight";
import { watch } from "../watching/watching";
import { askModerator, type Reviewed } from "./ask-moderator";
import { keepPace } from "./pace";
import { keepPseudonym } from "./pseudonyms";
import { publishPost } from "./publish";

export type MemberCtx = Ctx & { readonly actor: MemberActor };

/** Where a post went. `number` is null while it waits: for a moderator, or for a quiet round to open. */
export type Posted = {
  readonly postId: string;
  readonly state: PostState;
  readonly number: string | null;
  readonly path: string;
};

const hidden = { reason: "discussion.no_such_thread", hidden: true };
const locked = { reason: "discussion.locked" };
const quietHours = 48;

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

/** Refuses what somebody new may not write yet: more than a few links and names. Returns whether they are new. */
export async function limitNewcomer(tx: Tx, memberId: string, body: string): Promise<boolean> {
  if (!(await isNew(tx, memberId))) return false;
  const refused = refusedOfNewcomer({ links: countLinks(body), mentions: mentionedHandles(body).length });
  if (refused !== null) throw new DomainError("INVALID", refused, "body");
  return true;
}

type NewPost = {
  thread: Reviewed;
  topId: string | null;
  replyToId: string | null;
  body: string;
  asMember: boolean;
  files: readonly AttachedFile[];
  key: string;
  quiet: boolean;
};

type Written = { id: string; threadId: string; state: PostState; number: PostNumber | null };

/** Writes a post, or finds the one that this form has made already. It is shown at once unless it has to wait. */
async function writePost(
  tx: Tx,
  { actor, now }: MemberCtx,
  { quiet, thread, files, ...said }: NewPost,
): Promise<Written> {
  const post = { ...said, threadId: thread.id };
  const newcomer = await limitNewcomer(tx, actor.id, said.body);
  const state = newcomer || thread.sensitive ? "pending" : "sealed";
  const [row] = await tx
    .insert(posts)
    .values({ ...post, authorId: actor.id, state, writtenAt: now })
    .onConflictDoNothing({ target: [posts.authorId, posts.key] })
    .returning({ id: posts.id });
  if (row === undefined) return alreadyPosted(tx, actor.id, { ...post, files });
  await keepPace({ db: tx, actor, now }, "post");
  await attach(tx, { id: row.id, authorId: actor.id, asMember: post.asMember }, files);
  await saveMentions(tx, { id: row.id, threadId: post.threadId, authorId: actor.id, body: post.body });
  if (post.asMember) await keepPseudonym(tx, post.threadId, actor.id);
  if (state === "pending") await askModerator(tx, { ...thread, postId: row.id, authorId: actor.id }, now);
  const made = { id: row.id, threadId: post.threadId };
  if (state === "pending" || quiet) return { ...made, state, number: null };
  const number = await publishPost(tx, row.id, now);
  return { ...made, state: "published", number };
}

type Sent = Pick<NewPost, "replyToId" | "body" | "files" | "key"> & { threadId: string };

async function alreadyPosted(tx: Tx, authorId: string, post: Sent): Promise<Written> {
  const [row] = await tx
    .select()
    .from(posts)
    .where(and(eq(posts.authorId, authorId), eq(posts.key, post.key)));
  const same = row?.body === post.body && row.replyToId === post.replyToId;
  if (
    row === undefined ||
    !same ||
    !(await stoodIn(tx, row, post.threadId)) ||
    !(await hasAttached(tx, row.id, post.files))
  )
    throw new DomainError("CONFLICT", "discussion.already_posted");
  const number: PostNumber | null = row.major === null ? null : { major: row.major, minor: row.minor ?? 0 };
  return { id: row.id, threadId: row.threadId, state: row.state, number };
}

/** Whether a post stands in a thread, or did before it was moved. */
async function stoodIn(tx: Tx, post: { id: string; threadId: string }, threadId: string): Promise<boolean> {
  if (post.threadId === threadId) return true;
  return (await tx.$count(postMoves, and(eq(postMoves.postId, post.id), eq(postMoves.threadId, threadId)))) > 0;
}

async function posted(tx: Tx, { id, threadId, state, number }: Written): Promise<Posted> {
  const path = await pathOf(tx, threadId);
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
    const seen = await lockThread(tx, ctx, at.threadNo);
    const answered = at.replyTo === null ? null : await findPost(tx, seen.id, at.replyTo);
    if (seen.mergedIntoId !== null || answered === undefined) return null;
    // An answer would take the number of the first post.
    if (!seen.begun) throw new DomainError("CONFLICT", "discussion.not_begun");
    const thread = authorize(ctx.actor, canPost, seen, locked);
    const quiet = answered === null && thread.quietUntil !== null && thread.quietUntil > ctx.now;
    const post = await writePost(tx, ctx, {
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
    if (input.watch) await watch({ ...ctx, db: tx }, { kind: "thread", subject: String(thread.no), level: "watch" });
    return posted(tx, post);
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

async function findPost(tx: Tx, threadId: string, number: PostNumber) {
  const [row] = await tx
    .select({ id: posts.id, topId: posts.topId })
    .from(posts)
    .where(and(eq(posts.threadId, threadId), eq(posts.major, number.major), eq(posts.minor, number.minor)));
  return row;
}

/** Opens a thread about a case or in a domain with its first post. Sent twice it is one thread. */
export async function openThread(ctx: MemberCtx, input: OpenThread): Promise<Posted> {
  return ctx.db.transaction(async (tx) => {
    const about = await findSubject(tx, ctx, input);
    const { title, stage, audience, programmeId, key } = input;
    const [row] = await tx
      .insert(threads)
      .values({
        ...about,
        title,
        stage,
        audience,
        programmeId,
        key,
        openedById: ctx.actor.id,
        openedAt: ctx.now,
        lastPostAt: ctx.now,
        quietUntil: input.quiet ? new Date(ctx.now.getTime() + quietHours * 3_600_000) : null,
      })
      .onConflictDoNothing({ target: [threads.openedById, threads.key] })
      .returning({ no: threads.no });
    const no = row?.no ?? (await openedBefore(tx, ctx.actor.id, input));
    const thread = authorize(ctx.actor, canPost, await lockThread(tx, ctx, no), locked);
    const first = { thread, topId: null, replyToId: null, quiet: false };
    const { body, asMember, files } = input;
    const tagIds = row === undefined ? [] : await presentTags(tx, input.tagIds);
    if (tagIds.length > 0) await tx.insert(threadTags).values(tagIds.map((tagId) => ({ threadId: thread.id, tagId })));
    return posted(tx, await writePost(tx, ctx, { ...first, body, asMember, files, key }));
  });
}

async function openedBefore(tx: Tx, memberId: string, { key, title }: OpenThread): Promise<number> {
  const [row] = await tx
    .select({ no: threads.no, title: threads.title })
    .from(threads)
    .where(and(eq(threads.openedById, memberId), eq(threads.key, key)));
  if (row === undefined || row.title !== title) throw new DomainError("CONFLICT", "discussion.already_posted");
  return row.no;
}

/** A thread whose first post waits to be shown does not keep others from beginning the discussion on the page of its case. */
async function freeMain(tx: Tx, caseId: string): Promise<void> {
  await tx
    .update(threads)
    .set({ isMain: false })
    .where(and(eq(threads.caseId, caseId), eq(threads.isMain, true), eq(threads.lastSeq, 0)));
}

/** What a thread is about: its case, whose domain it takes and whose page it stands on if it is the first, or a domain. */
async function findSubject(tx: Tx, { actor }: MemberCtx, { caseId, domainId, audience }: OpenThread) {
  if (caseId !== null) {
    const [item] = await tx
      .select({ caseId: cases.id, domainId: cases.domainId, shut: isShut(actor) })
      .from(cases)
      .innerJoin(domains, eq(domains.id, cases.domainId))
      .where(eq(cases.id, caseId))
      .for("update", { of: cases });
    const { shut, ...about } = found(item, "cases.no_such_case");
    if (shut) throw new DomainError("FORBIDDEN", "discussion.decide_first");
    await freeMain(tx, about.caseId);
    const main = await tx.$count(threads, and(eq(threads.caseId, caseId), eq(threads.isMain, true)));
    // The page of a case is everybody's; what one programme says of it stands on a page of its own.
    return { ...about, isMain: main === 0 && audience !== "programme" };
  }
  const [domain] = await tx
    .select({ domainId: domains.id })
    .from(domains)
    .where(eq(domains.id, domainId ?? ""));
  return { ...found(domain, "discussion.no_such_domain"), caseId: null, isMain: false };
}
