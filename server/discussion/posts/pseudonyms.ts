import { eq, max, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { threadPseudonyms } from "@/db/schema/index";

/** Who posts without their name is the same “member” throughout a thread, whose row is locked. */
export async function keepPseudonym(tx: Tx, threadId: string, memberId: string): Promise<void> {
  const next = tx
    .select({ no: sql<number>`coalesce(${max(threadPseudonyms.no)}, 0) + 1` })
    .from(threadPseudonyms)
    .where(eq(threadPseudonyms.threadId, threadId));
  await tx
    .insert(threadPseudonyms)
    .values({ threadId, memberId, no: sql`(${next})` })
    .onConflictDoNothing();
}
