import { and, eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { gateReviews } from "@/db/schema/index";
import { DomainError, found } from "@/domain/errors";
import { decisionWords, effectsOf } from "@/domain/gates/effects";
import { whatIsMissing } from "@/domain/gates/judge";
import type { GateWords } from "@/domain/gates/words";
import { same } from "@/domain/plans/changes";
import { canEditPlan, canMentorPlan } from "@/domain/plans/policy";
import { authorize } from "@/domain/policy";
import { raiseFact } from "@/server/jobs/enqueue";
import { openObligation, settleObligation } from "@/server/obligations/service";
import { signRevision } from "@/server/plans/agreement";
import { forecast, writeRevision } from "@/server/plans/revise";
import {
  gatePath,
  hiddenItems,
  lockWorkingPlan,
  type MemberCtx,
  onlyMentor,
  onlyOwner,
  type ReadablePlan,
} from "./access";

export type GateReviewRow = typeof gateReviews.$inferSelect;

/** Calendar days that the owner has to sign what the mentor has signed. */
export const ownersDays = { days: 7, unit: "calendar_days" } as const;

async function reviewOf(tx: Tx, plan: ReadablePlan, reviewId: string): Promise<GateReviewRow> {
  const [row] = await tx
    .select()
    .from(gateReviews)
    .where(and(eq(gateReviews.planId, plan.id), eq(gateReviews.id, reviewId)))
    .for("update");
  return found(row, "gates.not_found");
}

/** The review for its own mentor while it is open. */
async function mentorsReview(tx: Tx, ctx: MemberCtx, plan: ReadablePlan, reviewId: string): Promise<GateReviewRow> {
  authorize(ctx.actor, canMentorPlan, plan, onlyMentor);
  const review = await reviewOf(tx, plan, reviewId);
  if (review.mentorId !== ctx.actor.id) throw new DomainError("FORBIDDEN", onlyMentor.reason);
  return review;
}

function refuseUnlessOpen(review: GateReviewRow): void {
  if (review.settledAt !== null) throw new DomainError("CONFLICT", "gates.not_open");
}

/** Marks and clears name criteria that were put forward; anything else did not come from the form. */
function refuseStrangeCriteria(review: GateReviewRow, words: GateWords): void {
  const known = new Set(review.gate.criteria.map(({ id }) => id));
  const named = [...words.marks, ...words.conditions].flatMap(({ criterionId }) => criterionId ?? []);
  if (named.some((id) => !known.has(id))) throw new DomainError("INVALID", "gates.no_such_criterion");
}

async function keepDraft(tx: Tx, review: GateReviewRow, words: GateWords, now: Date): Promise<boolean> {
  refuseStrangeCriteria(review, words);
  if (same(review.words, words)) return false;
  await tx.update(gateReviews).set({ words, savedAt: now }).where(eq(gateReviews.id, review.id));
  return true;
}

export type GateDraft = { planId: string; reviewId: string; words: GateWords };

/** Keeps what the mentor has written so far; nobody else sees it before it is signed. Any part may be missing. */
export async function saveGateDraft(ctx: MemberCtx, input: GateDraft): Promise<{ savedAt: Date }> {
  return ctx.db.transaction(async (tx) => {
    const plan = await lockWorkingPlan(tx, ctx, input.planId);
    const review = await mentorsReview(tx, ctx, plan, input.reviewId);
    refuseUnlessOpen(review);
    await keepDraft(tx, review, input.words, ctx.now);
    return { savedAt: ctx.now };
  });
}

/** What the draft would do to the plan as it stands now. */
export async function effectsNow(db: MemberCtx["db"] | Tx, plan: ReadablePlan, review: GateReviewRow, now: Date) {
  const { calendar, today } = await forecast(db, plan, plan.document, now);
  const { words, itemId: gateId, gate } = review;
  const hidden = hiddenItems(plan);
  const effects = effectsOf({
    document: plan.document,
    calendar,
    today,
    gateId,
    criteria: gate.criteria,
    words,
    hidden,
  });
  return { ...effects, missing: whatIsMissing(words, gate.criteria, today) };
}

export type SignGate = GateDraft & {
  /** The revision of the plan for which the consequences were shown. */
  shownRevision: number;
  typedName: string;
};

/**
 * The mentor signs their decision, and it is carried out in the same transaction: the gate is passed or moved, conditions become
 * tasks, and the owner owes a signature. What is signed is what was shown: words that were not saved before are kept as a
 * draft and answered with `shown: false`, and a plan that has moved on is refused with `gates.plan_moved`. A second
 * signature changes nothing.
 */
export async function signGate(ctx: MemberCtx, input: SignGate): Promise<{ signed: boolean }> {
  return ctx.db.transaction(async (tx) => {
    const plan = await lockWorkingPlan(tx, ctx, input.planId);
    const review = await mentorsReview(tx, ctx, plan, input.reviewId);
    if (review.outcome === "signed") return { signed: true };
    refuseUnlessOpen(review);
    if (await keepDraft(tx, review, input.words, ctx.now)) return { signed: false };
    if (plan.revision !== input.shownRevision) throw new DomainError("CONFLICT", "gates.plan_moved");
    const gate = plan.document.items.find((item) => item.id === review.itemId);
    if (!gate) throw new DomainError("CONFLICT", "gates.gate_gone");
    const { changes, lines, missing } = await effectsNow(tx, plan, review, ctx.now);
    if (missing) throw new DomainError("INVALID", missing.reason, missing.field);
    await signRevision(tx, ctx, {
      planId: plan.id,
      revision: review.revision,
      purpose: "gate",
      subjectId: review.id,
      typedName: input.typedName,
    });
    const { decision, conditions } = review.words;
    const reason = `${review.gate.wbs} “${review.gate.title}”: ${decisionWords(decision ?? "hold", conditions.length).toLowerCase()}`;
    const { number } = await writeRevision(
      tx,
      plan,
      { kind: "gate", authorId: ctx.actor.id, reason, changes, key: review.id },
      ctx.now,
    );
    await tx
      .update(gateReviews)
      .set({ outcome: "signed", settledAt: ctx.now, effects: lines, decidedRevision: number })
      .where(eq(gateReviews.id, review.id));
    await settleObligation(tx, { subjectIds: [review.id], kind: "decide_gate" }, "done", ctx.now);
    await oweCountersignature(tx, plan, review, ctx.now);
    await raiseFact(tx, { name: "gate.decided", reviewId: review.id });
    return { signed: true };
  });
}

/** The owner owes their signature under a decision. */
async function oweCountersignature(
  tx: Tx,
  plan: { id: string; ownerId: string },
  review: Pick<GateReviewRow, "id" | "itemId" | "mentorId">,
  now: Date,
): Promise<void> {
  await openObligation(
    tx,
    {
      kind: "sign_gate",
      subjectId: review.id,
      owner: { memberId: plan.ownerId },
      waiterId: review.mentorId,
      path: gatePath(plan.id, review.itemId),
      allowance: ownersDays,
    },
    now,
  );
}

/** The owner signs a decision that the mentor has signed: they have read it. Twice is once. */
export async function countersignGate(
  ctx: MemberCtx,
  input: { planId: string; reviewId: string; typedName: string },
): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    const plan = await lockWorkingPlan(tx, ctx, input.planId);
    authorize(ctx.actor, canEditPlan, plan, onlyOwner);
    const review = await reviewOf(tx, plan, input.reviewId);
    if (review.outcome !== "signed") throw new DomainError("CONFLICT", "gates.not_signed_yet");
    await signRevision(tx, ctx, {
      planId: plan.id,
      revision: review.revision,
      purpose: "gate",
      subjectId: review.id,
      typedName: input.typedName,
    });
    const owed = await settleObligation(tx, { subjectIds: [review.id], kind: "sign_gate" }, "done", ctx.now);
    if (owed > 0) await raiseFact(tx, { name: "gate.countersigned", reviewId: review.id });
  });
}
