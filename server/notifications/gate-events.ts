import { aliasedTable, and, eq, isNull } from "drizzle-orm";
import type { Db, Tx } from "@/db/client";
import { gateReviews, members, mentorships, obligations, planReviews, planRevisions, plans } from "@/db/schema/index";
import type { ObligationKind } from "@/domain/obligations/kinds";
import { planReference } from "@/domain/plans/document";
import { gateCountersigned, gateDecided, gateSubmitted } from "@/server/email/templates/gate-news";
import { reviewAnswered, reviewAsked, reviewDue, reviewLapsed } from "@/server/email/templates/review-news";
import { areBlocked } from "@/server/safety/blocks";
import type { Hearer, MailEvent, Scene } from "./event";
import { firstName } from "./people";

const owner = aliasedTable(members, "owner");
const mentor = aliasedTable(members, "mentor");
const pair = { ownerId: plans.ownerId, owner: owner.name, number: plans.number, mentor: mentor.name };

async function findGateReview(db: Db | Tx, reviewId: string) {
  const [row] = await db
    .select({ review: gateReviews, finish: planRevisions.finish, ...pair })
    .from(gateReviews)
    .innerJoin(plans, eq(plans.id, gateReviews.planId))
    .innerJoin(owner, eq(owner.id, plans.ownerId))
    .innerJoin(mentor, eq(mentor.id, gateReviews.mentorId))
    .leftJoin(
      planRevisions,
      and(eq(planRevisions.planId, gateReviews.planId), eq(planRevisions.number, gateReviews.decidedRevision)),
    )
    .where(eq(gateReviews.id, reviewId));
  return row;
}

async function findReview(db: Db | Tx, reviewId: string) {
  const [row] = await db
    .select({ review: planReviews, ...pair })
    .from(planReviews)
    .innerJoin(plans, eq(plans.id, planReviews.planId))
    .innerJoin(owner, eq(owner.id, plans.ownerId))
    .innerJoin(mentor, eq(mentor.id, planReviews.mentorId))
    .where(eq(planReviews.id, reviewId));
  return row;
}

/** When this reader owes their step; null when they owe none any more. */
async function dueOf({ db, to }: Scene, kind: ObligationKind, subjectId: string): Promise<Date | null> {
  const [row] = await db
    .select({ dueAt: obligations.dueAt })
    .from(obligations)
    .where(
      and(
        eq(obligations.kind, kind),
        eq(obligations.subjectId, subjectId),
        eq(obligations.ownerId, to.id),
        isNull(obligations.settledAt),
      ),
    );
  return row?.dueAt ?? null;
}

type Two = { ownerId: string; owner: string; mentor: string; review: { mentorId: string | null } };

/** The other's first name, unless one of the two keeps away from the other. */
async function otherOf({ db, to }: Scene, { ownerId, owner: name, mentor: mentorName, review }: Two) {
  if (review.mentorId === null || (await areBlocked(db, ownerId, review.mentorId))) return undefined;
  return firstName(to.id === ownerId ? mentorName : name);
}

const mentorOf = async (row: Promise<Two | undefined>): Promise<Hearer[]> => {
  const memberId = (await row)?.review.mentorId;
  return memberId ? [{ memberId }] : [];
};
const ownerOf = async (row: Promise<Two | undefined>): Promise<Hearer[]> => {
  const memberId = (await row)?.ownerId;
  return memberId ? [{ memberId }] : [];
};

/** A gate's review as a mail to this reader may speak of it. */
async function gateNews(scene: Scene, reviewId: string, owes: ObligationKind | null) {
  const row = await findGateReview(scene.db, reviewId);
  const other = row && (await otherOf(scene, row));
  if (row === undefined || other === undefined) return undefined;
  const { review, number } = row;
  const news = {
    other,
    plan: planReference(number),
    wbs: review.gate.wbs,
    title: review.gate.title,
    path: `/plans/${review.planId}/gates/${review.itemId}`,
    dueAt: owes === null ? null : await dueOf(scene, owes, reviewId),
  };
  return { ...row, news };
}

async function reviewNews(scene: Scene, reviewId: string, owes: ObligationKind | null) {
  const row = await findReview(scene.db, reviewId);
  const other = row && (await otherOf(scene, row));
  if (row === undefined || other === undefined) return undefined;
  const { review, number } = row;
  const news = {
    other,
    plan: planReference(number),
    revision: review.revision,
    path: `/plans/${review.planId}/review`,
    dueAt: owes === null ? null : await dueOf(scene, owes, reviewId),
  };
  return { ...row, news };
}

export const submitted: MailEvent<"gate.submitted"> = {
  hearers: (db, fact) => mentorOf(findGateReview(db, fact.reviewId)),
  compose: async (scene, fact) => {
    const seen = await gateNews(scene, fact.reviewId, "decide_gate");
    if (seen === undefined || seen.review.settledAt !== null) return undefined;
    return gateSubmitted(scene.letter, { ...seen.news, evidence: seen.review.gate.evidence });
  },
};

export const decided: MailEvent<"gate.decided"> = {
  hearers: (db, fact) => ownerOf(findGateReview(db, fact.reviewId)),
  compose: async (scene, fact) => {
    const seen = await gateNews(scene, fact.reviewId, "sign_gate");
    if (seen === undefined || seen.news.dueAt === null) return undefined;
    const { decision, conditions, marks, holdUntil } = seen.review.words;
    if (decision === null || seen.finish === null) return undefined;
    const dues = decision === "conditions" ? conditions.flatMap(({ by }) => by ?? []) : [];
    return gateDecided(scene.letter, {
      ...seen.news,
      decided: {
        decision,
        conditions: conditions.length,
        firstDue: dues.toSorted()[0] ?? null,
        holdUntil: decision === "hold" ? holdUntil : null,
        met: marks.filter(({ mark }) => mark === "met").length,
        criteria: seen.review.gate.criteria.length,
        finish: seen.finish,
      },
    });
  },
};

export const countersigned: MailEvent<"gate.countersigned"> = {
  hearers: (db, fact) => mentorOf(findGateReview(db, fact.reviewId)),
  compose: async (scene, fact) => {
    const seen = await gateNews(scene, fact.reviewId, null);
    // Once the mentorship is over the plan is no longer the mentor's to hear of.
    if (seen === undefined || !(await lasts(scene.db, seen.review.mentorshipId))) return undefined;
    return gateCountersigned(scene.letter, seen.news);
  },
};

async function lasts(db: Db, mentorshipId: string | null): Promise<boolean> {
  if (mentorshipId === null) return false;
  const [row] = await db
    .select({ endedAt: mentorships.endedAt })
    .from(mentorships)
    .where(eq(mentorships.id, mentorshipId));
  return row?.endedAt === null;
}

export const reviewAskedEvent: MailEvent<"review.asked"> = {
  hearers: (db, fact) => mentorOf(findReview(db, fact.reviewId)),
  compose: async (scene, fact) => {
    const seen = await reviewNews(scene, fact.reviewId, "answer_review");
    if (seen === undefined || seen.review.settledAt !== null) return undefined;
    return reviewAsked(scene.letter, { ...seen.news, since: seen.review.since });
  },
};

export const reviewAnsweredEvent: MailEvent<"review.answered"> = {
  hearers: (db, fact) => ownerOf(findReview(db, fact.reviewId)),
  compose: async (scene, fact) => {
    const seen = await reviewNews(scene, fact.reviewId, "sign_review");
    if (seen === undefined || seen.news.dueAt === null) return undefined;
    const countOf = (wanted: string) => seen.review.answers.filter(({ answer }) => answer === wanted).length;
    return reviewAnswered(scene.letter, {
      ...seen.news,
      agreed: countOf("agree"),
      questions: countOf("question"),
      suggestions: countOf("suggest"),
    });
  },
};

export const reviewLapsedEvent: MailEvent<"review.lapsed"> = {
  hearers: async (db, fact) => {
    const row = findReview(db, fact.reviewId);
    return [...(await ownerOf(row)), ...(await mentorOf(row))];
  },
  compose: async (scene, fact) => {
    const seen = await reviewNews(scene, fact.reviewId, null);
    if (seen === undefined || seen.review.outcome !== "lapsed") return undefined;
    const isOwner = scene.to.id === seen.ownerId;
    const path = isOwner ? seen.news.path : `/plans/${seen.review.planId}`;
    return reviewLapsed(scene.letter, { ...seen.news, path, isOwner });
  },
};

export const reviewDueEvent: MailEvent<"review.due"> = {
  hearers: async (db, { planId }) => {
    const [plan] = await db.select({ memberId: plans.ownerId }).from(plans).where(eq(plans.id, planId));
    return plan === undefined ? [] : [plan];
  },
  compose: async (scene, { planId }) => {
    const [plan] = await scene.db.select({ number: plans.number }).from(plans).where(eq(plans.id, planId));
    const dueAt = await dueOf(scene, "ask_review", planId);
    if (plan === undefined || dueAt === null) return undefined;
    return reviewDue(scene.letter, { plan: planReference(plan.number), path: `/plans/${planId}/review`, dueAt });
  },
};
