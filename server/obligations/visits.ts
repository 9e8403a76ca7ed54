import { eq, sql } from "drizzle-orm";
import { todayVisits } from "@/db/schema/index";
import type { MemberCtx } from "@/server/context";

const sameVisitMs = 30 * 60_000;

/**
 * Notes that the member looks at *Today* and returns when they were last here before; null the first time. Coming back within
 * half an hour is the same visit, so that reloading does not hide what is new.
 */
export async function noteVisit(ctx: MemberCtx): Promise<Date | null> {
  const { db, actor, now } = ctx;
  const [known] = await db.select().from(todayVisits).where(eq(todayVisits.memberId, actor.id));
  if (known && now.getTime() - known.at.getTime() < sameVisitMs) return known.beforeAt;
  await db
    .insert(todayVisits)
    .values({ memberId: actor.id, at: now })
    .onConflictDoUpdate({
      target: todayVisits.memberId,
      set: { beforeAt: sql`${todayVisits.at}`, at: now },
      setWhere: sql`${todayVisits.at} < ${now.toISOString()}::timestamptz`,
    });
  return known?.at ?? null;
}
