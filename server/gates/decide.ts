import { eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { gateReviews } from "@/db/schema/index";
import { DomainError } from "@/domain/errors";
import { decisionWords, effectsOf } from "@/domain/gates/effects";
import { whatIsMissing } from "@/domain/gates/judge";
import type { GateWords } from "@/domain/gates/words";
import type { WorkCalendar } from "@/domain/obligations/working-days";
import { same } from "@/domain/plans/revisions/changes";
import { reasonFrom } from "@/domain/plans/revisions/reason";
import type { MemberCtx } from "@/server/context";
import { raiseFact } from "@/server/jobs/enqueue";
import { calendarOfMember } from "@/server/obligations/calendars";
import type { ReadablePlan } from "@/server/plans/access";
import { dayIn, writeRevision } from "@/server/plans/revisions/revise";
import { hiddenItems, lockWorkingPlan } from "./access";
import { bareCriteria, readShown } from "./shown";
import { type GateReviewRow, mentorsGateReview, refuseUnlessOpen, signAsMentor } from "./signing";

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
    const review = await mentorsGateReview(tx, ctx, plan, input.reviewId);
    refuseUnlessOpen(review);
    await keepDraft(tx, review, input.words, ctx.now);
    return { savedAt: ctx.now };
  });
}

/** What the draft would do to the plan as it stands now. */
async function effectsNow(db: MemberCtx["db"] | Tx, plan: ReadablePlan, review: GateReviewRow, now: Date) {
  return effectsOn(await calendarOfMember(db, plan.ownerId), plan, review, now);
}

/** The same on a calendar that is known. */
export function effectsOn(calendar: WorkCalendar, plan: ReadablePlan, review: GateReviewRow, now: Date) {
  const today = dayIn(calendar.zone, now);
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
 * tasks, and the owner owes a signature. A criterion marked met with nothing to show for it is recorded as that. What is signed
 * is what was shown: words that were not saved before are kept as a draft and answered with `signed: false`, and a plan that has moved on is refused with `gates.plan_moved`. A second
 * signature changes nothing.
 */
export async function signGate(ctx: MemberCtx, input: SignGate): Promise<{ signed: boolean }> {
  return ctx.db.transaction(async (tx) => {
    const plan = await lockWorkingPlan(tx, ctx, input.planId);
    const review = await mentorsGateReview(tx, ctx, plan, input.reviewId);
    if (review.outcome === "signed") return { signed: true };
    refuseUnlessOpen(review);
    if (await keepDraft(tx, review, input.words, ctx.now)) return { signed: false };
    if (plan.revision !== input.shownRevision) throw new DomainError("CONFLICT", "gates.plan_moved");
    const gate = plan.document.items.find((item) => item.id === review.itemId);
    if (!gate) throw new DomainError("CONFLICT", "gates.gate_gone");
    const { changes, lines, missing } = await effectsNow(tx, plan, review, ctx.now);
    if (missing) throw new DomainError("INVALID", missing.reason, missing.field);
    await signAsMentor(tx, ctx, plan, { of: "gate", row: review }, input.typedName);
    const { decision, conditions } = review.words;
    const words = `${review.gate.wbs} “${review.gate.title}”: ${decisionWords(decision ?? "hold", conditions.length).toLowerCase()}`;
    const reason = reasonFrom(words, plan.document, changes);
    const { number } = await writeRevision(
      tx,
      plan,
      { kind: "gate", authorId: ctx.actor.id, reason, changes, key: review.id },
      ctx.now,
    );
    const metWithoutEvidence = bareCriteria(review, await readShown(tx, plan, review.itemId));
    await tx
      .update(gateReviews)
      .set({
        outcome: "signed",
        settledAt: ctx.now,
        effects: lines,
        decidedRevision: number,
        gate: { ...review.gate, metWithoutEvidence },
      })
      .where(eq(gateReviews.id, review.id));
    await raiseFact(tx, { name: "gate.decided", reviewId: review.id });
    return { signed: true };
  });
}
