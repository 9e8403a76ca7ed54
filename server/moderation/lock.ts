import { eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { cases, posts, threads } from "@/db/schema/index";
import { found } from "@/domain/errors";
import { lockThreadOf } from "@/server/discussion/posts/lock";
import { isSensitive } from "@/server/discussion/sight";

/** A post with its thread, whose row is locked: whoever else changes either waits. */
export async function lockWithThread(tx: Tx, postId: string) {
  await lockThreadOf(tx, postId);
  const [row] = await tx
    .select({ post: posts, thread: threads, caseSlug: cases.slug, sensitive: isSensitive })
    .from(posts)
    .innerJoin(threads, eq(threads.id, posts.threadId))
    .leftJoin(cases, eq(cases.id, threads.caseId))
    .where(eq(posts.id, postId));
  return found(row, "discussion.no_such_post");
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
