import { and, desc, eq, sql } from "drizzle-orm";
import type { Db, Tx } from "@/db/client";
import { gateReviews } from "@/db/schema/index";
import type { GateDecided } from "@/domain/plans/gantt/gate-marks";

/** The last signed decision on each gate of a plan that was ever decided. */
export async function lastDecisions(db: Db | Tx, planId: string): Promise<GateDecided[]> {
  return db
    .selectDistinctOn([gateReviews.itemId], {
      itemId: gateReviews.itemId,
      passes: sql<boolean>`${gateReviews.words} ->> 'decision' in ('proceed', 'conditions')`,
    })
    .from(gateReviews)
    .where(and(eq(gateReviews.planId, planId), eq(gateReviews.outcome, "signed")))
    .orderBy(gateReviews.itemId, desc(gateReviews.settledAt));
}
