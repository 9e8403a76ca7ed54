import { desc, eq, sql } from "drizzle-orm";
import { members, planReviews } from "@/db/schema/index";
import { changesOnPage, reviewedIn, whatAnswerWants } from "@/domain/gates/review-changes";
import { type ReviewWords, withoutRemarks } from "@/domain/gates/words";
import { isOfWholePlan } from "@/domain/plans/agreement/signatures";
import { planReference } from "@/domain/plans/document";
import { isClosed } from "@/domain/plans/life";
import { canEditPlan, canMentorPlan } from "@/domain/plans/policy";
import { differences } from "@/domain/plans/revisions/changes";
import { visibleTo } from "@/domain/plans/visible";
import type { MemberCtx } from "@/server/context";
import { listObligationsAbout } from "@/server/obligations/queries";
import type { ReadablePlan } from "@/server/plans/access";
import { reviewDates } from "@/server/plans/agreement/rhythm";
import { changesAfter, rewindTo, signaturesToRead } from "@/server/plans/revisions/history";
import { noteLook } from "@/server/plans/sharing/views";
import { hiddenItems, mentorsOfPlan, readableWords, workingPlan } from "./access";
import { type SignatureLine, toCountersign } from "./gate-view";
import { nextGateOf } from "./next-gate";
import { type ChangeLine, changesWithin, type ReviewChanges, readRevisions } from "./review-changes";
import type { PlanReviewRow } from "./signing";

/** A review of the plan. Words of one that is not signed are its mentor's alone, remarks of a signed one are the two's. */
export type ReviewLine = Pick<
  PlanReviewRow,
  "id" | "revision" | "since" | "askedAt" | "savedAt" | "outcome" | "settledAt"
> & {
  mentorName: string | null;
  words: ReviewWords | null;
  signatures: SignatureLine[];
};

async function listReviews(ctx: MemberCtx, plan: ReadablePlan): Promise<ReviewLine[]> {
  const [rows, signatures] = await Promise.all([
    ctx.db
      .select({ review: planReviews, mentorName: members.name })
      .from(planReviews)
      .leftJoin(members, eq(members.id, planReviews.mentorId))
      .where(eq(planReviews.planId, plan.id))
      .orderBy(desc(planReviews.askedAt))
      .limit(30),
    signaturesToRead(ctx, plan.id),
  ]);
  return rows.map(({ review, mentorName }) => {
    const { id, revision, since, askedAt, savedAt, outcome, settledAt, answers, remark } = review;
    const signed = signatures
      .filter(({ subjectId }) => subjectId === id)
      .map(({ memberId, typedName, signedAt }) => ({
        memberId,
        typedName,
        signedAt,
        isOwner: memberId === plan.ownerId,
      }));
    const written = { mentorId: review.mentorId, outcome, words: { answers, remark } };
    const words = readableWords(ctx, plan, written, withoutRemarks);
    return { id, revision, since, askedAt, savedAt, outcome, settledAt, mentorName, words, signatures: signed };
  });
}

/** The newest revision that both have signed as a whole, by agreement or review, and how the plan has moved on since. */
export type SignedStanding = {
  revision: number;
  names: string[];
  /** When the second of the two signed. */
  signedAt: Date;
  now: number;
  changesSince: number;
} | null;

/** Inside a query: the number of that revision; null while both have signed none. A gate's signature is of the gate alone. */
const signedByBoth = ({ id, ownerId }: ReadablePlan) => sql`(
  select max(mentors.revision) from plan_signatures mentors
  where mentors.plan_id = ${id} and mentors.purpose <> 'gate' and mentors.member_id is distinct from ${ownerId} and exists (
    select from plan_signatures owners where owners.subject_id = mentors.subject_id and owners.member_id = ${ownerId}))`;

async function signedStanding(ctx: MemberCtx, plan: ReadablePlan): Promise<SignedStanding> {
  const [signatures, later] = await Promise.all([
    signaturesToRead(ctx, plan.id),
    changesAfter(ctx.db, plan, signedByBoth(plan)),
  ]);
  const mentors = signatures.filter((one) => isOfWholePlan(one) && one.memberId !== plan.ownerId);
  const both = mentors.filter(({ subjectId }) =>
    signatures.some((one) => one.subjectId === subjectId && one.memberId === plan.ownerId),
  );
  const last = both.toSorted((a, b) => b.revision - a.revision)[0];
  if (!last) return null;
  const then = rewindTo(plan, later, last.revision);
  const changes = differences(visibleTo(plan.role, then), visibleTo(plan.role, plan.document));
  const isReviewed = reviewedIn(later.filter(({ number }) => number > last.revision));
  const changesSince = changes.filter(isReviewed).length;
  const two = signatures.filter(({ subjectId }) => subjectId === last.subjectId);
  const signedAt = two.map((one) => one.signedAt).sort((a, b) => b.getTime() - a.getTime())[0] ?? last.signedAt;
  const names = two.map(({ typedName }) => typedName);
  return { revision: last.revision, names, signedAt, now: plan.revision, changesSince };
}

/** What stands signed, when the next review comes round, and whether one waits: for the plan's own page. */
export async function getStanding(ctx: MemberCtx, input: { planId: string }) {
  return standingOf(ctx, await workingPlan(ctx, input.planId));
}

async function standingOf(ctx: MemberCtx, plan: ReadablePlan) {
  const [signed, dates, [newest], mentors, nextGate] = await Promise.all([
    signedStanding(ctx, plan),
    reviewDates(ctx.db, plan.id),
    listReviews(ctx, plan),
    mentorsOfPlan(ctx.db, plan.id),
    nextGateOf(ctx, plan),
  ]);
  return {
    planId: plan.id,
    signed,
    ...dates,
    everyDays: plan.document.reviewEveryDays,
    nextGate,
    agreed: plan.state === "agreed",
    closed: isClosed(plan),
    mentored: mentors.length > 0,
    open: newest?.outcome === null ? { askedAt: newest.askedAt, revision: newest.revision } : null,
    isOwner: canEditPlan(ctx.actor, plan),
  };
}

export type ReviewStanding = Awaited<ReturnType<typeof getStanding>>;

/** A page of the changes: which they are, counted from 1, how many are answered, and whether an answer on it still wants something. */
export type ReviewPageLine = { page: number; from: number; to: number; answered: number; wants: boolean };

function pagesOf(lines: readonly ChangeLine[], words: ReviewWords | null): ReviewPageLine[] {
  const given = new Map(words?.answers.map((answer) => [answer.key, answer]));
  return Array.from({ length: Math.ceil(lines.length / changesOnPage) }, (_, n) => {
    const from = n * changesOnPage;
    const here = lines.slice(from, from + changesOnPage);
    return {
      page: n + 1,
      from: from + 1,
      to: from + here.length,
      answered: here.filter(({ key }) => (given.get(key)?.answer ?? null) !== null).length,
      wants: here.some(({ key, change }) => whatAnswerWants(change, given.get(key)) !== null),
    };
  });
}

/** One page of what changed, with where it stands among the others. */
export type PagedChanges = ReviewChanges & { count: number; answered: number; page: number; pages: ReviewPageLine[] };

function pageOf(changes: ReviewChanges, words: ReviewWords | null, wanted: number): PagedChanges {
  const pages = pagesOf(changes.lines, words);
  const shown = pages.find(({ page }) => page === wanted) ?? pages[0];
  return {
    ...changes,
    lines: shown === undefined ? [] : changes.lines.slice(shown.from - 1, shown.to),
    count: changes.lines.length,
    answered: pages.reduce((sum, { answered }) => sum + answered, 0),
    page: shown?.page ?? 1,
    pages,
  };
}

/** What the mentor would be asked about: the changes that they see and have not signed, from the revision that they signed last. */
export type Askable = { since: number | null; count: number; mentorName: string };

/** Inside a query: the revision that the mentor signed last as a whole, where there is one mentor; nought where they signed none. */
const signedByMentor = (planId: string) => sql`(
  select coalesce(max(revision), 0) from plan_signatures where plan_id = ${planId} and purpose <> 'gate' and member_id in (
    select m.mentor_id from plan_shares s join mentorships m on m.id = s.mentorship_id
    where s.plan_id = ${planId} and s.revoked_at is null and m.ended_at is null))`;

/** The same for the plan's owner, where one mentor can be asked; null for anybody else. */
async function askableOf(ctx: MemberCtx, plan: ReadablePlan): Promise<Askable | null> {
  if (!canEditPlan(ctx.actor, plan)) return null;
  const [signatures, [mentor, ...others], later] = await Promise.all([
    signaturesToRead(ctx, plan.id),
    mentorsOfPlan(ctx.db, plan.id),
    changesAfter(ctx.db, plan, signedByMentor(plan.id)),
  ]);
  if (mentor === undefined || others.length > 0) return null;
  const signed = signatures.flatMap((one) =>
    isOfWholePlan(one) && one.memberId === mentor.mentorId ? [one.revision] : [],
  );
  const since = signed.length === 0 ? null : Math.max(...signed);
  const then = since === null ? { ...plan.document, items: [] } : rewindTo(plan, later, since);
  const changes = differences(visibleTo("mentor", then), visibleTo("mentor", plan.document));
  const hidden = hiddenItems(plan);
  const isReviewed = reviewedIn(later);
  const count = changes.filter((one) => isReviewed(one) && !(one.itemId !== null && hidden.has(one.itemId))).length;
  return { since, count, mentorName: mentor.name };
}

/** Inside a query: the revision from which the review that a page shows begins, the open one or else the last signed; null without one. */
const beginOfShown = (planId: string) => sql`(
  select coalesce(since, 0) from plan_reviews where plan_id = ${planId} and (outcome is null or outcome = 'signed')
  order by outcome is null desc, asked_at desc limit 1)`;

/**
 * The review of a plan for the two who work on it: a page of what waits to be answered, change by change, or of the last that was
 * answered; the ones before; and when the next comes round.
 */
export async function getReview(ctx: MemberCtx, input: { planId: string; page?: number | undefined }) {
  const plan = await workingPlan(ctx, input.planId);
  const [reviews, mentors, standing, revisions, owed, askable] = await Promise.all([
    listReviews(ctx, plan),
    mentorsOfPlan(ctx.db, plan.id),
    standingOf(ctx, plan),
    readRevisions(ctx.db, ctx.actor, plan, beginOfShown(plan.id)),
    listObligationsAbout(
      ctx,
      sql`(select ${planReviews.id} from ${planReviews} where ${planReviews.planId} = ${plan.id} union select ${plan.id}::uuid)`,
    ),
    askableOf(ctx, plan),
    noteLook(ctx, plan, "review"),
  ]);
  const open = reviews.find((review) => review.outcome === null) ?? null;
  const signed = reviews.find((review) => review.outcome === "signed") ?? null;
  const shown = open ?? signed;
  const isOwner = canEditPlan(ctx.actor, plan);
  const asks = isOwner && open === null && !isClosed(plan);
  const changes = shown && changesWithin(plan, shown, revisions, ctx.now);
  return {
    plan: {
      id: plan.id,
      reference: planReference(plan.number),
      title: plan.document.title,
      revision: plan.revision,
      ownerName: plan.ownerName,
    },
    mentors,
    open,
    signed,
    reviews,
    changes: changes && pageOf(changes, shown?.words ?? null, input.page ?? 1),
    waiting: owed.filter(({ subjectId }) => asks || subjectId !== plan.id),
    standing,
    askable: asks ? askable : null,
    isOwner,
    can: {
      ask: asks,
      withdraw: isOwner && open !== null,
      answer: open !== null && canMentorPlan(ctx.actor, plan) && open.words !== null,
      countersign: isOwner ? toCountersign(plan, signed) : null,
    },
  };
}

export type ReviewView = Awaited<ReturnType<typeof getReview>>;
