import type { Db } from "@/db/client";
import { noWords } from "@/domain/gates/words";
import { actingAs } from "@/server/context.fixture";
import { saveGateDraft, signGate } from "@/server/gates/decide";
import { agreedPlan, conditionalWords, type Pair } from "@/server/gates/gates.fixture";
import { askReview, saveReviewDraft } from "@/server/gates/reviews";
import { countersign } from "@/server/gates/signing";
import { submitGate } from "@/server/gates/submit";
import { savePlan } from "@/server/plans/revisions/save";

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
  const open = await submitGate(plan.mentee, { planId, itemId: gateId, mentorshipId: null, key: crypto.randomUUID() });
  const review = await askReview(plan.mentee, { planId, mentorshipId: null, key: crypto.randomUUID() });
  const other = await agreedPlan(db, pair);
  const given = { planId: other.planId, itemId: other.gateId };
  const { reviewId } = await submitGate(other.mentee, { ...given, mentorshipId: null, key: crypto.randomUUID() });
  const words = { ...conditionalWords(other.criteria, "2026-07-10"), why: say("gate reason") };
  const signing = { planId: other.planId, reviewId, words, typedName: other.mentorName, shownRevision: 1 };
  await signGate(other.mentor, signing);
  await signGate(other.mentor, signing);
  await countersign(other.mentee, { planId: other.planId, reviewId, typedName: other.menteeName });
  return {
    planId,
    itemId: gateId,
    criteria,
    gateReviewId: open.reviewId,
    reviewId: review.reviewId,
    signed: { ...given, reviewId },
  };
}

/** A text of its own for a place that these may read: the mentor of the pair, or both. */
type Sing = (place: string, may: "mentor" | "both") => string;

/**
 * Puts a text of its own into a draft of a gate and of a review, which their mentor alone reads, and into a signed review, which
 * the two read. Returns where the signed one is.
 */
export async function hideGates(db: Db, pair: Pair, gates: GateScene, sing: Sing): Promise<GateScene["signed"]> {
  const ctx = actingAs(db, { id: pair.mentorId });
  const { planId, gateReviewId, reviewId } = gates;
  const draft = { ...noWords, why: sing("gate draft", "mentor") };
  await saveGateDraft(ctx, { planId, reviewId: gateReviewId, words: draft });
  const words = { answers: [], remark: sing("review draft", "mentor") };
  await saveReviewDraft(ctx, { planId, reviewId, words });
  const { signed } = await addGates(db, pair, (place) => sing(place, "both"));
  return signed;
}
