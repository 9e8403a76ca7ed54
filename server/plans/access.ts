import { and, eq, gt, inArray, isNull, ne, not, or, sql } from "drizzle-orm";
import type { Db, Tx } from "@/db/client";
import { members, mentorships, planShares, plans } from "@/db/schema/index";
import type { MemberActor } from "@/domain/actor";
import { found } from "@/domain/errors";
import { refuseClosed } from "@/domain/plans/life";
import { canReadPlan, type PlanRecord, type PlanRole } from "@/domain/plans/policy";
import { authorize, type Granted } from "@/domain/policy";
import { type MemberCtx, oncePerPage } from "@/server/context";
import { arePairBlocked } from "@/server/safety/blocks";
import { namesReader } from "./sharing/addressed";

export type PlanRow = typeof plans.$inferSelect;

/** A plan that this person may read, with what they are to it and by which share, and of which mentorship, they see it. */
export type ReadablePlan = Granted<
  PlanRow & { role: PlanRole; shareId: string | null; mentorshipId: string | null; ownerName: string } & PlanRecord
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

/**
 * The share by which somebody reads each of the plans of a query on `plans`, if there is one: the mentor's before a named
 * person's, none of their own plans, and none of anybody who is blocked either way. To be joined laterally.
 */
export function shareOf(db: Db | Tx, readerId: string, now: Date) {
  return db
    .select({ id: planShares.id, mentorshipId: planShares.mentorshipId })
    .from(planShares)
    .leftJoin(mentorships, eq(mentorships.id, planShares.mentorshipId))
    .where(
      and(
        eq(planShares.planId, plans.id),
        ne(plans.ownerId, readerId),
        or(namesReader(readerId), eq(mentorships.mentorId, readerId)),
        holds(now),
        not(arePairBlocked(plans.ownerId, sql`${readerId}::uuid`)),
      ),
    )
    .orderBy(sql`${planShares.mentorshipId} nulls last`)
    .limit(1)
    .as("share");
}

type SharedTo = { ownerId: string; shareId: string | null; mentorshipId: string | null };

/** What somebody is to a plan that was selected with its share; null when they are nothing to it. */
export function roleOf(actor: MemberActor, { ownerId, shareId, mentorshipId }: SharedTo): PlanRole | null {
  if (ownerId === actor.id) return "owner";
  if (shareId === null) return null;
  return mentorshipId === null ? "reader" : "mentor";
}

/**
 * The plan for somebody who may read it, in one query; to anybody else it does not exist. A mentor reads it while the mentorship
 * to which it is shown lasts, a named person until the share ends; a block between the two hides it at once.
 */
export async function readablePlan(db: Db | Tx, actor: MemberActor, planId: string, now: Date): Promise<ReadablePlan> {
  const share = shareOf(db, actor.id, now);
  const [row] = await db
    .select({ plan: plans, ownerName: members.name, shareId: share.id, mentorshipId: share.mentorshipId })
    .from(plans)
    .innerJoin(members, eq(members.id, plans.ownerId))
    .leftJoinLateral(share, sql`true`)
    .where(eq(plans.id, planId));
  const { plan, ownerName, shareId, mentorshipId } = found(row, hidden.reason);
  const role = found(roleOf(actor, { ownerId: plan.ownerId, shareId, mentorshipId }), hidden.reason);
  return authorize(actor, canReadPlan, { ...plan, role, ownerName, shareId, mentorshipId }, hidden);
}

const onPage = oncePerPage<ReadablePlan>();

/** The same for a query: the parts of one page read the plan once. */
export function planToRead(ctx: MemberCtx, planId: string): Promise<ReadablePlan> {
  return onPage(ctx, planId, () => readablePlan(ctx.db, ctx.actor, planId, ctx.now));
}

/**
 * Locks the plan, so that nobody else writes it meanwhile. The mentorships to which it is shown are locked first: one that ends
 * at the same moment has either ended before, or ends after this.
 */
export async function lockPlanRow(tx: Tx, planId: string): Promise<void> {
  const shown = tx.select({ id: planShares.mentorshipId }).from(planShares).where(eq(planShares.planId, planId));
  await tx
    .select({ id: mentorships.id })
    .from(mentorships)
    .where(inArray(mentorships.id, shown))
    .orderBy(mentorships.id)
    .for("share");
  await tx.select({ id: plans.id }).from(plans).where(eq(plans.id, planId)).for("update");
}

/**
 * The same, and reads the plan for this person: a mentor whose mentorship has just ended is refused. The plan may have been
 * completed or given up.
 */
export async function lockPlanInAnyState(tx: Tx, actor: MemberActor, planId: string, now: Date): Promise<ReadablePlan> {
  await lockPlanRow(tx, planId);
  return readablePlan(tx, actor, planId, now);
}

/** The same for whatever changes the plan: one that was completed or given up is refused (`plans.closed`). */
export async function lockPlan(tx: Tx, actor: MemberActor, planId: string, now: Date): Promise<ReadablePlan> {
  const plan = await lockPlanInAnyState(tx, actor, planId, now);
  refuseClosed(plan);
  return plan;
}
