import { and, desc, eq } from "drizzle-orm";
import { gateReviews } from "@/db/schema/index";
import { criteriaMet } from "@/domain/gates/shown";
import { numbered } from "@/domain/plans/document";
import { type NextGate, nextGate } from "@/domain/plans/next-gate";
import { visibleTo } from "@/domain/plans/visible";
import type { MemberCtx } from "@/server/context";
import type { ReadablePlan } from "@/server/plans/access";
import { readShown } from "./shown";

/** The next gate as this reader of the two sees the plan; null where none is left. */
export async function nextGateOf(ctx: MemberCtx, plan: ReadablePlan): Promise<NextGate | null> {
  const gate = nextGate(numbered(visibleTo(plan.role, plan.document).items));
  if (gate === null) return null;
  const [[last], shown] = await Promise.all([
    ctx.db
      .select({ words: gateReviews.words })
      .from(gateReviews)
      .where(and(eq(gateReviews.planId, plan.id), eq(gateReviews.itemId, gate.id), eq(gateReviews.outcome, "signed")))
      .orderBy(desc(gateReviews.settledAt))
      .limit(1),
    readShown(ctx.db, plan, gate.id),
  ]);
  return { itemId: gate.id, met: criteriaMet(gate.criteria, last?.words.marks ?? null, shown) };
}
