import { and, desc, eq, sql } from "drizzle-orm";
import { gateReviews } from "@/db/schema/index";
import { found } from "@/domain/errors";
import type { Criterion } from "@/domain/plans/document";
import { hiddenItems } from "@/domain/plans/visible";
import type { MemberCtx } from "@/server/context";
import type { ReadablePlan } from "@/server/plans/access";
import { changesAfter, rewindTo } from "@/server/plans/revisions/history";
import { gateOf } from "./access";

/** A gate as its page needs it: of the plan, or as it was put forward last before it was taken out. */
export type GateOnPage = {
  id: string;
  wbs: string;
  title: string;
  note: string;
  finishedOn: string | null;
  criteria: readonly Criterion[];
  /** No longer in the plan; its reviews are kept. */
  removed: boolean;
};

/** The gate as this reader sees it. One that was taken out stays readable to those who have its reviews before them. */
export async function gateOnPage(ctx: MemberCtx, plan: ReadablePlan, itemId: string): Promise<GateOnPage> {
  if (plan.document.items.some((item) => item.id === itemId)) return { ...gateOf(plan, itemId), removed: false };
  const [last, hidden] = await Promise.all([
    lastReview(ctx, plan, itemId),
    plan.role === "owner" ? false : wasHidden(ctx, plan, itemId),
  ]);
  const { gate } = found(hidden ? undefined : last, "gates.no_such_gate");
  return {
    id: itemId,
    wbs: gate.wbs,
    title: gate.title,
    note: "",
    finishedOn: null,
    criteria: gate.criteria,
    removed: true,
  };
}

/** The last time that the gate was put forward; for a mentor, to them. */
async function lastReview({ db, actor }: MemberCtx, plan: ReadablePlan, itemId: string) {
  const [row] = await db
    .select({ gate: gateReviews.gate })
    .from(gateReviews)
    .where(
      and(
        eq(gateReviews.planId, plan.id),
        eq(gateReviews.itemId, itemId),
        plan.role === "owner" ? undefined : eq(gateReviews.mentorId, actor.id),
      ),
    )
    .orderBy(desc(gateReviews.submittedAt))
    .limit(1);
  return row;
}

/** Whether a gate that is no longer there was hidden when it was taken out. */
async function wasHidden({ db }: MemberCtx, plan: ReadablePlan, itemId: string): Promise<boolean> {
  const removal = JSON.stringify([{ field: "item", itemId, after: null }]);
  const before = sql`(select max(number) - 1 from plan_revisions
    where plan_id = ${plan.id} and number <= ${plan.revision} and changes @> ${removal}::jsonb)`;
  const later = await changesAfter(db, plan, before);
  const [removed] = later;
  return removed === undefined || hiddenItems(rewindTo(plan, later, removed.number - 1)).has(itemId);
}
