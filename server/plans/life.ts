import { and, desc, eq, isNull, sql } from "drizzle-orm";
import type { Db, Tx } from "@/db/client";
import {
  drafts,
  gateReviews,
  members,
  mentorships,
  planMoves,
  planProposals,
  planReviews,
  planShares,
  planSignatures,
  planSuggestions,
  plans,
  planViews,
} from "@/db/schema/index";
import { DomainError, found } from "@/domain/errors";
import {
  type HeldBy,
  isBehindLastGate,
  isClosed,
  movedState,
  type PlanClosing,
  type PlanMove,
  whyKept,
} from "@/domain/plans/life";
import { canEditPlan, canWorkOnPlan } from "@/domain/plans/policy";
import { authorize } from "@/domain/policy";
import type { MemberCtx } from "@/server/context";
import { raiseFact } from "@/server/jobs/enqueue";
import { settleObligation } from "@/server/obligations/service";
import { holds, lockPlanInAnyState, type PlanRow, planToRead, type ReadablePlan } from "./access";
import { followRhythm } from "./agreement/rhythm";

const onlyOwner = { reason: "plans.only_the_owner_edits" };

type Tables = typeof planReviews | typeof gateReviews | typeof planProposals;

/** Inside a query on the obligations of a plan: everything of it that somebody may owe a step about. */
const idsOf = (db: Db | Tx, table: Tables, planId: string) =>
  db.select({ id: table.id }).from(table).where(eq(table.planId, planId));

/**
 * Ends whatever waits on a plan: reviews and gates under review, what was put forward to be agreed, suggestions, and every step
 * that somebody owes about them. What was signed stays as it was signed.
 */
async function endWhatWaits(tx: Tx, planId: string, to: PlanClosing, now: Date): Promise<void> {
  for (const table of [planReviews, gateReviews]) {
    await tx
      .update(table)
      .set({ settledAt: now, outcome: "cancelled" })
      .where(and(eq(table.planId, planId), isNull(table.settledAt)));
  }
  await tx
    .update(planProposals)
    .set({ decidedAt: now, outcome: "cancelled" })
    .where(and(eq(planProposals.planId, planId), isNull(planProposals.decidedAt)));
  await tx
    .update(planSuggestions)
    .set({ decidedAt: now, outcome: "rejected", answer: answerOf[to] })
    .where(and(eq(planSuggestions.planId, planId), isNull(planSuggestions.decidedAt)));
  const subjects = [planReviews, gateReviews, planProposals].map((table) => idsOf(tx, table, planId));
  const rows = await Promise.all(subjects);
  await settleObligation(tx, { subjectIds: [planId, ...rows.flat().map(({ id }) => id)] }, "cancelled", now);
}

const answerOf = { completed: "The plan was completed.", abandoned: "The plan was given up." } as const;

async function lastMove(db: Db | Tx, planId: string) {
  const [move] = await db
    .select({
      toState: planMoves.toState,
      fromState: planMoves.fromState,
      reason: planMoves.reason,
      at: planMoves.at,
      actorName: members.name,
    })
    .from(planMoves)
    .leftJoin(members, eq(members.id, planMoves.actorId))
    .where(eq(planMoves.planId, planId))
    .orderBy(desc(planMoves.at), desc(planMoves.id))
    .limit(1);
  return move;
}

/**
 * The owner completes a plan, gives it up, or takes it up again. A closed plan keeps all it says and whoever reads it, and nothing
 * in it changes; what waits on it ends, its rhythm with it, and its mentor is told once. Taken up again it stands where it stood, and
 * what had ended stays ended. The mentorship goes on either way. The same form twice is one move, and
 * with other words it is refused.
 */
export async function movePlan(ctx: MemberCtx, input: PlanMove & { planId: string; key: string }): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    const plan = await lockPlanInAnyState(tx, ctx.actor, input.planId, ctx.now);
    authorize(ctx.actor, canEditPlan, plan, onlyOwner);
    const [sent] = await tx
      .select({ state: planMoves.toState, reason: planMoves.reason })
      .from(planMoves)
      .where(and(eq(planMoves.planId, plan.id), eq(planMoves.key, input.key)));
    if (sent !== undefined) {
      const to = isClosed(sent) ? sent.state : "open";
      if (to !== input.to || sent.reason !== input.reason) throw new DomainError("CONFLICT", "plans.already_moved");
      return;
    }
    const toState = movedState(plan, input, (await lastMove(tx, plan.id))?.fromState);
    const [move] = await tx
      .insert(planMoves)
      .values({
        planId: plan.id,
        actorId: ctx.actor.id,
        fromState: plan.state,
        toState,
        reason: input.reason,
        at: ctx.now,
        key: input.key,
      })
      .returning({ id: planMoves.id });
    await tx.update(plans).set({ state: toState, updatedAt: ctx.now }).where(eq(plans.id, plan.id));
    if (input.to === "open") await followRhythm(tx, plan.id, ctx.now);
    else await endWhatWaits(tx, plan.id, input.to, ctx.now);
    await raiseFact(tx, { name: "plan.moved", planId: plan.id, moveId: found(move, "plans.not_found").id });
  });
}

/** What of others hangs on the plan at this moment. */
async function heldBy(db: Db | Tx, planId: string, now: Date): Promise<HeldBy> {
  const shared = db
    .select({ id: planShares.id })
    .from(planShares)
    .leftJoin(mentorships, eq(mentorships.id, planShares.mentorshipId))
    .where(and(eq(planShares.planId, planId), holds(now)))
    .as("shared");
  const [row] = await db
    .select({
      signatures: db.$count(planSignatures, eq(planSignatures.planId, planId)),
      looks: db.$count(planViews, eq(planViews.planId, planId)),
      shares: db.$count(shared),
    })
    .from(plans)
    .where(eq(plans.id, planId));
  return found(row, "plans.not_found");
}

/**
 * The owner deletes a plan for good, with its history and what they typed about it and did not send. Their evidence stays theirs.
 * Refuses one that somebody has signed, that anybody may read, or that another has looked at: that one can be given up.
 */
export async function removePlan(ctx: MemberCtx, input: { planId: string }): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    const plan = await lockPlanInAnyState(tx, ctx.actor, input.planId, ctx.now);
    authorize(ctx.actor, canEditPlan, plan, onlyOwner);
    const why = whyKept(await heldBy(tx, plan.id, ctx.now));
    if (why !== null) throw new DomainError("CONFLICT", `plans.kept_${why}`);
    await endWhatWaits(tx, plan.id, "abandoned", ctx.now);
    await tx
      .delete(drafts)
      .where(and(eq(drafts.memberId, ctx.actor.id), sql`position(${plan.id}::text in ${drafts.key}) > 0`));
    await tx.delete(plans).where(eq(plans.id, plan.id));
  });
}

/** What would end if the plan were closed now, and whether it can be deleted instead; for its owner. */
export async function getPlanLife(ctx: MemberCtx, input: { planId: string }) {
  const plan = await planToRead(ctx, input.planId);
  authorize(ctx.actor, canEditPlan, plan, onlyOwner);
  const { db } = ctx;
  const waits = (table: typeof planReviews | typeof gateReviews) =>
    db.$count(table, and(eq(table.planId, plan.id), isNull(table.settledAt)));
  const suggested = and(eq(planSuggestions.planId, plan.id), isNull(planSuggestions.decidedAt));
  const proposed = and(eq(planProposals.planId, plan.id), isNull(planProposals.decidedAt));
  const [[counts], held, moves] = await Promise.all([
    db
      .select({
        reviews: waits(planReviews),
        gates: waits(gateReviews),
        suggestions: db.$count(planSuggestions, suggested),
        proposals: db.$count(planProposals, proposed),
      })
      .from(plans)
      .where(eq(plans.id, plan.id)),
    heldBy(db, plan.id, ctx.now),
    db
      .select({
        id: planMoves.id,
        toState: planMoves.toState,
        reason: planMoves.reason,
        at: planMoves.at,
        actorName: members.name,
      })
      .from(planMoves)
      .leftJoin(members, eq(members.id, planMoves.actorId))
      .where(eq(planMoves.planId, plan.id))
      .orderBy(desc(planMoves.at))
      .limit(50),
  ]);
  return {
    /** Whether it can be completed without a reason. */
    behindLastGate: isBehindLastGate(plan.document),
    waiting: found(counts, "plans.not_found"),
    whyKept: whyKept(held),
    moves,
  };
}

export type PlanLife = Awaited<ReturnType<typeof getPlanLife>>;

/** When the plan was closed; null while it is open. */
export async function closedAt(db: Db | Tx, plan: Pick<PlanRow, "id" | "state">): Promise<Date | null> {
  return isClosed(plan) ? ((await lastMove(db, plan.id))?.at ?? null) : null;
}

/** How the plan was closed, for whoever reads it; null while it is open. Why is told to the two who work on it. */
export async function closingOf(ctx: MemberCtx, plan: ReadablePlan) {
  if (!isClosed(plan)) return null;
  const move = await lastMove(ctx.db, plan.id);
  if (move === undefined) return null;
  const { at, actorName, reason } = move;
  return { state: plan.state, at, actorName, reason: canWorkOnPlan(ctx.actor, plan) ? reason : "" };
}
