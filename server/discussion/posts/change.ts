import { and, eq, isNull, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import {
  keptPosts,
  moderationMatters,
  obligations,
  postMentions,
  postReactions,
  postRevisions,
  posts,
  threads,
  threadTakeaways,
} from "@/db/schema/index";
import type { EditPost, KeepPost, React, Takeaway } from "@/domain/discussion/forms";
import { isWithinGrace } from "@/domain/discussion/grace";
import type { PostState } from "@/domain/discussion/kinds";
import { canEditPost, canMarkTakeaways, canPost, canReadThread } from "@/domain/discussion/policy";
import { DomainError, found } from "@/domain/errors";
import { authorize } from "@/domain/policy";
import { SavedMeanwhile } from "@/domain/saved-meanwhile";
import type { MemberCtx } from "@/server/context";
import { settleObligation } from "@/server/obligations/service";
import { changeAttached, differsFromAttached, removeAttached } from "../attachments/attachments";
import { saveMentions } from "../mentions/mentions";
import { isSensitive, sightColumns } from "../sight";
import { askModerator } from "./ask-moderator";
import { lockThreadOf } from "./lock";
import { keepPace } from "./pace";
import { raiseVersion } from "./publish";
import { limitNewcomer } from "./write";

const hidden = { reason: "discussion.no_such_post", hidden: true };
const notYours = { reason: "discussion.not_your_post" };
const mostTakeaways = 3;

/**
 * A post that somebody may read, with its thread's row locked against others who change it. Read once the lock is held: a query
 * that waits for a lock sees what else it joins as it stood before.
 */
async function lockPost(tx: Tx, { actor }: MemberCtx, postId: string) {
  await lockThreadOf(tx, postId);
  const [row] = await tx
    .select({
      thread: { ...sightColumns(tx, actor), id: threads.id, sensitive: isSensitive },
      id: posts.id,
      authorId: posts.authorId,
      state: posts.state,
      body: posts.body,
      asMember: posts.asMember,
      revision: posts.revision,
      publishedAt: posts.publishedAt,
      seq: posts.seq,
    })
    .from(posts)
    .innerJoin(threads, eq(threads.id, posts.threadId))
    .where(eq(posts.id, postId));
  const post = found(row, hidden.reason);
  authorize(actor, canReadThread, post.thread, hidden);
  // What waits is there for its author alone.
  if (post.seq === null && post.authorId !== actor.id) found(undefined, hidden.reason);
  return post;
}

/**
 * Changes the words of a post, and what is attached to it. For five minutes nobody is told; afterwards the post says that it was
 * edited, and what it said and had before is kept for its author and moderators. Nobody is mailed about an edit. An edit of what was
 * changed meanwhile is a conflict.
 */
export async function editPost(ctx: MemberCtx, input: EditPost): Promise<void> {
  await keepPace(ctx, "edit");
  await ctx.db.transaction(async (tx) => {
    const post = await lockPost(tx, ctx, input.postId);
    authorize(ctx.actor, canEditPost, post, notYours);
    authorize(ctx.actor, canPost, post.thread, { reason: "discussion.locked" });
    if (post.state === "deleted" || post.state === "removed") found(undefined, hidden.reason);
    const { body, files } = input;
    const refiled = files !== undefined && (await differsFromAttached(tx, post.id, files));
    if (post.body === body && !refiled) return;
    if (post.revision !== input.revision) {
      const now = { field: "body", label: "The post", theirs: post.body };
      throw new SavedMeanwhile("discussion.edited_meanwhile", post.revision, [now]);
    }
    const newcomer = await limitNewcomer(tx, ctx.actor.id, body);
    const quietly = post.publishedAt === null || isWithinGrace(post.publishedAt, ctx.now);
    if (!quietly) {
      await tx.insert(postRevisions).values({
        postId: post.id,
        revision: post.revision,
        body: post.body,
        replacedById: ctx.actor.id,
        replacedAt: ctx.now,
      });
    }
    const version = await raiseVersion(tx, post.thread.id);
    const edited = quietly ? {} : { editedAt: ctx.now };
    const again = await waitsAgain(tx, ctx, post, newcomer);
    const [now] = await tx
      .update(posts)
      .set({ body, revision: sql`${posts.revision} + 1`, version, ...edited, ...again })
      .where(eq(posts.id, post.id))
      .returning({ revision: posts.revision });
    const { revision } = found(now, hidden.reason);
    if (refiled) await changeAttached(tx, { ...post, authorId: ctx.actor.id }, files, { revision, quietly });
    await saveMentions(tx, { id: post.id, threadId: post.thread.id, authorId: ctx.actor.id, body });
  });
}

/** Whether moderators have it before them already: as a post to be read, or as one that was reported. */
async function isWithModerators(tx: Tx, postId: string): Promise<boolean> {
  const reading = and(eq(obligations.subjectId, postId), isNull(obligations.settledAt));
  const reported = and(eq(moderationMatters.postId, postId), isNull(moderationMatters.settledAt));
  return (await tx.$count(obligations, reading)) + (await tx.$count(moderationMatters, reported)) > 0;
}

/**
 * A post that a moderator sent back or took out of sight waits for one again with its new words; what was taken out of sight does
 * not come back by a date. One about a sensitive case, and one of somebody whose posts are still read first, is out of sight until
 * a moderator has read what it says now.
 */
async function waitsAgain(
  tx: Tx,
  { actor, now }: MemberCtx,
  { id, state, thread }: Awaited<ReturnType<typeof lockPost>>,
  newcomer: boolean,
): Promise<{ state?: PostState }> {
  const unseen = state === "hidden" && !(await isWithModerators(tx, id));
  const reread = unseen || (state === "published" && (thread.sensitive || newcomer));
  if (state !== "declined" && !reread) return {};
  await askModerator(tx, { ...thread, sensitive: thread.sensitive || unseen, postId: id, authorId: actor.id }, now);
  return { state: reread ? "hidden" : "pending" };
}

/**
 * Takes back one's own post. Its place and number stay, its words and files are gone, with everything that they replaced. Of one that was never
 * shown nothing stays, and of a thread that had no other nothing either.
 */
export async function deletePost(ctx: MemberCtx, { postId }: { postId: string }): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    const post = await lockPost(tx, ctx, postId);
    authorize(ctx.actor, canEditPost, post, notYours);
    await tx.delete(postRevisions).where(eq(postRevisions.postId, post.id));
    await removeAttached(tx, post.id);
    await settleObligation(tx, { subjectIds: [post.id] }, "cancelled", ctx.now);
    if (post.seq === null) {
      await tx.delete(posts).where(eq(posts.id, post.id));
      const isLast = (await tx.$count(posts, eq(posts.threadId, post.thread.id))) === 0;
      if (isLast) await tx.delete(threads).where(eq(threads.id, post.thread.id));
      return;
    }
    const version = await raiseVersion(tx, post.thread.id);
    await tx.update(posts).set({ state: "deleted", body: "", version }).where(eq(posts.id, post.id));
    await tx.delete(threadTakeaways).where(eq(threadTakeaways.postId, post.id));
    await tx.delete(postMentions).where(eq(postMentions.postId, post.id));
  });
}

/** Says of a post, or takes back, one of the three things that can be said with a press. Of one's own nothing can. */
export async function reactTo(ctx: MemberCtx, { postId, kind, on }: React): Promise<void> {
  await keepPace(ctx, "press");
  await ctx.db.transaction(async (tx) => {
    const post = await lockPost(tx, ctx, postId);
    if (post.state !== "published") found(undefined, hidden.reason);
    if (post.authorId === ctx.actor.id) throw new DomainError("FORBIDDEN", "discussion.your_own_post");
    const mine = { postId: post.id, memberId: ctx.actor.id, kind };
    const isMine = and(
      eq(postReactions.postId, mine.postId),
      eq(postReactions.memberId, mine.memberId),
      eq(postReactions.kind, kind),
    );
    const changed = on
      ? await tx
          .insert(postReactions)
          .values({ ...mine, at: ctx.now })
          .onConflictDoNothing()
          .returning()
      : await tx.delete(postReactions).where(isMine).returning();
    // What was so already draws nobody's page again.
    if (changed.length === 0) return;
    await tx
      .update(posts)
      .set({ version: await raiseVersion(tx, post.thread.id) })
      .where(eq(posts.id, post.id));
  });
}

/**
 * Keeps a post to find it again, with a lesson in one's own words if one writes it down; or lets it go. A lesson that is not named
 * stays as it is. Nobody else sees it.
 */
export async function keepPost(ctx: MemberCtx, { postId, keep, lesson }: KeepPost): Promise<void> {
  await keepPace(ctx, "press");
  await ctx.db.transaction(async (tx) => {
    const post = await lockPost(tx, ctx, postId);
    const memberId = ctx.actor.id;
    if (!keep) {
      await tx.delete(keptPosts).where(and(eq(keptPosts.memberId, memberId), eq(keptPosts.postId, post.id)));
      return;
    }
    if (post.state !== "published") found(undefined, hidden.reason);
    const words = lesson === "" ? null : lesson;
    const set = lesson === null ? { keptAt: sql`${keptPosts.keptAt}` } : { lesson: words };
    await tx
      .insert(keptPosts)
      .values({ memberId, postId: post.id, lesson: words, keptAt: ctx.now })
      .onConflictDoUpdate({ target: [keptPosts.memberId, keptPosts.postId], set });
  });
}

/** Whoever opened a thread marks what they take away from it, three posts at most, or takes a mark off. */
export async function markTakeaway(ctx: MemberCtx, { postId, on }: Takeaway): Promise<void> {
  await keepPace(ctx, "press");
  await ctx.db.transaction(async (tx) => {
    const post = await lockPost(tx, ctx, postId);
    authorize(ctx.actor, canMarkTakeaways, post.thread, { reason: "discussion.not_your_thread" });
    if (post.state !== "published") found(undefined, hidden.reason);
    const version = await raiseVersion(tx, post.thread.id);
    await tx.update(posts).set({ version }).where(eq(posts.id, post.id));
    await tx.delete(threadTakeaways).where(eq(threadTakeaways.postId, post.id));
    if (!on) return;
    const taken = await tx
      .select({ place: threadTakeaways.place })
      .from(threadTakeaways)
      .where(eq(threadTakeaways.threadId, post.thread.id));
    const free = [1, 2, 3].find((place) => !taken.some((row) => row.place === place));
    if (free === undefined || taken.length >= mostTakeaways)
      throw new DomainError("CONFLICT", "discussion.three_takeaways");
    await tx
      .insert(threadTakeaways)
      .values({ threadId: post.thread.id, place: free, postId: post.id, markedAt: ctx.now });
  });
}
