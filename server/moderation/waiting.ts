import { and, asc, eq, inArray, isNull, type SQL } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { cases, members, obligations, posts, threads } from "@/db/schema/index";
import { coordinatedProgrammes, type MemberActor, wears } from "@/domain/actor";
import { shownFile } from "@/domain/discussion/attachments";
import { DomainError } from "@/domain/errors";
import type { DecideWaiting } from "@/domain/moderation/forms";
import { canDecide } from "@/domain/moderation/policy";
import { authorize } from "@/domain/policy";
import type { MemberCtx } from "@/server/context";
import { attachedColumn } from "@/server/discussion/attachments/attachments";
import { authorColumns, authorOf } from "@/server/discussion/authors";
import { publishPost, raiseVersion } from "@/server/discussion/posts/publish";
import { isSensitive, threadPath } from "@/server/discussion/sight";
import { settleObligation } from "@/server/obligations/service";
import { type Locked, lockWithThread, placeOf } from "./lock";
import { logAndTell } from "./log";

export const notYours = { reason: "moderation.not_yours", hidden: true };
const pageSize = 50;

/** Which threads the reader moderates, as a condition for a query on `threads`; for others there is nothing to moderate. */
function moderatedThreads(actor: MemberActor): SQL | undefined {
  if (wears(actor, "moderator")) return undefined;
  const programmes = coordinatedProgrammes(actor);
  if (programmes.length === 0) throw new DomainError("NOT_FOUND", notYours.reason);
  return inArray(threads.programmeId, programmes);
}

const reading = ["review_post", "review_sensitive_post"] as const;

/** The posts that wait for the reader to let them through, those due first. What they wrote themself is another's to read. */
export async function listWaiting(ctx: MemberCtx) {
  const rows = await ctx.db
    .select({
      postId: posts.id,
      body: posts.body,
      files: attachedColumn,
      revision: posts.revision,
      asMember: posts.asMember,
      authorId: posts.authorId,
      writtenAt: posts.writtenAt,
      isEdit: posts.seq,
      author: authorColumns(ctx.actor),
      dueAt: obligations.dueAt,
      kind: obligations.kind,
      thread: { no: threads.no, isMain: threads.isMain, title: threads.title, postCount: threads.postCount },
      caseSlug: cases.slug,
      sensitive: isSensitive,
    })
    .from(obligations)
    .innerJoin(posts, eq(posts.id, obligations.subjectId))
    .innerJoin(threads, eq(threads.id, posts.threadId))
    .leftJoin(cases, eq(cases.id, threads.caseId))
    .leftJoin(members, eq(members.id, posts.authorId))
    .where(and(isNull(obligations.settledAt), inArray(obligations.kind, reading), moderatedThreads(ctx.actor)))
    .orderBy(asc(obligations.dueAt), asc(obligations.id))
    .limit(pageSize);
  return rows.map(({ author, authorId, caseSlug, thread, isEdit, files, ...row }) => {
    const by = authorOf(ctx.actor, row, author);
    return {
      ...row,
      isEdit: isEdit !== null,
      author: by,
      files: files.map((file) => shownFile(file, row, by)),
      isMine: authorId === ctx.actor.id,
      thread: { title: thread.title, path: threadPath({ ...thread, caseSlug }), opens: thread.postCount === 0 },
    };
  });
}

/**
 * Lets a waiting post through: it gets its number, joins the answers of a quiet round that is still collecting them, or is shown
 * again. By a moderator, that lets its text stand.
 */
export async function letThrough(tx: Tx, { post, thread }: Locked, now: Date, byModerator: boolean): Promise<void> {
  if (post.seq !== null) {
    // What was removed or deleted meanwhile stays so.
    if (post.state !== "hidden") return;
    const version = await raiseVersion(tx, thread.id);
    const letStand = byModerator ? post.revision : post.letStand;
    await tx.update(posts).set({ state: "published", version, letStand }).where(eq(posts.id, post.id));
    return;
  }
  const opens = post.authorId === thread.openedById && post.key === thread.key;
  const collects = thread.quietUntil !== null && thread.quietUntil > now && post.topId === null && !opens;
  if (collects) {
    await tx.update(posts).set({ state: "sealed" }).where(eq(posts.id, post.id));
    return;
  }
  await publishPost(tx, post.id, now);
}

/** Sends a waiting post back to its author, or leaves an edited one out of sight. */
export async function sendBack(tx: Tx, { post }: Locked): Promise<void> {
  if (post.seq === null) await tx.update(posts).set({ state: "declined" }).where(eq(posts.id, post.id));
}

/**
 * Shows a waiting post, or sends it back with words; its author is told. Only the words that were read are decided on, and of
 * two who decide at once the second hears that it is done.
 */
export async function decideWaiting(
  ctx: MemberCtx,
  { postId, revision, approve, words }: DecideWaiting,
): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    const locked = await lockWithThread(tx, postId);
    const { post, thread } = locked;
    authorize(ctx.actor, canDecide, { authorId: post.authorId, programmeId: thread.programmeId }, notYours);
    const settled = await settleObligation(tx, { subjectIds: [postId] }, "done", ctx.now);
    if (settled === 0) throw new DomainError("CONFLICT", "moderation.decided_already");
    if (post.revision !== revision) throw new DomainError("CONFLICT", "moderation.edited_meanwhile");
    if (approve) await letThrough(tx, locked, ctx.now, true);
    else await sendBack(tx, locked);
    const action = approve ? "approve_post" : "decline_post";
    await logAndTell(tx, { ...placeOf(locked), action, actorId: ctx.actor.id, reason: words, at: ctx.now });
  });
}
