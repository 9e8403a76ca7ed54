import { and, eq, isNull, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { postMoves, posts, threadReads, threads } from "@/db/schema/index";
import type { PostNumber } from "@/domain/discussion/number";
import { found } from "@/domain/errors";
import { raiseFact } from "@/server/jobs/enqueue";

/** Where a post of a thread is shown from now on: its number, its place in time, and the version of the thread with it. */
export type Place = PostNumber & { readonly seq: number; readonly version: number };

/** Shows a waiting post under a number of its own, and tells those whom it concerns. Returns the number. */
export async function publishPost(tx: Tx, postId: string, now: Date): Promise<PostNumber> {
  const { threadId, number } = await numberPost(tx, postId, now);
  await raiseFact(tx, { name: "post.published", threadId, postId });
  return number;
}

/** Gives a waiting post its number and its place in time, and shows it; who is told is for the caller to say. */
export async function numberPost(
  tx: Tx,
  postId: string,
  now: Date,
): Promise<{ threadId: string; number: PostNumber; seq: number }> {
  const [waiting] = await tx
    .select({ threadId: posts.threadId, topId: posts.topId, authorId: posts.authorId })
    .from(posts)
    .where(and(eq(posts.id, postId), isNull(posts.major)));
  const { threadId, topId, authorId } = found(waiting, "discussion.no_such_post");
  const place = await takePlace(tx, { threadId, topId }, now);
  await tx
    .update(posts)
    .set({ ...place, state: "published", publishedAt: now })
    .where(eq(posts.id, postId));
  if (authorId !== null) await countAsRead(tx, { threadId, authorId, seq: place.seq }, now);
  return { threadId, number: { major: place.major, minor: place.minor }, seq: place.seq };
}

/**
 * The next place in a thread, or beneath a post of it. Places are given out under the lock of the thread's row, one after another, so
 * that two posts never share one and none is left out; that of a post which is not written is free again with its transaction.
 */
export async function takePlace(
  tx: Tx,
  { threadId, topId }: { readonly threadId: string; readonly topId: string | null },
  now: Date,
): Promise<Place> {
  const [[counted], beneath] = await Promise.all([
    tx
      .update(threads)
      .set({
        version: sql`${threads.version} + 1`,
        lastSeq: sql`${threads.lastSeq} + 1`,
        lastMajor: topId === null ? sql`${threads.lastMajor} + 1` : threads.lastMajor,
        postCount: sql`${threads.postCount} + 1`,
        lastPostAt: now,
      })
      .where(eq(threads.id, threadId))
      .returning({ version: threads.version, seq: threads.lastSeq, major: threads.lastMajor }),
    topId === null ? null : nextBeneath(tx, topId),
  ]);
  const { major, ...thread } = found(counted, "discussion.no_such_thread");
  return { ...thread, ...(beneath ?? { major, minor: 0 }) };
}

/** What one wrote oneself, one has read. */
export async function countAsRead(
  tx: Tx,
  { threadId, authorId, seq }: { readonly threadId: string; readonly authorId: string; readonly seq: number },
  now: Date,
): Promise<void> {
  await tx
    .insert(threadReads)
    .values({ memberId: authorId, threadId, read: `{[${seq},${seq}]}`, lastAt: now })
    .onConflictDoUpdate({
      target: [threadReads.memberId, threadReads.threadId],
      set: { read: sql`${threadReads.read} + excluded.read` },
    });
}

/** The next number beneath a post. What an answer was called that was moved elsewhere is not said of another. */
async function nextBeneath(tx: Tx, topId: string): Promise<PostNumber> {
  const [next] = await tx.execute<PostNumber>(sql`select top.major, 1 + greatest(
      (select max(p.minor) from ${posts} p where p.thread_id = top.thread_id and p.major = top.major),
      (select max(m.minor) from ${postMoves} m where m.thread_id = top.thread_id and m.major = top.major)) as minor
    from ${posts} top where top.id = ${topId} and top.major is not null`);
  return found(next, "discussion.no_such_post");
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
