import { and, eq, isNull } from "drizzle-orm";
import { obligations, planProposals } from "@/db/schema/index";
import { raiseFact } from "@/server/jobs/enqueue";
import type { ObligationHandler } from "@/server/obligations/sweep";

/** A plan is never agreed by a date passing: what was put forward lapses, both are told, and it may be put forward again. */
export const signPlanDefaults: ObligationHandler = {
  async lock(tx, proposalId) {
    await tx.select({ id: planProposals.id }).from(planProposals).where(eq(planProposals.id, proposalId)).for("update");
  },
  async run(tx, due, now) {
    await tx.update(obligations).set({ settledAt: now, outcome: "defaulted" }).where(eq(obligations.id, due.id));
    const [lapsed] = await tx
      .update(planProposals)
      .set({ outcome: "lapsed", decidedAt: now })
      .where(and(eq(planProposals.id, due.subjectId), isNull(planProposals.decidedAt)))
      .returning({ id: planProposals.id, planId: planProposals.planId });
    if (lapsed) await raiseFact(tx, { name: "plan.proposal_answered", planId: lapsed.planId, proposalId: lapsed.id });
  },
  async remind(tx, half) {
    const [proposal] = await tx
      .select({ id: planProposals.id, planId: planProposals.planId })
      .from(planProposals)
      .where(eq(planProposals.id, half.subjectId));
    if (!proposal) return;
    await raiseFact(
      tx,
      { name: "plan.proposed", planId: proposal.planId, proposalId: proposal.id },
      `reminder:${half.id}`,
    );
  },
};
