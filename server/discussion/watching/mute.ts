import { and, eq } from "drizzle-orm";
import type { Db } from "@/db/client";
import { members, threads, watches } from "@/db/schema/index";
import { lastOf } from "../moves/moved";

const ofThread = (memberId: string, threadId: string) =>
  and(eq(watches.memberId, memberId), eq(watches.kind, "thread"), eq(watches.subject, threadId));

/** Whether a member hears nothing of a thread by their own choice. */
export async function isMuted(db: Db, memberId: string, threadId: string): Promise<boolean> {
  return (await db.$count(watches, and(ofThread(memberId, threadId), eq(watches.level, "mute")))) > 0;
}

/**
 * Mutes a thread for a member, or the one into which it was merged. Repeatable; what is not there any more, the account or the
 * thread, is nothing.
 */
export async function muteThread(db: Db, memberId: string, threadId: string, now: Date): Promise<void> {
  await db.transaction(async (tx) => {
    const [row] = await tx
      .select({ id: threads.id })
      .from(threads)
      .innerJoin(members, eq(members.id, memberId))
      .where(eq(threads.id, threadId))
      .for("key share");
    if (row === undefined) return;
    const { id: subject } = await lastOf(tx, row.id);
    const muted = { level: "mute" as const, since: now };
    await tx
      .insert(watches)
      .values({ memberId, kind: "thread", subject, ...muted })
      .onConflictDoUpdate({ target: [watches.memberId, watches.kind, watches.subject], set: muted });
  });
}
