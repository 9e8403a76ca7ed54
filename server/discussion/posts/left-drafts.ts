import { and, eq, isNotNull, type SQLWrapper, sql } from "drizzle-orm";
import { drafts, threads } from "@/db/schema/index";
import type { Ctx } from "@/server/context";

/**
 * The numbers of threads that were merged into one and in which somebody has begun a reply that they have not sent. It is sent from
 * there to where those threads lead.
 */
export async function listLeftDrafts({ db }: Ctx, memberId: string, threadId: SQLWrapper): Promise<number[]> {
  const merged = sql`(with recursive led as (
      select id, no from ${threads} where merged_into_id = (${threadId})
      union all select t.id, t.no from ${threads} t join led on t.merged_into_id = led.id)
    select no from led) merged`;
  const rows = await db
    .select({ no: sql<number>`merged.no` })
    .from(merged)
    .innerJoin(drafts, and(eq(drafts.memberId, memberId), eq(drafts.key, sql`'post:' || merged.no || ':new'`)))
    .where(isNotNull(drafts.fields));
  return rows.map(({ no }) => no);
}
