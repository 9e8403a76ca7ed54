import { and, eq, isNotNull, isNull, max, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { postMoves, posts, threadReads, threads } from "@/db/schema/index";
import type { PostNumber } from "@/domain/discussion/number";
import { found } from "@/domain/errors";
import { raiseFact } from "@/server/jobs/enqueue";

/** Shows a waiting post under a number of its own, and tells those whom it concerns. Returns the number. */
export async function publishPost(tx: Tx, postId: string, now: Date): Promise<PostNumber> {
  const { threadId, number } = await numberPost(tx, postId, now);
  await raiseFact(tx, { name: "post.published", threadId, postId });
  return number;
}

/**
 * Gives a waiting post its number and its place in time, and shows it; who is told is for the caller to say. Numbers of a thread
 * are given out under its row's lock, one after another, so that two posts never share one and none is left out.
 */
export async function numberPost(
  tx: Tx,
  postId: string,
  now: Date,
): Promise<{ threadId: string; number: PostNumber; seq: number }> {
  const [waiting] = await tx
    .select({ threadId: posts.threadId, topId: posts.topId })
    .from(posts)
    .where(and(eq(posts.id, postId), isNull(posts.major)));
  const { threadId, topId } = found(waiting, "discussion.no_such_post");
  const [counted] = await tx
    .update(threads)
    .set({
      version: sql`${threads.version} + 1`,
      lastSeq: sql`${threads.lastSeq} + 1`,
      lastMajor: topId === null ? sql`${threads.lastMajor} + 1` : threads.lastMajor,
      postCount: sql`${threads.postCount} + 1`,
      lastPostAt: now,
    })
    .where(eq(threads.id, threadId))
    .returning({ version: threads.version, seq: threads.lastSeq, major: threads.lastMajor });
  const thread = found(counted, "discussion.no_such_thread");
  const number = topId === null ? { major: thread.major, minor: 0 } : await nextBeneath(tx, topId);
  await tx
    .update(posts)
    .set({ ...number, seq: thread.seq, version: thread.version, state: "published", publishedAt: now })
    .where(eq(posts.id, postId));
  await countAsRead(tx, postId, now);
  return { threadId, number, seq: thread.seq };
}

/** What one wrote oneself, one has read. */
async function countAsRead(tx: Tx, postId: string, now: Date): Promise<void> {
  const one = tx
    .select({
      memberId: sql`${posts.authorId}`.as("member_id"),
      threadId: posts.threadId,
      read: sql`int4multirange(int4range(${posts.seq}, ${posts.seq}, '[]'))`.as("read"),
      lastAt: sql`${now.toISOString()}::timestamptz`.as("last_at"),
    })
    .from(posts)
    .where(and(eq(posts.id, postId), isNotNull(posts.authorId)));
  await tx
    .insert(threadReads)
    .select(one)
    .onConflictDoUpdate({
      target: [threadReads.memberId, threadReads.threadId],
      set: { read: sql`${threadReads.read} + excluded.read` },
    });
}

const isBeneath = (table: typeof posts | typeof postMoves, threadId: string, major: number) =>
  and(eq(table.threadId, threadId), eq(table.major, major));

async function nextBeneath(tx: Tx, topId: string): Promise<PostNumber> {
  const [top] = await tx
    .select({ threadId: posts.threadId, major: posts.major })
    .from(posts)
    .where(eq(posts.id, topId));
  const { threadId, major } = found(top, "discussion.no_such_post");
  const above = found(major, "discussion.no_such_post");
  // What an answer was called that was moved elsewhere is not said of another.
  const [last, moved] = [
    await tx
      .select({ minor: max(posts.minor) })
      .from(posts)
      .where(isBeneath(posts, threadId, above)),
    await tx
      .select({ minor: max(postMoves.minor) })
      .from(postMoves)
      .where(isBeneath(postMoves, threadId, above)),
  ];
  return { major: above, minor: Math.max(last[0]?.minor ?? 0, moved[0]?.minor ?? 0) + 1 };
}

/** Raises the version of a thread, so that open pages ask for what has changed, and returns it. */
export async function raiseVersion(tx: Tx, threadId: string): Promise<number> {
  const [row] = await tx
    .update(threads)
    .set({ version: sql`${threads.version} + 1` })
    .where(eq(threads.id, threadId))
    .returning({ version: threads.version });
  return found(row, "discussion.no_such_thread").version;
}
