import type { Db } from "@/db/client";
import { countersignGate, signGate } from "@/server/gates/decide";
import { agreedPlan, conditionalWords, type Pair } from "@/server/gates/gates.fixture";
import { askReview } from "@/server/gates/reviews";
import { submitGate } from "@/server/gates/submit";
import { savePlan } from "@/server/plans/save";

export type GateScene = {
  /** An agreed plan of the mentee whose first gate is under review by their own mentor, as is the plan itself. */
  planId: string;
  itemId: string;
  criteria: [string, string];
  gateReviewId: string;
  reviewId: string;
  /** Another plan, whose first gate the mentor has decided and both have signed. */
  signed: { planId: string; itemId: string; reviewId: string };
};

/** Two plans of the mentee with reviews; `say` gives the words that stand in each private place. */
export async function addGates(db: Db, pair: Pair, say = (place: string) => place): Promise<GateScene> {
  const plan = await agreedPlan(db, pair);
  await savePlan(plan.mentee, {
    planId: plan.planId,
    changes: [{ field: "note", itemId: plan.beforeId, before: "", after: "With settlements" }],
    reason: "",
    key: crypto.randomUUID(),
  });
  const { planId, gateId, criteria } = plan;
  const open = await submitGate(plan.mentee, { planId, itemId: gateId, mentorshipId: null });
  const review = await askReview(plan.mentee, { planId, mentorshipId: null });
  const other = await agreedPlan(db, pair);
  const given = { planId: other.planId, itemId: other.gateId };
  const { reviewId } = await submitGate(other.mentee, { ...given, mentorshipId: null });
  const words = { ...conditionalWords(other.criteria, "2026-07-10"), why: say("gate reason") };
  const signing = { planId: other.planId, reviewId, words, typedName: other.mentorName, shownRevision: 1 };
  await signGate(other.mentor, signing);
  await signGate(other.mentor, signing);
  await countersignGate(other.mentee, { planId: other.planId, reviewId, typedName: other.menteeName });
  return {
    planId,
    itemId: gateId,
    criteria,
    gateReviewId: open.reviewId,
    reviewId: review.reviewId,
    signed: { ...given, reviewId },
  };
}
