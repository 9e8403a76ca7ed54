import { and, eq, isNull, sql } from "drizzle-orm";
import type { Db, Tx } from "@/db/client";
import { members, mentorships, planShares } from "@/db/schema/index";
import { DomainError, found } from "@/domain/errors";
import { numbered } from "@/domain/plans/document";
import { canWorkOnPlan } from "@/domain/plans/policy";
import { visibleTo } from "@/domain/plans/visible";
import { authorize } from "@/domain/policy";
import type { MemberCtx } from "@/server/context";
import { hidden, lockPlan, planPath, planToRead, type ReadablePlan } from "@/server/plans/access";

export const onlyOwner = { reason: "gates.only_the_owner" };
export const onlyMentor = { reason: "gates.only_the_mentor" };

/** Where the review of a gate stands. */
export const gatePath = (planId: string, itemId: string) => `${planPath(planId)}/gates/${itemId}`;
/** Where the review of a plan stands. */
export const reviewPath = (planId: string) => `${planPath(planId)}/review`;

/** The plan for one of the two who work on it; to a named reader its reviews do not exist. */
export async function workingPlan(ctx: MemberCtx, planId: string): Promise<ReadablePlan> {
  return forTheTwo(ctx, await planToRead(ctx, planId));
}

function forTheTwo(ctx: MemberCtx, plan: ReadablePlan): ReadablePlan {
  authorize(ctx.actor, canWorkOnPlan, plan, hidden);
  return plan;
}

/** Locks the plan for one of the two who work on it, and keeps the mentorships to which it is shown from ending meanwhile. */
export async function lockWorkingPlan(tx: Tx, ctx: MemberCtx, planId: string): Promise<ReadablePlan> {
  return forTheTwo(ctx, await lockPlan(tx, ctx.actor, planId, ctx.now));
}

export type MentorOfPlan = { mentorshipId: string; mentorId: string; name: string };

/** The mentors of live mentorships to whom the plan is shown, the latest first. */
export async function mentorsOfPlan(db: Db | Tx, planId: string): Promise<MentorOfPlan[]> {
  return db
    .select({ mentorshipId: mentorships.id, mentorId: mentorships.mentorId, name: members.name })
    .from(planShares)
    .innerJoin(mentorships, eq(mentorships.id, planShares.mentorshipId))
    .innerJoin(members, eq(members.id, mentorships.mentorId))
    .where(and(eq(planShares.planId, planId), isNull(planShares.revokedAt), isNull(mentorships.endedAt)))
    .orderBy(sql`${planShares.sharedAt} desc`);
}

/** The mentor who is to answer: the named one, or the only one. Refuses when the plan is shown to none. */
export async function mentorToAsk(tx: Tx, planId: string, mentorshipId: string | null): Promise<MentorOfPlan> {
  const mentors = await mentorsOfPlan(tx, planId);
  if (mentors.length === 0) throw new DomainError("INVALID", "gates.no_mentor");
  const [only] = mentors;
  const chosen = mentorshipId === null ? only : mentors.find((one) => one.mentorshipId === mentorshipId);
  return found(chosen, "mentorships.not_found");
}

/** The gate of a plan as this reader sees it, with its reference. */
export function gateOf(plan: ReadablePlan, itemId: string) {
  const seen = visibleTo(plan.role, plan.document).items.some((item) => item.id === itemId);
  const gate = numbered(plan.document.items).find((item) => item.id === itemId && item.kind === "gate");
  return found(seen ? gate : undefined, "gates.no_such_gate");
}

/** Items that nobody but the owner sees. */
export function hiddenItems(plan: ReadablePlan): Set<string> {
  const seen = new Set(visibleTo("mentor", plan.document).items.map((item) => item.id));
  return new Set(plan.document.items.flatMap((item) => (seen.has(item.id) ? [] : [item.id])));
}

/**
 * What a mentor wrote into a review, as this reader may read it: a draft is its mentor's alone; once signed, the notes are for the
 * plan's owner and that mentor, and anybody who mentors the plan later reads the rest.
 */
export function readableWords<Words>(
  ctx: MemberCtx,
  plan: ReadablePlan,
  review: { mentorId: string | null; outcome: string | null; words: Words },
  withoutNotes: (words: Words) => Words,
): Words | null {
  if (review.mentorId === ctx.actor.id) return review.words;
  if (review.outcome !== "signed") return null;
  return plan.ownerId === ctx.actor.id ? review.words : withoutNotes(review.words);
}
