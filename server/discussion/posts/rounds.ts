import { and, eq, lte, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { posts, threads } from "@/db/schema/index";
import { raiseFact } from "@/server/jobs/enqueue";
import { numberPost } from "./publish";

/**
 * Opens the quiet rounds whose time is up: their sealed answers are shown together, in an order of chance, so that who was first
 * does not count, and told of together. Returns how many rounds were opened; run again it finds none.
 */
export async function openRounds(db: Db, now: Date): Promise<number> {
  const due = await db.select({ id: threads.id }).from(threads).where(lte(threads.quietUntil, now));
  for (const { id } of due) await openRound(db, id, now);
  return due.length;
}

async function openRound(db: Db, threadId: string, now: Date): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.select({ id: threads.id }).from(threads).where(eq(threads.id, threadId)).for("update");
    const sealed = await tx
      .select({ id: posts.id })
      .from(posts)
      .where(and(eq(posts.threadId, threadId), eq(posts.state, "sealed")))
      .orderBy(sql`random()`);
    const seqs: number[] = [];
    for (const { id } of sealed) seqs.push((await numberPost(tx, id, now)).seq);
    const [fromSeq, toSeq] = [seqs[0], seqs.at(-1)];
    if (fromSeq !== undefined && toSeq !== undefined)
      await raiseFact(tx, { name: "thread.round_opened", threadId, fromSeq, toSeq });
    await tx.update(threads).set({ quietUntil: null }).where(eq(threads.id, threadId));
  });
}
