import { and, gt, inArray, sql } from "drizzle-orm";
import type { Db, Tx } from "@/db/client";
import { deliveries } from "@/db/schema/index";
import type { FactName } from "@/domain/notifications/facts";

/** In so long a time somebody is mailed once of what comes in bursts. */
const burstMs = 3_600_000;

/** What may come in a burst: facts of these names, of which this field holds this id. */
type Burst = { events: readonly FactName[]; field: "threadId" | "planId"; id: string };

/** Which of these members were mailed about it in the hour before `at`, or are about to be. Those who ask for one thing wait for each other. */
export async function mailedLately(
  db: Db | Tx,
  { events, field, id }: Burst,
  memberIds: readonly string[],
  at: Date,
): Promise<Set<string>> {
  await db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${id}, 0))`);
  if (memberIds.length === 0) return new Set();
  const rows = await db
    .select({ memberId: deliveries.memberId })
    .from(deliveries)
    .where(
      and(
        inArray(deliveries.memberId, [...memberIds]),
        gt(deliveries.createdAt, new Date(at.getTime() - burstMs)),
        inArray(deliveries.event, [...events]),
        inArray(deliveries.state, ["queued", "sending", "sent"]),
        sql`${deliveries.data} ->> ${field}::text = ${id}`,
      ),
    );
  return new Set(rows.flatMap(({ memberId }) => memberId ?? []));
}
