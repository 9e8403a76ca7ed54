import { and, desc, eq } from "drizzle-orm";
import { gateReviews, members } from "@/db/schema/index";
import type { Missing } from "@/domain/gates/judge";
import type { EffectLine } from "@/domain/gates/record";
import { criteriaWithout } from "@/domain/gates/shown";
import { type GateWords, withoutNotes } from "@/domain/gates/words";
import type { WorkCalendar } from "@/domain/obligations/working-days";
import { type Criterion, numbered, planReference } from "@/domain/plans/document";
import { isClosed } from "@/domain/plans/life";
import { canEditPlan, canMentorPlan } from "@/domain/plans/policy";
import { slipAgainst } from "@/domain/plans/schedule/rag";
import type { MemberCtx } from "@/server/context";
import { calendarToRead } from "@/server/obligations/calendars";
import { listObligationsAbout } from "@/server/obligations/queries";
import type { ReadablePlan } from "@/server/plans/access";
import { closedAt } from "@/server/plans/life";
import { listBaselinesOf, signaturesToRead } from "@/server/plans/revisions/history";
import { forecastOn } from "@/server/plans/revisions/revise";
import { noteLook } from "@/server/plans/sharing/views";
import { hiddenItems, mentorsOfPlan, readableWords, workingPlan } from "./access";
import { effectsOn } from "./decide";
import { gateOnPage } from "./former-gate";
import { gateEvents } from "./history";
import { ratingsOf, readPresentRatings } from "./ratings";
import { readShown } from "./shown";
import type { GateReviewRow } from "./signing";

/** What of this the plan's owner may sign after their mentor; null when there is nothing, or the plan is closed. */
export function toCountersign(
  plan: ReadablePlan,
  signed: { readonly id: string; readonly signatures: readonly SignatureLine[] } | null,
): string | null {
  if (signed === null || isClosed(plan) || signed.signatures.some((one) => one.isOwner)) return null;
  return signed.id;
}

export type SignatureLine = { memberId: string | null; typedName: string; signedAt: Date; isOwner: boolean };

/** A review of a gate. Words of one that is not signed are its mentor's alone, notes of a signed one are the two's. */
export type GateReviewLine = Pick<
  GateReviewRow,
  "id" | "revision" | "submittedAt" | "savedAt" | "gate" | "outcome" | "settledAt" | "effects" | "decidedRevision"
> & { mentorName: string | null; words: GateWords | null; signatures: SignatureLine[]; signedByBoth: boolean };

async function listReviews(ctx: MemberCtx, plan: ReadablePlan, itemId: string) {
  const [rows, signatures] = await Promise.all([
    ctx.db
      .select({ review: gateReviews, mentorName: members.name })
      .from(gateReviews)
      .leftJoin(members, eq(members.id, gateReviews.mentorId))
      .where(and(eq(gateReviews.planId, plan.id), eq(gateReviews.itemId, itemId)))
      .orderBy(desc(gateReviews.submittedAt)),
    signaturesToRead(ctx, plan.id),
  ]);
  const lines = rows.map(({ review, mentorName }): GateReviewLine => {
    const signed = signatures
      .filter(({ subjectId }) => subjectId === review.id)
      .map(({ memberId, typedName, signedAt }) => ({
        memberId,
        typedName,
        signedAt,
        isOwner: memberId === plan.ownerId,
      }))
      .sort((a, b) => a.signedAt.getTime() - b.signedAt.getTime());
    const { id, revision, submittedAt, savedAt, gate, outcome, settledAt, effects, decidedRevision } = review;
    const words = readableWords(ctx, plan, review, withoutNotes);
    // They name lines as they were called then, some of which may be hidden from a later mentor.
    const isOfThem = plan.ownerId === ctx.actor.id || review.mentorId === ctx.actor.id;
    const line = {
      ...{ id, revision, submittedAt, savedAt, gate, outcome, settledAt, decidedRevision, mentorName },
      effects: isOfThem ? effects : null,
    };
    return { ...line, words, signatures: signed, signedByBoth: signed.length > 1 };
  });
  return { lines, open: rows.find(({ review }) => review.outcome === null)?.review ?? null };
}

/** What signing the draft would do, and what it still wants. */
export type DraftStanding = { effects: EffectLine[]; missing: Missing | null };

/**
 * A gate with its reviews and its history, for the two who work on the plan. The mentor who decides it also gets what their draft
 * would change if it were signed now.
 */
export async function getGate(ctx: MemberCtx, input: { planId: string; itemId: string }) {
  const plan = await workingPlan(ctx, input.planId);
  const { itemId } = input;
  const [
    gate,
    { lines: reviews, open: underReview },
    mentors,
    baselines,
    calendar,
    events,
    present,
    shown,
    waiting,
    closed,
  ] = await Promise.all([
    gateOnPage(ctx, plan, itemId),
    listReviews(ctx, plan, itemId),
    mentorsOfPlan(ctx.db, plan.id),
    listBaselinesOf(ctx.db, plan.id, itemId),
    calendarToRead(ctx, plan.ownerId),
    gateEvents(ctx, plan, itemId),
    readPresentRatings(ctx, plan),
    readShown(ctx.db, plan, itemId),
    listObligationsAbout(
      ctx,
      ctx.db
        .select({ id: gateReviews.id })
        .from(gateReviews)
        .where(and(eq(gateReviews.planId, plan.id), eq(gateReviews.itemId, itemId))),
    ),
    closedAt(ctx.db, plan),
    noteLook(ctx, plan, "gate"),
  ]);
  // A closed plan stays as it was forecast on the day it was closed.
  const { schedule, today } = forecastOn(calendar, plan.document, closed ?? ctx.now);
  const open = reviews.find((review) => review.outcome === null) ?? null;
  const signed = reviews.find((review) => review.outcome === "signed") ?? null;
  const criteria = open?.gate.criteria ?? gate.criteria;
  const isOwner = canEditPlan(ctx.actor, plan);
  const decides = open !== null && canMentorPlan(ctx.actor, plan) && open.words !== null;
  const draft = decides && underReview !== null ? draftStanding(calendar, plan, underReview, ctx.now) : null;
  const line = schedule.items.get(gate.id);
  const unseen = hiddenItems(plan);
  return {
    plan: {
      id: plan.id,
      reference: planReference(plan.number),
      title: plan.document.title,
      state: plan.state,
      revision: plan.revision,
      ownerName: plan.ownerName,
      finish: schedule.finish,
    },
    gate: {
      id: gate.id,
      wbs: gate.wbs,
      title: gate.title,
      note: gate.note,
      finishedOn: gate.finishedOn,
      dueOn: line?.finish ?? null,
      critical: line?.critical ?? false,
      baselineOn: baselines[0]?.finish ?? null,
      /** Working days by which its forecast lies after the baseline; null without either. */
      slipDays: line === undefined ? null : slipAgainst({ calendar, today }, line.finish, baselines[0]?.finish ?? null),
      hidden: unseen.has(gate.id),
      removed: gate.removed,
    },
    criteria,
    /** What waits for the gate, as far as its mentor sees it. */
    behind: numbered(plan.document.items).flatMap((item) =>
      item.finishedOn === null && !unseen.has(item.id) && item.after.some((link) => link.itemId === gate.id)
        ? [item.wbs]
        : [],
    ),
    ratings: ratingsOf(present, criteria),
    /** What the competencies are called that criteria of this gate ask for, now or when it was put forward. */
    names: namesOf(present.names, [criteria, ...reviews.map((review) => review.gate.criteria)].flat()),
    /** Criteria with nothing to see for them: what is marked met there stands as met without evidence. */
    bare: criteriaWithout(criteria, shown),
    mentors,
    open: open && { ...open, words: decides ? open.words : null },
    signed,
    reviews,
    draft,
    events,
    waiting,
    today,
    /** Revisions made since the one that was put forward last. */
    since: reviews[0] === undefined ? 0 : plan.revision - (signed?.decidedRevision ?? reviews[0].revision),
    isOwner,
    can: {
      submit: isOwner && !isClosed(plan) && open === null && gate.finishedOn === null && !gate.removed,
      withdraw: isOwner && open !== null,
      decide: decides,
      countersign: isOwner ? toCountersign(plan, signed) : null,
    },
  };
}

export type GateView = Awaited<ReturnType<typeof getGate>>;

function namesOf(known: readonly { id: string; name: string }[], criteria: readonly Criterion[]) {
  const asked = new Set(criteria.map(({ competencyId }) => competencyId));
  return Object.fromEntries(known.flatMap(({ id, name }) => (asked.has(id) ? [[id, name]] : [])));
}

function draftStanding(calendar: WorkCalendar, plan: ReadablePlan, review: GateReviewRow, now: Date): DraftStanding {
  const { lines, missing } = effectsOn(calendar, plan, review, now);
  return { effects: lines, missing };
}
