import { eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { cases, posts, threads } from "@/db/schema/index";
import { found } from "@/domain/errors";
import { isSensitive } from "@/server/discussion/sight";

/**
 * The thread of a post with its row locked, then the post: whoever else changes either waits. A post may have been moved to
 * another thread between finding and locking, which is then looked for again.
 */
export async function lockWithThread(tx: Tx, postId: string) {
  for (;;) {
    const [at] = await tx.select({ threadId: posts.threadId }).from(posts).where(eq(posts.id, postId));
    const { threadId } = found(at, "discussion.no_such_post");
    await tx.select({ id: threads.id }).from(threads).where(eq(threads.id, threadId)).for("update");
    const [row] = await tx
      .select({
        post: posts,
        thread: threads,
        caseSlug: cases.slug,
        sensitive: isSensitive,
      })
      .from(posts)
      .innerJoin(threads, eq(threads.id, posts.threadId))
      .leftJoin(cases, eq(cases.id, threads.caseId))
      .where(eq(posts.id, postId));
    const locked = found(row, "discussion.no_such_post");
    if (locked.thread.id === threadId) return locked;
  }
}

export type Locked = Awaited<ReturnType<typeof lockWithThread>>;

/** What the log says of where something was done. */
export const placeOf = ({ post, thread }: Locked) => ({
  postId: post.id,
  threadId: thread.id,
  caseId: thread.caseId,
  programmeId: thread.programmeId,
  memberId: post.authorId,
});
