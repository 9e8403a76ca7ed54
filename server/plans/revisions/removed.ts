import { and, desc, eq, sql } from "drizzle-orm";
import { members, planRevisions } from "@/db/schema/index";
import { found } from "@/domain/errors";
import { canEditPlan } from "@/domain/plans/policy";
import { authorize } from "@/domain/policy";
import type { MemberCtx } from "@/server/context";
import { hidden, planToRead } from "../access";

/**
 * A line that was taken out of the plan, as it stood then, with who did it in which revision: for the owner alone, who can put
 * it back. Refuses as not found what is still in the plan, or never was.
 */
export async function getRemovedItem(ctx: MemberCtx, input: { planId: string; itemId: string }) {
  const plan = authorize(ctx.actor, canEditPlan, await planToRead(ctx, input.planId), hidden);
  const isThere = plan.document.items.some(({ id }) => id === input.itemId);
  if (isThere) found(undefined, "plans.no_such_item");
  const removal = JSON.stringify([{ field: "item", itemId: input.itemId, after: null }]);
  const [row] = await ctx.db
    .select({
      number: planRevisions.number,
      changes: planRevisions.changes,
      at: planRevisions.at,
      by: members.name,
    })
    .from(planRevisions)
    .leftJoin(members, eq(members.id, planRevisions.authorId))
    .where(and(eq(planRevisions.planId, plan.id), sql`${planRevisions.changes} @> ${removal}::jsonb`))
    .orderBy(desc(planRevisions.number))
    .limit(1);
  const { number, changes, at, by } = found(row, "plans.no_such_item");
  const change = changes.find(({ field, itemId }) => field === "item" && itemId === input.itemId);
  const item = found(change?.field === "item" ? change.before : null, "plans.no_such_item");
  return { item, revision: number, at, by };
}

export type RemovedItem = Awaited<ReturnType<typeof getRemovedItem>>;
