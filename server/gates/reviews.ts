import { randomUUID } from "node:crypto";
import { and, desc, eq, isNull, ne, or } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { planReviews, planSignatures } from "@/db/schema/index";
import { DomainError, found } from "@/domain/errors";
import { suggestedChange, whatAnswerWants, withAnswers } from "@/domain/gates/review-changes";
import type { ReviewAnswer, ReviewWords } from "@/domain/gates/words";
import { canEditPlan } from "@/domain/plans/policy";
import { visibleTo } from "@/domain/plans/visible";
import { authorize } from "@/domain/policy";
import type { MemberCtx } from "@/server/context";
import { raiseFact } from "@/server/jobs/enqueue";
import type { ReadablePlan } from "@/server/plans/access";
import { followRhythm } from "@/server/plans/agreement/rhythm";
import { writeComment } from "@/server/plans/comments/comments";
import { writeSuggestion } from "@/server/plans/suggestions/suggestions";
import { lockWorkingPlan, mentorToAsk, onlyOwner } from "./access";
import { newestReviewDraft } from "./drafts";
import { type ChangeLine, changesBetween } from "./review-changes";
import { mentorsPlanReview, oweAnswer, type PlanReviewRow, refuseUnlessOpen, signAsMentor } from "./signing";

/** The newest revision that this member has signed as a whole, a gate's signature not counted; null when there is none. */
async function lastSigned(tx: Tx, planId: string, memberId: string): Promise<number | null> {
  const [row] = await tx
    .select({ revision: planSignatures.revision })
    .from(planSignatures)
    .where(
      and(eq(planSignatures.planId, planId), eq(planSignatures.memberId, memberId), ne(planSignatures.purpose, "gate")),
    )
    .orderBy(desc(planSignatures.revision))
    .limit(1);
  return row?.revision ?? null;
}

/**
 * The owner asks the mentor for a review of the plan as it stands; the mentor owes an answer within five working days and, once
 * reminded, five more, and the plan's rhythm is counted from now. While one is open, asking again changes nothing, and the same
 * form twice asks once. Refused when nothing has changed that the mentor has not signed.
 */
export async function askReview(
  ctx: MemberCtx,
  input: { planId: string; mentorshipId: string | null; key: string },
): Promise<{ reviewId: string }> {
  return ctx.db.transaction(async (tx) => {
    const plan = await lockWorkingPlan(tx, ctx, input.planId);
    authorize(ctx.actor, canEditPlan, plan, onlyOwner);
    const [there] = await tx
      .select({ id: planReviews.id })
      .from(planReviews)
      .where(and(eq(planReviews.planId, plan.id), or(eq(planReviews.key, input.key), isNull(planReviews.settledAt))));
    if (there) return { reviewId: there.id };
    const mentor = await mentorToAsk(tx, plan.id, input.mentorshipId);
    const since = await lastSigned(tx, plan.id, mentor.mentorId);
    const changes = await changesBetween(tx, ctx, plan, { since, revision: plan.revision });
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
        key: input.key,
      })
      .returning();
    const row = found(review, "gates.not_found");
    await oweAnswer(tx, plan, { of: "plan", row }, ctx.now);
    await followRhythm(tx, plan.id, ctx.now, { anew: true });
    await raiseFact(tx, { name: "review.asked", reviewId: row.id });
    return { reviewId: row.id };
  });
}

export type ReviewDraft = { planId: string; reviewId: string; words: ReviewWords };

async function keep(tx: Tx, review: PlanReviewRow, answers: ReviewAnswer[], remark: string, now: Date): Promise<void> {
  await tx.update(planReviews).set({ answers, remark, savedAt: now }).where(eq(planReviews.id, review.id));
}

/** Keeps what the mentor has answered so far, a page at a time; nobody else sees it before it is signed. */
export async function saveReviewDraft(ctx: MemberCtx, input: ReviewDraft): Promise<{ savedAt: Date }> {
  return ctx.db.transaction(async (tx) => {
    const plan = await lockWorkingPlan(tx, ctx, input.planId);
    const review = await mentorsPlanReview(tx, ctx, plan, input.reviewId);
    refuseUnlessOpen(review);
    await keep(tx, review, withAnswers(review.answers, input.words.answers), input.words.remark, ctx.now);
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
 * The mentor signs what they have answered on this page and on those before: the revision has their signature, each question is a
 * comment and each suggestion waits for the owner, who owes a signature. Signing twice changes nothing; a review that was
 * taken back or is of another revision than the one on the screen is refused with words.
 */
export async function signReview(ctx: MemberCtx, input: SignReview): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    const plan = await lockWorkingPlan(tx, ctx, input.planId);
    const review = await mentorsPlanReview(tx, ctx, plan, input.reviewId);
    if (review.outcome === "signed") return;
    refuseUnlessOpen(review);
    if (review.revision !== input.revision) throw new DomainError("CONFLICT", "gates.revision_changed");
    const { lines } = await changesBetween(tx, ctx, plan, review);
    const answered = completed(lines, withAnswers(review.answers, input.words.answers), input);
    const answers = answered.map(({ answer }) => answer);
    await keep(tx, review, answers, input.words.remark, ctx.now);
    await signAsMentor(tx, ctx, plan, { of: "plan", row: review }, input.typedName);
    for (const { line, answer } of answered) await carryOut(tx, ctx, plan, line, answer);
    await tx.update(planReviews).set({ outcome: "signed", settledAt: ctx.now }).where(eq(planReviews.id, review.id));
    await followRhythm(tx, plan.id, ctx.now, { anew: true });
    await raiseFact(tx, { name: "review.answered", reviewId: review.id });
  });
}

type Answered = { line: ChangeLine; answer: ReviewAnswer };

/** An answer to each change of the review and to nothing else. What is wanted is said at its field, if it is on this page. */
function completed(lines: readonly ChangeLine[], answers: readonly ReviewAnswer[], form: SignReview): Answered[] {
  const byKey = new Map(answers.map((answer) => [answer.key, answer]));
  const here = new Set(form.words.answers.map(({ key }) => key));
  return lines.map((line) => {
    const { key } = line;
    const given = byKey.get(key);
    const wants = whatAnswerWants(line.change, given);
    if (wants !== null) {
      if (here.has(key)) throw new DomainError("INVALID", wants.reason, wants.field);
      throw new DomainError("INVALID", "gates.answers_elsewhere");
    }
    if (!given || given.answer === null) {
      if (!form.agreeToRest) {
        throw new DomainError("INVALID", "gates.answer_all", here.has(key) ? `answer-${key}` : "agreeToRest");
      }
      return { line, answer: { key, answer: "agree", note: "", value: null } };
    }
    return { line, answer: given.answer === "agree" ? { ...given, note: "", value: null } : given };
  });
}

async function carryOut(
  tx: Tx,
  ctx: MemberCtx,
  plan: ReadablePlan,
  line: ChangeLine,
  answer: ReviewAnswer,
): Promise<void> {
  if (answer.answer === "agree") return;
  const now = visibleTo("mentor", plan.document);
  const change = answer.answer === "suggest" ? suggestedChange(now, line.change, answer) : null;
  if (change !== null) {
    await writeSuggestion(tx, ctx, plan, { changes: [change], reason: answer.note, told: false });
    return;
  }
  const itemId = now.items.some((item) => item.id === line.change.itemId) ? line.change.itemId : null;
  const body = itemId === null && line.title !== null ? `${line.title}: ${answer.note}` : answer.note;
  const place = { itemId, parentId: null, mentorshipId: plan.mentorshipId };
  await writeComment(tx, ctx, plan, { ...place, body, key: randomUUID() });
}
