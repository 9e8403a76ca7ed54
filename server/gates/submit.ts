import { and, eq, isNull, ne } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { evidence, evidenceLinks, gateReviews } from "@/db/schema/index";
import { DomainError, found } from "@/domain/errors";
import { noWords } from "@/domain/gates/words";
import { canEditPlan } from "@/domain/plans/policy";
import { authorize } from "@/domain/policy";
import { raiseFact } from "@/server/jobs/enqueue";
import { openObligation, settleObligation } from "@/server/obligations/service";
import { forecast } from "@/server/plans/revise";
import { gateOf, gatePath, hiddenItems, lockWorkingPlan, type MemberCtx, mentorToAsk, onlyOwner } from "./access";
import { newestDraftOf } from "./drafts";

/** Working days that a mentor has to decide a gate, or to answer a review. */
export const mentorsDays = { days: 5, unit: "working_days" } as const;

export type SubmitGate = { planId: string; itemId: string; mentorshipId: string | null };

/**
 * The owner puts a gate forward. Its revision and criteria are fixed, and the mentor owes a decision within five working
 * days. A gate that is under review stays so: putting it forward twice makes one review. A passed gate is refused.
 */
export async function submitGate(ctx: MemberCtx, input: SubmitGate): Promise<{ reviewId: string }> {
  return ctx.db.transaction(async (tx) => {
    const plan = await lockWorkingPlan(tx, ctx, input.planId);
    authorize(ctx.actor, canEditPlan, plan, onlyOwner);
    const gate = gateOf(plan, input.itemId);
    const [open] = await tx
      .select({ id: gateReviews.id })
      .from(gateReviews)
      .where(and(eq(gateReviews.planId, plan.id), eq(gateReviews.itemId, gate.id), isNull(gateReviews.settledAt)));
    if (open) return { reviewId: open.id };
    if (gate.finishedOn !== null) throw new DomainError("CONFLICT", "gates.passed_already");
    if (plan.state !== "agreed") throw new DomainError("INVALID", "gates.plan_not_agreed");
    if (gate.criteria.length === 0) throw new DomainError("INVALID", "gates.no_criteria");
    if (hiddenItems(plan).has(gate.id)) throw new DomainError("INVALID", "gates.hidden_gate");
    const mentor = await mentorToAsk(tx, plan.id, input.mentorshipId);
    const { schedule } = await forecast(tx, plan, plan.document, ctx.now);
    const draft = await newestDraftOf(tx, plan.id, gate.id, mentor.mentorId);
    const [review] = await tx
      .insert(gateReviews)
      .values({
        planId: plan.id,
        itemId: gate.id,
        revision: plan.revision,
        mentorshipId: mentor.mentorshipId,
        mentorId: mentor.mentorId,
        submittedAt: ctx.now,
        gate: {
          wbs: gate.wbs,
          title: gate.title,
          criteria: gate.criteria,
          dueOn: schedule.items.get(gate.id)?.finish ?? null,
          evidence: await countEvidence(tx, plan.id, gate.id),
        },
        words: draft ?? noWords,
      })
      .returning({ id: gateReviews.id });
    const { id } = found(review, "gates.not_found");
    await openObligation(
      tx,
      {
        kind: "decide_gate",
        subjectId: id,
        owner: { memberId: mentor.mentorId },
        waiterId: plan.ownerId,
        path: gatePath(plan.id, gate.id),
        allowance: mentorsDays,
      },
      ctx.now,
    );
    await raiseFact(tx, { name: "gate.submitted", reviewId: id });
    return { reviewId: id };
  });
}

/** Pieces on the gate or its criteria that the mentor may see. */
async function countEvidence(tx: Tx, planId: string, itemId: string): Promise<number> {
  const pieces = await tx
    .selectDistinct({ id: evidence.id })
    .from(evidenceLinks)
    .innerJoin(evidence, eq(evidence.id, evidenceLinks.evidenceId))
    .where(and(eq(evidenceLinks.planId, planId), eq(evidenceLinks.itemId, itemId), ne(evidence.visibility, "private")));
  return pieces.length;
}

/** The owner takes a gate back before it is decided; what the mentor has drafted is kept for the next time. */
export async function withdrawGate(ctx: MemberCtx, input: { planId: string; reviewId: string }): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    const plan = await lockWorkingPlan(tx, ctx, input.planId);
    authorize(ctx.actor, canEditPlan, plan, onlyOwner);
    const taken = await tx
      .update(gateReviews)
      .set({ settledAt: ctx.now, outcome: "withdrawn" })
      .where(and(eq(gateReviews.planId, plan.id), eq(gateReviews.id, input.reviewId), isNull(gateReviews.settledAt)))
      .returning({ id: gateReviews.id });
    found(taken[0], "gates.not_open");
    await settleObligation(tx, { subjectIds: [input.reviewId] }, "cancelled", ctx.now);
  });
}
