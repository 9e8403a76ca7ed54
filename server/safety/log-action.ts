import type { Tx } from "@/db/client";
import { moderationLog } from "@/db/schema/index";
import { found } from "@/domain/errors";

/** One line of the log: who did what, when, to what, and why. */
export type LogEntry = typeof moderationLog.$inferInsert;

/** Adds a line to what moderators did, and returns its id. */
export async function logAction(tx: Tx, entry: LogEntry): Promise<string> {
  const [row] = await tx.insert(moderationLog).values(entry).returning({ id: moderationLog.id });
  return found(row, "bug").id;
}
