import { randomUUID } from "node:crypto";
import { and, desc, eq, isNull } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { planComments, planReviews, planSignatures } from "@/db/schema/index";
import { DomainError, found } from "@/domain/errors";
import { suggestedChange } from "@/domain/gates/review-changes";
import type { ReviewAnswer, ReviewWords } from "@/domain/gates/words";
import { canEditPlan, canMentorPlan } from "@/domain/plans/policy";
import { visibleTo } from "@/domain/plans/visible";
import { authorize } from "@/domain/policy";
import { raiseFact } from "@/server/jobs/enqueue";
import { openObligation, settleObligation } from "@/server/obligations/service";
import { signRevision } from "@/server/plans/agreement";
import { setReviewDate } from "@/server/plans/rhythm";
import { writeSuggestion } from "@/server/plans/suggestions";
import {
  lockWorkingPlan,
  type MemberCtx,
  mentorToAsk,
  onlyMentor,
  onlyOwner,
  type ReadablePlan,
  reviewPath,
} from "./access";
import { ownersDays } from "./decide";
import { newestReviewDraft } from "./drafts";
import { type ChangeLine, changesBetween } from "./review-changes";
import { mentorsDays } from "./submit";

export type PlanReviewRow = typeof planReviews.$inferSelect;

/** The newest revision that this member has signed, whatever for; null when they have signed none. */
async function lastSigned(tx: Tx, planId: string, memberId: string): Promise<number | null> {
  const [row] = await tx
    .select({ revision: planSignatures.revision })
    .from(planSignatures)
    .where(and(eq(planSignatures.planId, planId), eq(planSignatures.memberId, memberId)))
    .orderBy(desc(planSignatures.revision))
    .limit(1);
  return row?.revision ?? null;
}

/**
 * The owner asks the mentor for a review of the plan as it stands; the mentor owes an answer within five working days. While one
 * is open, asking again changes nothing. Refused when nothing has changed that the mentor has not signed.
 */
export async function askReview(
  ctx: MemberCtx,
  input: { planId: string; mentorshipId: string | null },
): Promise<{ reviewId: string }> {
  return ctx.db.transaction(async (tx) => {
    const plan = await lockWorkingPlan(tx, ctx, input.planId);
    authorize(ctx.actor, canEditPlan, plan, onlyOwner);
    const [open] = await tx
      .select({ id: planReviews.id })
      .from(planReviews)
      .where(and(eq(planReviews.planId, plan.id), isNull(planReviews.settledAt)));
    if (open) return { reviewId: open.id };
    const mentor = await mentorToAsk(tx, plan.id, input.mentorshipId);
    const since = await lastSigned(tx, plan.id, mentor.mentorId);
    const changes = await changesBetween(tx, plan, { since, revision: plan.revision }, ctx.now);
    if (changes.lines.length === 0) throw new DomainError("INVALID", "gates.nothing_to_review");
    const draft = await newestReviewDraft(tx, plan.id, mentor.mentorId);
    const [review] = await tx
      .insert(planReviews)
      .values({
        planId: plan.id,
        revision: plan.revision,
        since,
        mentorshipId: mentor.mentorshipId,
        mentorId: mentor.mentorId,
        askedAt: ctx.now,
        answers: draft?.answers ?? [],
        remark: draft?.remark ?? "",
      })
      .returning({ id: planReviews.id });
    const { id } = found(review, "gates.not_found");
    await openObligation(
      tx,
      {
        kind: "answer_review",
        subjectId: id,
        owner: { memberId: mentor.mentorId },
        waiterId: plan.ownerId,
        path: reviewPath(plan.id),
        allowance: mentorsDays,
      },
      ctx.now,
    );
    await raiseFact(tx, { name: "review.asked", reviewId: id });
    return { reviewId: id };
  });
}

/** The owner takes the question back, to ask again about a later revision; what the mentor has drafted is kept. */
export async function withdrawReview(ctx: MemberCtx, input: { planId: string; reviewId: string }): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    const plan = await lockWorkingPlan(tx, ctx, input.planId);
    authorize(ctx.actor, canEditPlan, plan, onlyOwner);
    const taken = await tx
      .update(planReviews)
      .set({ settledAt: ctx.now, outcome: "withdrawn" })
      .where(and(eq(planReviews.planId, plan.id), eq(planReviews.id, input.reviewId), isNull(planReviews.settledAt)))
      .returning({ id: planReviews.id });
    found(taken[0], "gates.not_open");
    await settleObligation(tx, { subjectIds: [input.reviewId] }, "cancelled", ctx.now);
  });
}

async function reviewOf(tx: Tx, plan: ReadablePlan, reviewId: string): Promise<PlanReviewRow> {
  const [row] = await tx
    .select()
    .from(planReviews)
    .where(and(eq(planReviews.planId, plan.id), eq(planReviews.id, reviewId)))
    .for("update");
  return found(row, "gates.not_found");
}

async function mentorsReview(tx: Tx, ctx: MemberCtx, plan: ReadablePlan, reviewId: string): Promise<PlanReviewRow> {
  authorize(ctx.actor, canMentorPlan, plan, onlyMentor);
  const review = await reviewOf(tx, plan, reviewId);
  if (review.mentorId !== ctx.actor.id) throw new DomainError("FORBIDDEN", onlyMentor.reason);
  return review;
}

export type ReviewDraft = { planId: string; reviewId: string; words: ReviewWords };

async function keep(tx: Tx, review: PlanReviewRow, { answers, remark }: ReviewWords, now: Date): Promise<void> {
  if (review.settledAt !== null) throw new DomainError("CONFLICT", "gates.not_open");
  await tx.update(planReviews).set({ answers, remark, savedAt: now }).where(eq(planReviews.id, review.id));
}

/** Keeps what the mentor has answered so far; nobody else sees it before it is signed. */
export async function saveReviewDraft(ctx: MemberCtx, input: ReviewDraft): Promise<{ savedAt: Date }> {
  return ctx.db.transaction(async (tx) => {
    const plan = await lockWorkingPlan(tx, ctx, input.planId);
    await keep(tx, await mentorsReview(tx, ctx, plan, input.reviewId), input.words, ctx.now);
    return { savedAt: ctx.now };
  });
}

export type SignReview = ReviewDraft & {
  /** The revision that was on the screen. */
  revision: number;
  /** What is not answered is agreed to. */
  agreeToRest: boolean;
  typedName: string;
};

/**
 * The mentor signs their answers: the revision has their signature, each question is a comment and each suggestion waits for the
 * owner, who owes a signature. Signing twice changes nothing; a review that was taken back or is of another revision than the
 * one on the screen is refused with words.
 */
export async function signReview(ctx: MemberCtx, input: SignReview): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    const plan = await lockWorkingPlan(tx, ctx, input.planId);
    const review = await mentorsReview(tx, ctx, plan, input.reviewId);
    if (review.outcome === "signed") return;
    if (review.revision !== input.revision) throw new DomainError("CONFLICT", "gates.revision_changed");
    const { lines } = await changesBetween(tx, plan, review, ctx.now);
    const answers = completed(lines, input);
    await keep(tx, review, { answers, remark: input.words.remark }, ctx.now);
    await signRevision(tx, ctx, {
      planId: plan.id,
      revision: review.revision,
      purpose: "review",
      subjectId: review.id,
      typedName: input.typedName,
    });
    for (const answer of answers) await carryOut(tx, ctx, plan, lines, answer);
    await tx.update(planReviews).set({ outcome: "signed", settledAt: ctx.now }).where(eq(planReviews.id, review.id));
    await settleObligation(tx, { subjectIds: [review.id], kind: "answer_review" }, "done", ctx.now);
    await oweReviewSignature(tx, plan, review, ctx.now);
    await setReviewDate(tx, plan, ctx.now);
    await raiseFact(tx, { name: "review.answered", reviewId: review.id });
  });
}

/** An answer to each change of the review and to nothing else. A question and a suggestion have words. */
function completed(lines: readonly ChangeLine[], { words, agreeToRest }: SignReview): ReviewAnswer[] {
  return lines.map(({ key }) => {
    const given = words.answers.find((answer) => answer.key === key);
    if (!given || given.answer === null) {
      if (!agreeToRest) throw new DomainError("INVALID", "gates.answer_all", `answer-${key}`);
      return { key, answer: "agree", note: "", value: null };
    }
    if (given.answer === "agree") return { key, answer: "agree", note: "", value: null };
    if (given.note === "") throw new DomainError("INVALID", "gates.say_what", `note-${key}`);
    return given;
  });
}

async function carryOut(
  tx: Tx,
  ctx: MemberCtx,
  plan: ReadablePlan,
  lines: readonly ChangeLine[],
  answer: ReviewAnswer,
): Promise<void> {
  const line = lines.find(({ key }) => key === answer.key);
  if (!line || answer.answer === "agree") return;
  const now = visibleTo("mentor", plan.document);
  const change = answer.answer === "suggest" ? suggestedChange(now, line.change, answer) : null;
  if (change !== null) {
    await writeSuggestion(tx, ctx, plan, { changes: [change], reason: answer.note, told: false });
    return;
  }
  const itemId = now.items.some((item) => item.id === line.change.itemId) ? line.change.itemId : null;
  const body = itemId === null && line.title !== null ? `${line.title}: ${answer.note}` : answer.note;
  await tx.insert(planComments).values({
    planId: plan.id,
    itemId,
    authorId: ctx.actor.id,
    body,
    at: ctx.now,
    key: randomUUID(),
  });
}

/** The owner owes their signature under an answered review. */
async function oweReviewSignature(
  tx: Tx,
  plan: { id: string; ownerId: string },
  review: Pick<PlanReviewRow, "id" | "mentorId">,
  now: Date,
): Promise<void> {
  await openObligation(
    tx,
    {
      kind: "sign_review",
      subjectId: review.id,
      owner: { memberId: plan.ownerId },
      waiterId: review.mentorId,
      path: reviewPath(plan.id),
      allowance: ownersDays,
    },
    now,
  );
}

/** The owner signs a review that the mentor has signed. Twice is once. */
export async function countersignReview(
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
      purpose: "review",
      subjectId: review.id,
      typedName: input.typedName,
    });
    await settleObligation(tx, { subjectIds: [review.id], kind: "sign_review" }, "done", ctx.now);
  });
}
