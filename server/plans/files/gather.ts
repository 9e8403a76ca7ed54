import { and, asc, desc, eq } from "drizzle-orm";
import { gateReviews, members, menteeProfiles, planRevisions } from "@/db/schema/index";
import { isoDate } from "@/domain/dates";
import { numbered, planReference } from "@/domain/plans/document";
import { daysOff, type PlanForFile } from "@/domain/plans/files/plan-for-file";
import { type PlanFile, withoutHidden } from "@/domain/plans/files/plan-json";
import { canWorkOnPlan } from "@/domain/plans/policy";
import { reasonFrom } from "@/domain/plans/revisions/reason";
import { planStanding } from "@/domain/plans/schedule/rag";
import type { PlanSchedule } from "@/domain/plans/schedule/schedule";
import { isReasonFor, visibleTo } from "@/domain/plans/visible";
import { getBenchmark } from "@/server/benchmark/queries";
import { frameworkAt } from "@/server/catalogue/framework/versions";
import type { MemberCtx } from "@/server/context";
import type { ReadablePlan } from "@/server/plans/access";
import { closedAt } from "@/server/plans/life";
import { mentorOf } from "@/server/plans/queries";
import { competencyNames } from "../benchmark/competency-names";
import { listBaselines, listSignatures } from "../revisions/history";
import { carriesOut } from "../revisions/reasons";
import { forecast } from "../revisions/revise";
import type { GapLine, GateDecisionLine, PlanSheet, SignatureLine } from "./pdf/plan-sheet";
import { recordOf } from "./record";

const decisionWords = {
  proceed: "Proceed",
  conditions: "Proceed with conditions",
  hold: "Hold",
  route: "Change of route",
} as const;

const purposes = { agreement: "Agreement", review: "Review", gate: "Gate" } as const;

/** Whether a file leaves out what the owner hides: always, unless the owner asks for it. */
function hides(plan: ReadablePlan, withHidden: boolean): boolean {
  return plan.role !== "owner" || !withHidden;
}

function firstDay(schedule: PlanSchedule, startsOn: string): string {
  let first = startsOn;
  for (const { start } of schedule.items.values()) if (start < first) first = start;
  return first;
}

/** The plan as it may leave in a file of this reader, on the schedule of the whole. */
export async function planForFile(ctx: MemberCtx, plan: ReadablePlan, withHidden: boolean): Promise<PlanForFile> {
  const [{ schedule, calendar, today }, baselines, mentor, [newest]] = await Promise.all([
    closedAt(ctx.db, plan).then((at) => forecast(ctx.db, plan, plan.document, at ?? ctx.now)),
    listBaselines(ctx.db, plan.id),
    mentorOf(ctx, plan.id),
    ctx.db
      .select({ at: planRevisions.at })
      .from(planRevisions)
      .where(and(eq(planRevisions.planId, plan.id), eq(planRevisions.number, plan.revision))),
  ]);
  const document = hides(plan, withHidden) ? visibleTo("reader", plan.document) : plan.document;
  const shown = new Set(document.items.map((item) => item.id));
  const byId = new Map(document.items.map((item) => [item.id, item]));
  const [baseline] = baselines;
  const dates = Object.fromEntries(Object.entries(baseline?.dates ?? {}).filter(([id]) => shown.has(id)));
  const dayIn = (at: Date) => isoDate(at, calendar.zone);
  return {
    planId: plan.id,
    reference: planReference(plan.number),
    document,
    lines: numbered(plan.document.items).flatMap((line) => {
      const item = byId.get(line.id);
      return item ? [{ ...item, wbs: line.wbs }] : [];
    }),
    schedule: {
      ...schedule,
      items: new Map([...schedule.items].filter(([id]) => shown.has(id))),
      criticalPath: schedule.criticalPath.filter((id) => shown.has(id)),
    },
    baseline: baseline
      ? {
          number: baseline.number,
          agreedOn: dayIn(baseline.setAt),
          imported: baseline.imported,
          finish: baseline.finish,
          dates,
        }
      : null,
    revision: { number: plan.revision, on: dayIn(newest?.at ?? plan.updatedAt) },
    daysOff: daysOff(calendar, firstDay(schedule, document.startsOn), schedule.finish, plan.role === "owner"),
    owner: plan.ownerName,
    mentor: mentor?.name ?? null,
    today,
  };
}

async function gapsOf(ctx: MemberCtx, plan: ReadablePlan): Promise<PlanSheet["gaps"]> {
  const owner = { memberId: plan.ownerId, activeMentorIds: plan.role === "mentor" ? [ctx.actor.id] : [] };
  const [wish] = await ctx.db
    .select({ roleId: menteeProfiles.targetRoleId })
    .from(menteeProfiles)
    .where(eq(menteeProfiles.memberId, plan.ownerId));
  const roleId = plan.targetRoleId ?? wish?.roleId;
  if (roleId === null || roleId === undefined) return null;
  const version = frameworkAt(ctx.db, plan.document.frameworkVersion);
  const { role, lines } = await getBenchmark(ctx, owner, { roleId }, version);
  const gaps = lines.flatMap((line): GapLine[] =>
    line.target === null
      ? []
      : [{ name: line.name, now: line.self?.level ?? null, target: line.target, critical: line.critical }],
  );
  const size = ({ now, target }: GapLine) => target - (now ?? 0);
  return role === null
    ? null
    : { role: role.name, lines: gaps.toSorted((a, b) => size(b) - size(a) || Number(b.critical) - Number(a.critical)) };
}

/** The last signed decision on each gate. */
async function decisionsOf(ctx: MemberCtx, plan: ReadablePlan, zone: string): Promise<GateDecisionLine[]> {
  const rows = await ctx.db
    .selectDistinctOn([gateReviews.itemId], {
      itemId: gateReviews.itemId,
      words: gateReviews.words,
      gate: gateReviews.gate,
      settledAt: gateReviews.settledAt,
      by: members.name,
    })
    .from(gateReviews)
    .leftJoin(members, eq(members.id, gateReviews.mentorId))
    .where(and(eq(gateReviews.planId, plan.id), eq(gateReviews.outcome, "signed")))
    .orderBy(gateReviews.itemId, desc(gateReviews.settledAt));
  return rows.flatMap(({ itemId, words, gate, settledAt, by }): GateDecisionLine[] => {
    if (words.decision === null || settledAt === null) return [];
    const marks = words.marks.flatMap(({ criterionId, mark }) => (mark === null ? [] : [[criterionId, mark] as const]));
    const passes = words.decision === "proceed" || words.decision === "conditions";
    return [
      {
        itemId,
        decision: decisionWords[words.decision],
        passes,
        on: isoDate(settledAt, zone),
        by,
        marks: new Map(marks),
        withoutEvidence: new Set(gate.metWithoutEvidence),
      },
    ];
  });
}

/** Whether a gate was passed or is held, as anybody reads it who is neither of its two. */
function withoutMarks({ passes, ...decision }: GateDecisionLine): GateDecisionLine {
  const words = passes ? "Passed" : "Held";
  return { ...decision, passes, decision: words, by: null, marks: null, withoutEvidence: new Set() };
}

/**
 * All that the printed plan says to this reader. A named reader is given the plan without benchmark and signatures, and of a
 * decided gate no more than whether it is passed or held.
 */
export async function planSheet(ctx: MemberCtx, plan: ReadablePlan, withHidden: boolean): Promise<PlanSheet> {
  const [file, { calendar, schedule, today }, baselines, known] = await Promise.all([
    planForFile(ctx, plan, withHidden),
    closedAt(ctx.db, plan).then((at) => forecast(ctx.db, plan, plan.document, at ?? ctx.now)),
    listBaselines(ctx.db, plan.id),
    competencyNames(ctx.db, plan),
  ]);
  const names = Object.fromEntries(known.map(({ id, name }) => [id, name]));
  const standing = planStanding({
    document: plan.document,
    schedule,
    baseline: baselines[0]?.dates ?? null,
    calendar,
    today,
  });
  const base = { ...file, standing, state: plan.state, names };
  if (!canWorkOnPlan(ctx.actor, plan)) {
    const decisions = (await decisionsOf(ctx, plan, calendar.zone)).map(withoutMarks);
    return { ...base, gaps: null, decisions, signatures: [] };
  }
  const [gaps, decisions, signed] = await Promise.all([
    gapsOf(ctx, plan),
    decisionsOf(ctx, plan, calendar.zone),
    listSignatures(ctx.db, plan.id),
  ]);
  const signatures = signed.map(
    (one): SignatureLine => ({
      name: one.typedName,
      on: isoDate(one.signedAt, calendar.zone),
      revision: one.revision,
      purpose: purposes[one.purpose],
    }),
  );
  return { ...base, gaps, decisions, signatures };
}

/** The plan with its whole history, and what is recorded of it for this reader, as a file of ours. */
export async function planFile(ctx: MemberCtx, plan: ReadablePlan, withHidden: boolean): Promise<PlanFile> {
  const [baselines, record, revisions] = await Promise.all([
    listBaselines(ctx.db, plan.id),
    recordOf(ctx, plan),
    ctx.db
      .select({
        number: planRevisions.number,
        kind: planRevisions.kind,
        name: members.name,
        authorName: planRevisions.authorName,
        reason: planRevisions.reason,
        changes: planRevisions.changes,
        isTheirs: carriesOut(ctx.actor.id),
        finish: planRevisions.finish,
        at: planRevisions.at,
      })
      .from(planRevisions)
      .leftJoin(members, eq(members.id, planRevisions.authorId))
      .where(eq(planRevisions.planId, plan.id))
      .orderBy(asc(planRevisions.number)),
  ]);
  const file: PlanFile = {
    format: "critical-path-plan",
    version: 1,
    exportedAt: ctx.now.toISOString(),
    reference: planReference(plan.number),
    revision: plan.revision,
    targetRoleId: plan.targetRoleId,
    document: plan.document,
    baselines: baselines
      .map(({ setAt, dates, imported: _, ...baseline }) => ({
        ...baseline,
        dates: { ...dates },
        setAt: setAt.toISOString(),
      }))
      .toReversed(),
    revisions: revisions.map(({ at, name, authorName, isTheirs, ...revision }) => ({
      ...revision,
      reason: isReasonFor(plan.role, { ...revision, isTheirs }, new Set())
        ? reasonFrom(revision.reason, plan.document, revision.reason === "" ? revision.changes : [])
        : "",
      author: name ?? (authorName || null),
      at: at.toISOString(),
    })),
    record,
  };
  return hides(plan, withHidden) ? withoutHidden(file) : file;
}
