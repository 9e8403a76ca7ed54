import { and, asc, desc, eq, inArray, isNull, not, or, sql } from "drizzle-orm";
import { members, mentorships, planProposals, planRevisions, planShares, plans } from "@/db/schema/index";
import { numbered, planReference } from "@/domain/plans/document";
import { daysOffBetween } from "@/domain/plans/gantt/days-off";
import { gateMarks } from "@/domain/plans/gantt/gate-marks";
import { isBehindLastGate, isClosed } from "@/domain/plans/life";
import { canEditPlan, canMentorPlan, canWorkOnPlan } from "@/domain/plans/policy";
import { reasonFrom } from "@/domain/plans/revisions/reason";
import { planLoad } from "@/domain/plans/schedule/load";
import { planStanding } from "@/domain/plans/schedule/rag";
import type { PlanSchedule } from "@/domain/plans/schedule/schedule";
import { visibleTo } from "@/domain/plans/visible";
import { newestFramework } from "@/server/catalogue/framework/versions";
import type { MemberCtx } from "@/server/context";
import { calendarToRead } from "@/server/obligations/calendars";
import { listObligationsAbout } from "@/server/obligations/queries";
import { arePairBlocked } from "@/server/safety/blocks";
import { holds, planToRead, type ReadablePlan } from "./access";
import { listProposals } from "./agreement/agreement";
import { daysPutForward, revisionPutForward } from "./agreement/proposed";
import { lastDecisions } from "./gate-decisions";
import { closingOf } from "./life";
import {
  changesAfter,
  changesWithoutReason,
  listBaselineHeads,
  newestBaselineDates,
  signaturesToRead,
} from "./revisions/history";
import { untoldReasons } from "./revisions/reasons";
import { forecastOn } from "./revisions/revise";
import { namesReader } from "./sharing/addressed";
import { noteLook } from "./sharing/views";

/** The member's own plans and those shown to them, the last changed first. */
export async function listPlans(ctx: MemberCtx) {
  const me = ctx.actor.id;
  const shown = ctx.db
    .select({ planId: planShares.planId })
    .from(planShares)
    .leftJoin(mentorships, eq(mentorships.id, planShares.mentorshipId))
    .where(and(or(namesReader(me), eq(mentorships.mentorId, me)), holds(ctx.now)));
  const rows = await ctx.db
    .select({
      id: plans.id,
      number: plans.number,
      title: sql<string>`${plans.document} ->> 'title'`,
      state: plans.state,
      revision: plans.revision,
      updatedAt: plans.updatedAt,
      ownerId: plans.ownerId,
      ownerName: members.name,
    })
    .from(plans)
    .innerJoin(members, eq(members.id, plans.ownerId))
    .where(
      or(eq(plans.ownerId, me), and(inArray(plans.id, shown), not(arePairBlocked(plans.ownerId, sql`${me}::uuid`)))),
    )
    .orderBy(desc(plans.updatedAt), desc(plans.id))
    .limit(100);
  return rows.map(({ ownerId, ...row }) => ({
    ...row,
    reference: planReference(row.number),
    isMine: ownerId === me,
  }));
}

function firstDay(schedule: PlanSchedule, startsOn: string): string {
  let first = startsOn;
  for (const { start } of schedule.items.values()) if (start < first) first = start;
  return first;
}

/** The pair who work on the plan: the mentor to whom it is shown at this moment, if there is one. */
export async function mentorOf(ctx: MemberCtx, planId: string) {
  const [mentor] = await ctx.db
    .select({ id: members.id, name: members.name, mentorshipId: mentorships.id })
    .from(planShares)
    .innerJoin(mentorships, eq(mentorships.id, planShares.mentorshipId))
    .innerJoin(members, eq(members.id, mentorships.mentorId))
    .where(and(eq(planShares.planId, planId), isNull(planShares.revokedAt), isNull(mentorships.endedAt)))
    .orderBy(desc(planShares.sharedAt))
    .limit(1);
  return mentor ?? null;
}

async function lastRevision(ctx: MemberCtx, plan: ReadablePlan) {
  const read = ctx.db
    .select({
      number: planRevisions.number,
      at: planRevisions.at,
      reason: planRevisions.reason,
      unsaid: changesWithoutReason,
      authorName: members.name,
    })
    .from(planRevisions)
    .leftJoin(members, eq(members.id, planRevisions.authorId))
    .where(and(eq(planRevisions.planId, plan.id), eq(planRevisions.number, plan.revision)));
  const [[row], untold] = await Promise.all([read, untoldReasons(ctx, plan, [plan.revision])]);
  if (row === undefined) return null;
  const { unsaid, ...last } = row;
  return { ...last, reason: untold.has(row.number) ? "" : reasonFrom(row.reason, plan.document, unsaid ?? []) };
}

const newestProposalOf = ({ db }: MemberCtx, planId: string) =>
  db
    .select({ id: planProposals.id })
    .from(planProposals)
    .where(eq(planProposals.planId, planId))
    .orderBy(desc(planProposals.proposedAt))
    .limit(1);

/**
 * The plan as its reader sees it: its items in order, forecast and baseline, how each stands, who has signed what, and what this
 * reader may do. A look by somebody else is noted for the owner.
 */
export async function getPlan(ctx: MemberCtx, input: { planId: string }) {
  const plan = await planToRead(ctx, input.planId);
  const open = !isClosed(plan);
  const can = {
    edit: open && canEditPlan(ctx.actor, plan),
    /** Reads what is between the two who work on it; what either adds to it wants an open plan besides. */
    work: canWorkOnPlan(ctx.actor, plan),
    comment: open && canWorkOnPlan(ctx.actor, plan),
    mentor: open && canMentorPlan(ctx.actor, plan),
  };
  const [closed, baselines, dates, signatures, proposals, later, decisions, waiting, mentor, newest, calendar, latest] =
    await Promise.all([
      closingOf(ctx, plan),
      listBaselineHeads(ctx.db, plan.id),
      newestBaselineDates(ctx.db, plan.id),
      can.work ? signaturesToRead(ctx, plan.id) : [],
      can.work ? listProposals(ctx.db, plan) : [],
      can.work ? changesAfter(ctx.db, plan, revisionPutForward(plan.id)) : [],
      lastDecisions(ctx.db, plan.id),
      can.work ? listObligationsAbout(ctx, newestProposalOf(ctx, plan.id)) : [],
      mentorOf(ctx, plan.id),
      lastRevision(ctx, plan),
      calendarToRead(ctx, plan.ownerId),
      newestFramework(ctx.db),
      noteLook(ctx, plan, "plan"),
    ]);
  // A closed plan stays as it was forecast on the day it was closed.
  const { schedule, today } = forecastOn(calendar, plan.document, closed?.at ?? ctx.now);
  const [baseline] = baselines;
  const proposal = proposals.find(({ decidedAt }) => decidedAt === null);
  const standing = planStanding({ document: plan.document, schedule, baseline: dates, calendar, today });
  const document = visibleTo(plan.role, plan.document);
  const visible = new Set(document.items.map((item) => item.id));
  return {
    id: plan.id,
    reference: planReference(plan.number),
    state: plan.state,
    /** How it was completed or given up; null while it is open. */
    closed,
    behindLastGate: isBehindLastGate(plan.document),
    revision: plan.revision,
    ownerId: plan.ownerId,
    ownerName: plan.ownerName,
    targetRoleId: plan.targetRoleId,
    role: plan.role,
    can,
    mentor,
    document,
    lines: numbered(plan.document.items).filter((item) => visible.has(item.id)),
    schedule,
    standing,
    load: planLoad({ document: plan.document, schedule, calendar, today }),
    /** The marks of the gates: passed or held is how they stand, for whoever reads the plan; why is between the two. */
    decisions: gateMarks(document.items, decisions),
    today,
    daysOff: can.edit ? daysOffBetween(calendar, firstDay(schedule, document.startsOn), schedule.finish) : null,
    baseline: baseline === undefined || dates === null ? null : { ...baseline, dates },
    baselines,
    signatures,
    /** What waits to be agreed, with the days that agreeing it fixes. */
    proposal: proposal
      ? { ...proposal, days: daysPutForward(plan, proposal.revision, later, calendar, ctx.now) }
      : null,
    lastProposal: proposals[0] ?? null,
    /** Who owes a step about what is put forward, and by when. */
    waiting,
    newest,
    framework: { version: plan.document.frameworkVersion, newest: latest },
  };
}

export type PlanView = Awaited<ReturnType<typeof getPlan>>;

const cadenceOf = sql<number | null>`(
  select a.cadence_days from agreements a where a.mentorship_id = mentorships.id
  order by (select count(*) from agreement_signatures s where s.mentorship_id = a.mentorship_id and s.version = a.version) >= 2 desc,
    a.version desc
  limit 1)`;

export type OwnMentor = { mentorshipId: string; name: string; cadenceDays: number | null };

/** The mentors with whom the member can agree a plan: those of their live mentorships, each with how often the two meet by the agreement in force, else by the newest. */
export async function listOwnMentors(ctx: MemberCtx): Promise<OwnMentor[]> {
  return ctx.db
    .select({ mentorshipId: mentorships.id, name: members.name, cadenceDays: cadenceOf })
    .from(mentorships)
    .innerJoin(members, eq(members.id, mentorships.mentorId))
    .where(and(eq(mentorships.menteeId, ctx.actor.id), isNull(mentorships.endedAt)))
    .orderBy(asc(mentorships.startedAt));
}
