import { and, desc, eq, isNull } from "drizzle-orm";
import type { Db, Tx } from "@/db/client";
import {
  members,
  mentorships,
  obligations,
  planMoves,
  planProposals,
  planRevisions,
  planShares,
  planSuggestions,
  plans,
} from "@/db/schema/index";
import { planReference } from "@/domain/plans/document";
import {
  type PlanNews,
  planMoved,
  planProposalAnswered,
  planProposed,
  planSuggested,
  planSuggestionAnswered,
} from "@/server/email/templates/plan-news";
import { areBlocked } from "@/server/safety/blocks";
import type { Hearer, MailEvent, Scene } from "./event";
import { mailedLately } from "./lately";
import { firstName } from "./people";

async function findPlan(db: Db | Tx, planId: string) {
  const [row] = await db
    .select({ id: plans.id, number: plans.number, ownerId: plans.ownerId, ownerName: members.name })
    .from(plans)
    .innerJoin(members, eq(members.id, plans.ownerId))
    .where(eq(plans.id, planId));
  return row;
}

/** The mentors to whom the plan is shown at this moment. */
export async function mentorsOf(
  db: Db | Tx,
  planId: string,
): Promise<{ id: string; name: string; mentorshipId: string }[]> {
  return db
    .select({ id: members.id, name: members.name, mentorshipId: mentorships.id })
    .from(planShares)
    .innerJoin(mentorships, eq(mentorships.id, planShares.mentorshipId))
    .innerJoin(members, eq(members.id, mentorships.mentorId))
    .where(and(eq(planShares.planId, planId), isNull(planShares.revokedAt), isNull(mentorships.endedAt)));
}

async function ownerOf(db: Db | Tx, planId: string): Promise<Hearer[]> {
  const plan = await findPlan(db, planId);
  return plan === undefined ? [] : [{ memberId: plan.ownerId }];
}

/** The plan as this reader may hear of it from somebody: still theirs to read, and neither has blocked the other. */
export async function newsFrom(
  { db, to }: Scene,
  planId: string,
  fromId: string | null,
  page = "",
): Promise<PlanNews | undefined> {
  const plan = await findPlan(db, planId);
  if (plan === undefined || fromId === null) return undefined;
  const mentors = await mentorsOf(db, planId);
  if (to.id !== plan.ownerId && !mentors.some(({ id }) => id === to.id)) return undefined;
  if (await areBlocked(db, to.id, fromId)) return undefined;
  const [from] = await db.select({ name: members.name }).from(members).where(eq(members.id, fromId));
  if (from === undefined) return undefined;
  return { other: firstName(from.name), plan: planReference(plan.number), path: `/plans/${planId}${page}` };
}

async function findProposal(db: Db | Tx, proposalId: string) {
  const [row] = await db
    .select({ proposal: planProposals, mentorId: mentorships.mentorId, finish: planRevisions.finish })
    .from(planProposals)
    .innerJoin(
      planRevisions,
      and(eq(planRevisions.planId, planProposals.planId), eq(planRevisions.number, planProposals.revision)),
    )
    .innerJoin(mentorships, eq(mentorships.id, planProposals.mentorshipId))
    .where(eq(planProposals.id, proposalId));
  return row;
}

export const proposed: MailEvent<"plan.proposed"> = {
  hearers: async (db, fact) => {
    const row = await findProposal(db, fact.proposalId);
    return row === undefined ? [] : [{ memberId: row.mentorId }];
  },
  compose: async (scene, fact) => {
    const row = await findProposal(scene.db, fact.proposalId);
    const plan = await findPlan(scene.db, fact.planId);
    if (row === undefined || row.proposal.decidedAt !== null || plan === undefined) return undefined;
    const news = await newsFrom(scene, fact.planId, plan.ownerId, "/agree");
    const [owed] = await scene.db
      .select({ dueAt: obligations.dueAt })
      .from(obligations)
      .where(and(eq(obligations.subjectId, fact.proposalId), isNull(obligations.settledAt)));
    return news && planProposed(scene.letter, { ...news, dueAt: owed?.dueAt ?? null, finish: new Date(row.finish) });
  },
};

export const proposalAnswered: MailEvent<"plan.proposal_answered"> = {
  hearers: async (db, fact) => {
    const row = await findProposal(db, fact.proposalId);
    const owner = await ownerOf(db, fact.planId);
    return row?.proposal.outcome === "lapsed" ? [...owner, { memberId: row.mentorId }] : owner;
  },
  compose: async (scene, fact) => {
    const row = await findProposal(scene.db, fact.proposalId);
    const plan = await findPlan(scene.db, fact.planId);
    const outcome = row?.proposal.outcome;
    if (row === undefined || plan === undefined || !outcome) return undefined;
    if (outcome === "withdrawn" || outcome === "cancelled") return undefined;
    const other = scene.to.id === plan.ownerId ? row.mentorId : plan.ownerId;
    const news = await newsFrom(scene, fact.planId, other, "/agree");
    return news && planProposalAnswered(scene.letter, { ...news, outcome });
  },
};

async function findSuggestion(db: Db | Tx, suggestionId: string) {
  const [row] = await db.select().from(planSuggestions).where(eq(planSuggestions.id, suggestionId));
  return row;
}

/** Those who were not told of the same kind of thing about the plan within the hour. */
async function unlessLately(
  db: Db | Tx,
  { name: event, planId }: { name: "plan.suggested" | "plan.suggestion_answered"; planId: string },
  hearers: Hearer[],
  at: Date,
): Promise<Hearer[]> {
  const ids = hearers.map(({ memberId }) => memberId);
  const lately = await mailedLately(db, { events: [event], field: "planId", id: planId }, ids, at);
  return hearers.filter(({ memberId }) => !lately.has(memberId));
}

/** Whether anything that this mentor suggested waits: one mail stands for all that they suggest within the hour. */
const suggestsStill = async (db: Db | Tx, planId: string, authorId: string) =>
  (await db.$count(
    planSuggestions,
    and(eq(planSuggestions.planId, planId), eq(planSuggestions.authorId, authorId), isNull(planSuggestions.decidedAt)),
  )) > 0;

export const suggested: MailEvent<"plan.suggested"> = {
  hearers: async (db, fact) => {
    const suggestion = await findSuggestion(db, fact.suggestionId);
    return suggestion === undefined ? [] : unlessLately(db, fact, await ownerOf(db, fact.planId), suggestion.at);
  },
  compose: async (scene, fact) => {
    const suggestion = await findSuggestion(scene.db, fact.suggestionId);
    if (!suggestion?.authorId || !(await suggestsStill(scene.db, fact.planId, suggestion.authorId))) return undefined;
    const news = await newsFrom(scene, fact.planId, suggestion.authorId, "#suggestions");
    return news && planSuggested(scene.letter, news);
  },
};

export const suggestionAnswered: MailEvent<"plan.suggestion_answered"> = {
  hearers: async (db, fact) => {
    const row = await findSuggestion(db, fact.suggestionId);
    if (!row?.authorId || row.decidedAt === null) return [];
    return unlessLately(db, fact, [{ memberId: row.authorId }], row.decidedAt);
  },
  compose: async (scene, fact) => {
    const plan = await findPlan(scene.db, fact.planId);
    const suggestion = await findSuggestion(scene.db, fact.suggestionId);
    if (plan === undefined || !suggestion?.outcome || suggestion.outcome === "withdrawn") return undefined;
    const news = await newsFrom(scene, fact.planId, plan.ownerId, "#answered");
    return news && planSuggestionAnswered(scene.letter, { ...news, accepted: suggestion.outcome === "accepted" });
  },
};

export const moved: MailEvent<"plan.moved"> = {
  hearers: async (db, fact) => (await mentorsOf(db, fact.planId)).map(({ id }) => ({ memberId: id })),
  compose: async (scene, fact) => {
    const [newest] = await scene.db
      .select({ id: planMoves.id, toState: planMoves.toState, actorId: planMoves.actorId })
      .from(planMoves)
      .where(eq(planMoves.planId, fact.planId))
      .orderBy(desc(planMoves.at), desc(planMoves.id))
      .limit(1);
    if (newest?.id !== fact.moveId) return undefined;
    const news = await newsFrom(scene, fact.planId, newest.actorId);
    return news && planMoved(scene.letter, { ...news, to: newest.toState });
  },
};
