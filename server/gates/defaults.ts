import { and, eq, inArray, isNull } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { gateReviews, obligations, planReviews, plans } from "@/db/schema/index";
import { raiseFact } from "@/server/jobs/enqueue";
import { openObligation } from "@/server/obligations/service";
import type { ObligationHandler, ObligationRow } from "@/server/obligations/sweep";
import { lockPlanRow } from "@/server/plans/access";
import { followRhythm } from "@/server/plans/agreement/rhythm";
import { areBlocked } from "@/server/safety/blocks";

type Fact = Parameters<typeof raiseFact>[1];
type Reviews = typeof gateReviews | typeof planReviews;

/** Signing locks the plan before its review, and so does the sweep. */
const lockPlanOf = (table: Reviews) => async (tx: Tx, reviewId: string) => {
  const planId = tx.select({ id: table.planId }).from(table).where(eq(table.id, reviewId));
  await tx.select({ id: plans.id }).from(plans).where(inArray(plans.id, planId)).for("update");
};

async function settle(tx: Tx, due: ObligationRow, now: Date): Promise<void> {
  await tx.update(obligations).set({ settledAt: now, outcome: "defaulted" }).where(eq(obligations.id, due.id));
}

/** Nothing happens by a date passing but a reminder: whoever owes the step has as long again. */
function asLongAgain(table: Reviews, fact: (reviewId: string) => Fact): ObligationHandler {
  return {
    lock: lockPlanOf(table),
    async run(tx, due, now) {
      await settle(tx, due, now);
      if (due.ownerId === null) return;
      const { kind, subjectId, waiterId, path } = due;
      await openObligation(
        tx,
        { kind, subjectId, owner: { memberId: due.ownerId }, waiterId, path, allowance: due },
        now,
      );
      await raiseFact(tx, fact(subjectId), `again:${due.id}`);
    },
    remind: (tx, half) => raiseFact(tx, fact(half.subjectId), `reminder:${half.id}`),
  };
}

const remindOfGate = asLongAgain(gateReviews, (reviewId) => ({ name: "gate.submitted", reviewId }));

/** A gate never passes by itself: its mentor is reminded and has as long again, unless one of the two keeps the other away. */
export const decideGateDefaults: ObligationHandler = {
  ...remindOfGate,
  async run(tx, due, now) {
    const { ownerId, waiterId, subjectId } = due;
    if (ownerId === null || waiterId === null || !(await areBlocked(tx, ownerId, waiterId))) {
      await remindOfGate.run(tx, due, now);
      return;
    }
    await settle(tx, due, now);
    await tx
      .update(gateReviews)
      .set({ settledAt: now, outcome: "lapsed" })
      .where(and(eq(gateReviews.id, subjectId), isNull(gateReviews.settledAt)));
  },
};

/** The owner is reminded and has as long again. */
export const signGateDefaults = asLongAgain(gateReviews, (reviewId) => ({ name: "gate.decided", reviewId }));

/** The owner is reminded and has as long again. */
export const signReviewDefaults = asLongAgain(planReviews, (reviewId) => ({ name: "review.answered", reviewId }));

const remindOfReview = asLongAgain(planReviews, (reviewId) => ({ name: "review.asked", reviewId }));

/** Whether the days for the same step have passed before. */
async function hasPassedBefore(tx: Tx, { kind, subjectId }: ObligationRow): Promise<boolean> {
  const [passed] = await tx
    .select({ id: obligations.id })
    .from(obligations)
    .where(and(eq(obligations.kind, kind), eq(obligations.subjectId, subjectId), eq(obligations.outcome, "defaulted")))
    .limit(1);
  return passed !== undefined;
}

/**
 * The mentor is reminded once and has as long again, unless one of the two keeps the other away. A review that is still not
 * answered then lapses: both are told, its draft is kept, and it may be asked again.
 */
export const answerReviewDefaults: ObligationHandler = {
  ...remindOfReview,
  async run(tx, due, now) {
    const { ownerId, waiterId } = due;
    const isLast = ownerId === null || waiterId === null || (await hasPassedBefore(tx, due));
    if (!isLast && !(await areBlocked(tx, ownerId, waiterId))) {
      await remindOfReview.run(tx, due, now);
      return;
    }
    await settle(tx, due, now);
    const [lapsed] = await tx
      .update(planReviews)
      .set({ settledAt: now, outcome: "lapsed" })
      .where(and(eq(planReviews.id, due.subjectId), isNull(planReviews.settledAt)))
      .returning({ id: planReviews.id });
    if (lapsed) await raiseFact(tx, { name: "review.lapsed", reviewId: lapsed.id });
  },
};

/** A date of the rhythm that passes is kept as passed, and the next one is set. */
export const askReviewDefaults: ObligationHandler = {
  lock: lockPlanRow,
  async run(tx, due, now) {
    await settle(tx, due, now);
    await followRhythm(tx, due.subjectId, now);
  },
  remind: (tx, half) => raiseFact(tx, { name: "review.due", planId: half.subjectId }, `reminder:${half.id}`),
};
