import { and, eq, isNull } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { gateReviews, planReviews } from "@/db/schema/index";
import { DomainError, found } from "@/domain/errors";
import { canEditPlan, canMentorPlan } from "@/domain/plans/policy";
import { authorize } from "@/domain/policy";
import type { MemberCtx } from "@/server/context";
import { raiseFact } from "@/server/jobs/enqueue";
import { openObligation, settleObligation } from "@/server/obligations/service";
import type { ReadablePlan } from "@/server/plans/access";
import { signRevision } from "@/server/plans/agreement/agreement";
import { gatePath, lockWorkingPlan, onlyMentor, onlyOwner, reviewPath } from "./access";

export type GateReviewRow = typeof gateReviews.$inferSelect;
export type PlanReviewRow = typeof planReviews.$inferSelect;

/** A review of what changed in a plan, or of one of its gates. */
export type AnyReview = { of: "plan"; row: PlanReviewRow } | { of: "gate"; row: GateReviewRow };

/** What the two owe in turn, the mentor first. */
const owed = {
  plan: { byMentor: "answer_review", byOwner: "sign_review" },
  gate: { byMentor: "decide_gate", byOwner: "sign_gate" },
} as const;

/** Working days that a mentor has to answer a review or to decide a gate. */
const mentorsDays = { days: 5, unit: "working_days" } as const;
/** Calendar days that the owner has to sign what the mentor has signed. */
const ownersDays = { days: 7, unit: "calendar_days" } as const;

const pathOf = ({ of, row }: AnyReview) => (of === "gate" ? gatePath(row.planId, row.itemId) : reviewPath(row.planId));

/** A review of this plan, locked; either kind is found by its id. */
async function lockReview(tx: Tx, plan: ReadablePlan, reviewId: string): Promise<AnyReview> {
  const [gate] = await tx
    .select()
    .from(gateReviews)
    .where(and(eq(gateReviews.planId, plan.id), eq(gateReviews.id, reviewId)))
    .for("update");
  if (gate) return { of: "gate", row: gate };
  const [row] = await tx
    .select()
    .from(planReviews)
    .where(and(eq(planReviews.planId, plan.id), eq(planReviews.id, reviewId)))
    .for("update");
  return { of: "plan", row: found(row, "gates.not_found") };
}

/** The review of a gate, locked, for its own mentor. */
export async function mentorsGateReview(
  tx: Tx,
  ctx: MemberCtx,
  plan: ReadablePlan,
  id: string,
): Promise<GateReviewRow> {
  const review = await mentorsReview(tx, ctx, plan, id);
  return found(review.of === "gate" ? review.row : undefined, "gates.not_found");
}

/** The review of a plan, locked, for its own mentor. */
export async function mentorsPlanReview(
  tx: Tx,
  ctx: MemberCtx,
  plan: ReadablePlan,
  id: string,
): Promise<PlanReviewRow> {
  const review = await mentorsReview(tx, ctx, plan, id);
  return found(review.of === "plan" ? review.row : undefined, "gates.not_found");
}

async function mentorsReview(tx: Tx, ctx: MemberCtx, plan: ReadablePlan, reviewId: string): Promise<AnyReview> {
  authorize(ctx.actor, canMentorPlan, plan, onlyMentor);
  const review = await lockReview(tx, plan, reviewId);
  if (review.row.mentorId !== ctx.actor.id) throw new DomainError("FORBIDDEN", onlyMentor.reason);
  return review;
}

/** Refuses what is written into a review that was signed, taken back or has come to another end. */
export function refuseUnlessOpen({ settledAt }: Pick<GateReviewRow, "settledAt">): void {
  if (settledAt !== null) throw new DomainError("CONFLICT", "gates.not_open");
}

/** The mentor owes an answer to a review that has just been opened. */
export async function oweAnswer(tx: Tx, plan: ReadablePlan, review: AnyReview, now: Date): Promise<void> {
  await openObligation(
    tx,
    {
      kind: owed[review.of].byMentor,
      subjectId: review.row.id,
      owner: { memberId: found(review.row.mentorId, "gates.no_mentor") },
      waiterId: plan.ownerId,
      path: pathOf(review),
      allowance: mentorsDays,
    },
    now,
  );
}

/** The mentor signs the revision that was put to them, and the owner owes their signature in turn. */
export async function signAsMentor(
  tx: Tx,
  ctx: MemberCtx,
  plan: ReadablePlan,
  review: AnyReview,
  typedName: string,
): Promise<void> {
  await sign(tx, ctx, review, typedName);
  await settleObligation(tx, { subjectIds: [review.row.id], kind: owed[review.of].byMentor }, "done", ctx.now);
  await openObligation(
    tx,
    {
      kind: owed[review.of].byOwner,
      subjectId: review.row.id,
      owner: { memberId: plan.ownerId },
      waiterId: review.row.mentorId,
      path: pathOf(review),
      allowance: ownersDays,
    },
    ctx.now,
  );
}

async function sign(tx: Tx, ctx: MemberCtx, { of, row }: AnyReview, typedName: string): Promise<void> {
  const { planId, revision, id: subjectId } = row;
  await signRevision(tx, ctx, { planId, revision, purpose: of === "gate" ? "gate" : "review", subjectId, typedName });
}

export type Countersignature = { planId: string; reviewId: string; typedName: string };

/** The owner signs what the mentor has signed, a review or a gate: they have read it. Twice is once. */
export async function countersign(ctx: MemberCtx, input: Countersignature): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    const plan = await lockWorkingPlan(tx, ctx, input.planId);
    authorize(ctx.actor, canEditPlan, plan, onlyOwner);
    const review = await lockReview(tx, plan, input.reviewId);
    if (review.row.outcome !== "signed") throw new DomainError("CONFLICT", "gates.not_signed_yet");
    await sign(tx, ctx, review, input.typedName);
    const { id } = review.row;
    const settled = await settleObligation(tx, { subjectIds: [id], kind: owed[review.of].byOwner }, "done", ctx.now);
    if (settled > 0 && review.of === "gate") await raiseFact(tx, { name: "gate.countersigned", reviewId: id });
  });
}

/**
 * The owner takes back what they put to their mentor, to put it forward again later; what the mentor has drafted is kept. Twice is
 * once. Refuses what is signed.
 */
export async function withdraw(ctx: MemberCtx, input: { planId: string; reviewId: string }): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    const plan = await lockWorkingPlan(tx, ctx, input.planId);
    authorize(ctx.actor, canEditPlan, plan, onlyOwner);
    const { of, row } = await lockReview(tx, plan, input.reviewId);
    if (row.outcome === "withdrawn") return;
    refuseUnlessOpen(row);
    const table = of === "gate" ? gateReviews : planReviews;
    await tx
      .update(table)
      .set({ settledAt: ctx.now, outcome: "withdrawn" })
      .where(and(eq(table.id, row.id), isNull(table.settledAt)));
    await settleObligation(tx, { subjectIds: [row.id], kind: owed[of].byMentor }, "cancelled", ctx.now);
  });
}
