import { and, desc, eq, inArray, isNull, not, or } from "drizzle-orm";
import { members, mentorships, planBaselines, planShares, plans } from "@/db/schema/index";
import { numbered, planReference } from "@/domain/plans/document";
import { type DueLine, dueWithin, type PathOfPlan, pathOfPlan } from "@/domain/plans/schedule/path";
import { planStanding } from "@/domain/plans/schedule/rag";
import { schedulePlan } from "@/domain/plans/schedule/schedule";
import { visibleTo } from "@/domain/plans/visible";
import type { MemberCtx } from "@/server/context";
import { calendarsOfMembers } from "@/server/obligations/calendars";
import { arePairBlocked } from "@/server/safety/blocks";
import { holds } from "./access";
import { dayIn, passedGates } from "./revisions/revise";

/** How far ahead *Today* looks, in days. */
const ahead = 30;
const most = 20;

/** The member's plan as *Today* shows it. */
export type PlanToday = PathOfPlan & {
  id: string;
  title: string;
  reference: string;
  revision: number;
  agreed: boolean;
};

/** A task of a plan that falls to the member. */
export type DueTask = DueLine & { planId: string; planTitle: string; ownerName: string; isMine: boolean };

/**
 * What plans have for a member's day: their own plan, the agreed one before a draft and the newest of several, and the tasks of
 * the next 30 days that fall to them, in their own plans and, as mentor, in those of others. Of a draft only the plan
 * that is drawn counts: dates that nobody has agreed are nobody's duty.
 */
export async function getPlansToday(ctx: MemberCtx): Promise<{ plan: PlanToday | null; due: DueTask[] }> {
  const me = ctx.actor.id;
  const mentored = ctx.db
    .select({ planId: planShares.planId })
    .from(planShares)
    .innerJoin(mentorships, eq(mentorships.id, planShares.mentorshipId))
    .where(
      and(
        eq(mentorships.mentorId, me),
        isNull(mentorships.endedAt),
        holds(ctx.now),
        not(arePairBlocked(mentorships.mentorId, mentorships.menteeId)),
      ),
    );
  const isOwn = eq(plans.ownerId, me);
  const rows = await ctx.db
    .select({ plan: plans, ownerName: members.name })
    .from(plans)
    .innerJoin(members, eq(members.id, plans.ownerId))
    .where(and(inArray(plans.state, ["draft", "agreed"]), or(isOwn, inArray(plans.id, mentored))))
    .orderBy(desc(isOwn), desc(plans.state), desc(plans.updatedAt), desc(plans.id))
    .limit(most);
  const own = rows.find(({ plan }) => plan.ownerId === me)?.plan.id;
  const counted = rows.filter(({ plan }) => plan.id === own || plan.state === "agreed");
  if (counted.length === 0) return { plan: null, due: [] };
  const owners = [...new Set(counted.map(({ plan }) => plan.ownerId))];
  const ids = counted.map(({ plan }) => plan.id);
  const [calendarOf, baselines] = await Promise.all([
    calendarsOfMembers(ctx.db, owners),
    ctx.db
      .selectDistinctOn([planBaselines.planId], { planId: planBaselines.planId, dates: planBaselines.dates })
      .from(planBaselines)
      .where(inArray(planBaselines.planId, ids))
      .orderBy(planBaselines.planId, desc(planBaselines.number)),
  ]);
  const baselineOf = new Map(baselines.map(({ planId, dates }) => [planId, dates]));
  let mine: PlanToday | null = null;
  const due: DueTask[] = [];
  for (const { plan, ownerName } of counted) {
    const calendar = calendarOf.get(plan.ownerId);
    if (calendar === undefined) continue;
    const isMine = plan.ownerId === me;
    const today = dayIn(calendar.zone, ctx.now);
    const { document } = plan;
    const baseline = baselineOf.get(plan.id) ?? null;
    const schedule = schedulePlan({ document, calendar, today, passed: passedGates(document) });
    const standing = planStanding({ document, schedule, baseline, calendar, today });
    const visible = new Set(visibleTo(isMine ? "owner" : "mentor", document).items.map((item) => item.id));
    const scheduled = { lines: numbered(document.items), schedule, standing, baseline, today };
    if (plan.id === own) {
      mine = {
        id: plan.id,
        title: document.title,
        reference: planReference(plan.number),
        revision: plan.revision,
        agreed: plan.state === "agreed",
        ...pathOfPlan(scheduled),
      };
    }
    for (const line of dueWithin(scheduled, isMine ? "mentee" : "mentor", ahead)) {
      if (!visible.has(line.id)) continue;
      due.push({ ...line, planId: plan.id, planTitle: document.title, ownerName, isMine });
    }
  }
  return { plan: mine, due: due.sort((a, b) => (a.finish < b.finish ? -1 : 1)) };
}
