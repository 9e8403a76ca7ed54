import { and, desc, eq, isNull, sql } from "drizzle-orm";
import type { Db, Tx } from "@/db/client";
import { mentorships, obligations, planShares, plans } from "@/db/schema/index";
import { findOpenObligation, openObligation, settleObligation } from "@/server/obligations/service";
import { planPath } from "../access";

/** Calendar days from one review to the next, as the plan and who sees it stand now: null when nobody is to ask for one. */
async function rhythmOf(tx: Tx, planId: string): Promise<{ ownerId: string; days: number | null } | undefined> {
  const mentored = await tx
    .select({ id: mentorships.id })
    .from(planShares)
    .innerJoin(mentorships, eq(mentorships.id, planShares.mentorshipId))
    .where(and(eq(planShares.planId, planId), isNull(planShares.revokedAt), isNull(mentorships.endedAt)))
    .orderBy(mentorships.id)
    .for("share", { of: mentorships });
  const [plan] = await tx
    .select({
      ownerId: plans.ownerId,
      state: plans.state,
      everyDays: sql<number | null>`(${plans.document} ->> 'reviewEveryDays')::int`,
    })
    .from(plans)
    .where(eq(plans.id, planId));
  return (
    plan && { ownerId: plan.ownerId, days: plan.state === "agreed" && mentored.length > 0 ? plan.everyDays : null }
  );
}

/**
 * Makes what the owner owes to their plan's rhythm what it is by now: while an agreed plan with a rhythm is shown to a mentor, to
 * ask for a review by a day counted from now; otherwise nothing. A day that stands for this rhythm stays, unless it is counted
 * `anew` because a review was asked for, signed or agreed on. Whatever writes a revision, agrees a plan, shows it to a mentor or
 * reviews it ends here; where the last mentor goes, the database ends it in the same transaction.
 */
export async function followRhythm(tx: Tx, planId: string, now: Date, { anew = false } = {}): Promise<void> {
  const rhythm = await rhythmOf(tx, planId);
  if (rhythm === undefined) return;
  const { ownerId, days } = rhythm;
  const open = await findOpenObligation(tx, planId, "ask_review");
  if (open !== undefined && open.days === days && !anew) return;
  await settleObligation(tx, { subjectIds: [planId], kind: "ask_review" }, anew ? "done" : "cancelled", now);
  if (days === null) return;
  await openObligation(
    tx,
    {
      kind: "ask_review",
      subjectId: planId,
      owner: { memberId: ownerId },
      waiterId: null,
      path: `${planPath(planId)}/review`,
      allowance: { days, unit: "calendar_days" },
    },
    now,
  );
}

/** The days of a plan's rhythm: the next, and the last one if it went by without a review being asked for. */
export type ReviewDates = { nextAt: Date | null; passedAt: Date | null };

/** When the next review is to be asked for, and whether the last day went by. Without a mentor or a rhythm there is neither. */
export async function reviewDates(db: Db | Tx, planId: string): Promise<ReviewDates> {
  const [next, last] = await db
    .select({ dueAt: obligations.dueAt, outcome: obligations.outcome })
    .from(obligations)
    .where(and(eq(obligations.kind, "ask_review"), eq(obligations.subjectId, planId)))
    .orderBy(sql`${obligations.settledAt} desc nulls first`, desc(obligations.openedAt))
    .limit(2);
  if (next === undefined || next.outcome !== null) return { nextAt: null, passedAt: null };
  return { nextAt: next.dueAt, passedAt: last?.outcome === "defaulted" ? last.dueAt : null };
}
