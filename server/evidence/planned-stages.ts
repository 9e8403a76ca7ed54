import { asc, eq } from "drizzle-orm";
import type { z } from "zod";
import { planStages, plans } from "@/db/schema/index";
import type { addStageLineSchema } from "@/domain/evidence/stage-line";
import type { LifecycleStage } from "@/domain/evidence/tags";
import { numbered, planReference } from "@/domain/plans/document";
import type { MemberCtx } from "@/server/context";
import { addItem } from "@/server/plans/revisions/items";

/** A line of one of the member's plans by which a stage of the project lifecycle will be touched. */
export type PlannedStage = {
  stage: LifecycleStage;
  planId: string;
  reference: string;
  itemId: string;
  wbs: string;
  title: string;
};

/**
 * Adds a line that touches a stage of the lifecycle to one of one's own plans, as a revision that remembers for which stage it is. The
 * same form twice adds one.
 */
export async function addStageLine(
  ctx: MemberCtx,
  input: z.output<typeof addStageLineSchema>,
): Promise<{ revision: number; itemId: string }> {
  const { planId, revision, stage, kind, title, key } = input;
  const reason = "A stage of the lifecycle that was missing";
  const line = { planId, revision, key, kind, reason, fields: { title, area: "experience" } } as const;
  return addItem(ctx, line, async (tx) => {
    await tx.insert(planStages).values({ planId, itemId: key, stage, plannedAt: ctx.now });
  });
}

/** The stages for which a line stands in one of the member's plans: one that runs still, and the line neither dropped nor taken out. */
export async function listPlannedStages(ctx: MemberCtx): Promise<PlannedStage[]> {
  const rows = await ctx.db
    .select({ link: planStages, number: plans.number, state: plans.state, document: plans.document })
    .from(planStages)
    .innerJoin(plans, eq(plans.id, planStages.planId))
    .where(eq(plans.ownerId, ctx.actor.id))
    .orderBy(asc(planStages.plannedAt));
  return rows.flatMap(({ link: { planId, itemId, stage }, number, state, document }): PlannedStage[] => {
    const line = numbered(document.items).find((one) => one.id === itemId && one.status !== "dropped");
    if (line === undefined || (state !== "draft" && state !== "agreed")) return [];
    return [{ stage, planId, reference: planReference(number), itemId, wbs: line.wbs, title: line.title }];
  });
}
