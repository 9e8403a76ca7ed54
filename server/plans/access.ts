import { and, eq, gt, isNull, or, sql } from "drizzle-orm";
import type { Db, Tx } from "@/db/client";
import { members, mentorships, planShares, plans } from "@/db/schema/index";
import type { MemberActor } from "@/domain/actor";
import { found } from "@/domain/errors";
import { canReadPlan, type PlanRecord, type PlanRole } from "@/domain/plans/policy";
import { authorize, type Granted } from "@/domain/policy";
import type { Ctx } from "@/server/context";
import { areBlocked } from "@/server/safety/blocks";

export type MemberCtx = Ctx & { actor: MemberActor };
export type PlanRow = typeof plans.$inferSelect;

/** A plan that this person may read, with what they are to it and by which share they see it. */
export type ReadablePlan = Granted<
  PlanRow & { role: PlanRole; shareId: string | null; ownerName: string } & PlanRecord
>;

export const hidden = { reason: "plans.not_found", hidden: true };

/** Where a plan is read. */
export const planPath = (planId: string) => `/plans/${planId}`;

/** A share that holds at this moment: not taken back, not run out, and of a mentorship that lasts. Wants `mentorships` joined. */
export function holds(now: Date) {
  return and(
    isNull(planShares.revokedAt),
    or(isNull(planShares.expiresAt), gt(planShares.expiresAt, now)),
    or(isNull(planShares.mentorshipId), isNull(mentorships.endedAt)),
  );
}

/** The share by which somebody reads a plan that is not theirs; the mentor's before a named person's. */
async function findShare(db: Db | Tx, readerId: string, planId: string, now: Date) {
  const [share] = await db
    .select({ id: planShares.id, mentorshipId: planShares.mentorshipId })
    .from(planShares)
    .leftJoin(mentorships, eq(mentorships.id, planShares.mentorshipId))
    .where(
      and(
        eq(planShares.planId, planId),
        or(eq(planShares.memberId, readerId), eq(mentorships.mentorId, readerId)),
        holds(now),
      ),
    )
    .orderBy(sql`${planShares.mentorshipId} nulls last`)
    .limit(1);
  return share;
}

/**
 * The plan for somebody who may read it; to anybody else it does not exist. A mentor reads it while the mentorship to which
 * it is shown lasts, a named person until the share ends; a block between the two hides it at once.
 */
export async function readablePlan(db: Db | Tx, actor: MemberActor, planId: string, now: Date): Promise<ReadablePlan> {
  const [row] = await db
    .select({ plan: plans, ownerName: members.name })
    .from(plans)
    .innerJoin(members, eq(members.id, plans.ownerId))
    .where(eq(plans.id, planId));
  const { plan, ownerName } = found(row, hidden.reason);
  const mine = plan.ownerId === actor.id;
  const share =
    mine || (await areBlocked(db, plan.ownerId, actor.id)) ? undefined : await findShare(db, actor.id, planId, now);
  const role: PlanRole | null = mine ? "owner" : share === undefined ? null : share.mentorshipId ? "mentor" : "reader";
  const readable = authorize(actor, canReadPlan, { ...plan, role, ownerName, shareId: share?.id ?? null }, hidden);
  // The policy has just refused every plan without a role.
  return readable as ReadablePlan;
}

/** Locks the plan, so that nobody else writes it meanwhile, and reads it for this person. */
export async function lockPlan(tx: Tx, actor: MemberActor, planId: string, now: Date): Promise<ReadablePlan> {
  await tx.select({ id: plans.id }).from(plans).where(eq(plans.id, planId)).for("update");
  return readablePlan(tx, actor, planId, now);
}
