import { and, eq, isNull, ne, or } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { evidence, evidenceLinks, gateReviews } from "@/db/schema/index";
import { DomainError, found } from "@/domain/errors";
import { noWords } from "@/domain/gates/words";
import { canEditPlan } from "@/domain/plans/policy";
import { authorize } from "@/domain/policy";
import type { MemberCtx } from "@/server/context";
import { raiseFact } from "@/server/jobs/enqueue";
import { forecast } from "@/server/plans/revisions/revise";
import { gateOf, hiddenItems, lockWorkingPlan, mentorToAsk, onlyOwner } from "./access";
import { newestDraftOf } from "./drafts";
import { oweAnswer } from "./signing";

export type SubmitGate = { planId: string; itemId: string; mentorshipId: string | null; key: string };

/**
 * The owner puts a gate forward. Its revision and criteria are fixed, and the mentor owes a decision within five working
 * days. A gate that is under review stays so, and the same form twice is one review. A passed gate is refused.
 */
export async function submitGate(ctx: MemberCtx, input: SubmitGate): Promise<{ reviewId: string }> {
  return ctx.db.transaction(async (tx) => {
    const plan = await lockWorkingPlan(tx, ctx, input.planId);
    authorize(ctx.actor, canEditPlan, plan, onlyOwner);
    const gate = gateOf(plan, input.itemId);
    const [there] = await tx
      .select({ id: gateReviews.id })
      .from(gateReviews)
      .where(
        and(
          eq(gateReviews.planId, plan.id),
          or(eq(gateReviews.key, input.key), and(eq(gateReviews.itemId, gate.id), isNull(gateReviews.settledAt))),
        ),
      );
    if (there) return { reviewId: there.id };
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
        key: input.key,
      })
      .returning();
    const row = found(review, "gates.not_found");
    await oweAnswer(tx, plan, { of: "gate", row }, ctx.now);
    await raiseFact(tx, { name: "gate.submitted", reviewId: row.id });
    return { reviewId: row.id };
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
