import { createHash } from "node:crypto";
import { eq, inArray, sql } from "drizzle-orm";
import type { Db, Tx } from "@/db/client";
import { rateLimits } from "@/db/schema/accounts";
import type { Limit } from "@/domain/accounts/throttle";

/** A limit's row: what is limited and for whom. Addresses are hashed, so that the table names nobody. */
export function limitKey(kind: string, subject: string): string {
  return `${kind}:${createHash("sha256").update(subject).digest("base64url")}`;
}

/**
 * Spends one point in one statement and returns how many are spent in the window, this one included. A window begins
 * with its first point; points above the limit do not lengthen it. Restarts and other processes see the same count.
 */
export async function spendPoint(db: Db | Tx, key: string, limit: Limit, now: Date): Promise<number> {
  const expiresAt = new Date(now.getTime() + limit.windowMs);
  const over = sql`${rateLimits.expiresAt} <= ${now.toISOString()}::timestamptz`;
  const [row] = await db
    .insert(rateLimits)
    .values({ key, points: 1, expiresAt })
    .onConflictDoUpdate({
      target: rateLimits.key,
      set: {
        points: sql`case when ${over} then 1 else ${rateLimits.points} + 1 end`,
        expiresAt: sql`case when ${over} then excluded.expires_at else ${rateLimits.expiresAt} end`,
      },
    })
    .returning({ points: rateLimits.points });
  return row?.points ?? 1;
}

/** Points spent so far; nothing is spent by asking. */
export async function pointsSpent(db: Db | Tx, key: string, now: Date): Promise<number> {
  const [row] = await db.select().from(rateLimits).where(eq(rateLimits.key, key));
  return row === undefined || row.expiresAt <= now ? 0 : row.points;
}

/** Gives one point back: the attempt turned out to be honest. */
export async function returnPoint(db: Db | Tx, key: string): Promise<void> {
  await db
    .update(rateLimits)
    .set({ points: sql`greatest(${rateLimits.points} - 1, 0)` })
    .where(eq(rateLimits.key, key));
}

/** Forgets what was spent. */
export async function clearPoints(db: Db | Tx, keys: string[]): Promise<void> {
  if (keys.length > 0) await db.delete(rateLimits).where(inArray(rateLimits.key, keys));
}
