import { eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { posts, threads } from "@/db/schema/index";
import { found } from "@/domain/errors";

/**
 * Locks the row of the thread in which a post stands, and returns its id: whoever else changes either waits. A post may have been
 * moved to another thread between finding and locking, which is then looked for again.
 */
export async function lockThreadOf(tx: Tx, postId: string): Promise<string> {
  for (let locked: string | undefined; ; ) {
    const [at] = await tx.select({ threadId: posts.threadId }).from(posts).where(eq(posts.id, postId));
    const { threadId } = found(at, "discussion.no_such_post");
    if (threadId === locked) return threadId;
    await tx.select({ id: threads.id }).from(threads).where(eq(threads.id, threadId)).for("update");
    locked = threadId;
  }
}
