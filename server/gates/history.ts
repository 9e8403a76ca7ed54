import { and, desc, eq, lte } from "drizzle-orm";
import { members, planRevisions } from "@/db/schema/index";
import type { Criterion, PlanDocument } from "@/domain/plans/document";
import { mergeChanges, type PlanChange, undoing } from "@/domain/plans/revisions/changes";
import { reasonFrom } from "@/domain/plans/revisions/reason";
import { leadingTo } from "@/domain/plans/schedule/leading-to";
import type { MemberCtx } from "@/server/context";
import { calendarToRead } from "@/server/obligations/calendars";
import type { ReadablePlan } from "@/server/plans/access";
import { listBaselinesOf } from "@/server/plans/revisions/history";
import { untoldReasons } from "@/server/plans/revisions/reasons";
import { forecastOn } from "@/server/plans/revisions/revise";

/** What happened to a gate apart from its reviews, each with who and when. */
export type GateEvent =
  | { kind: "moved"; at: Date; by: string | null; before: string; after: string; reason: string; revision: number }
  | {
      kind: "criterion";
      at: Date;
      by: string | null;
      change: "added" | "changed" | "removed";
      text: string;
      revision: number;
    }
  | { kind: "presence"; at: Date; by: string | null; change: "taken out" | "put back"; revision: number }
  | { kind: "baseline"; at: Date; number: number; revision: number; finish: string };

/** What a revision can change without moving any forecast. */
const wordsAlone: ReadonlySet<PlanChange["field"]> = new Set<PlanChange["field"]>([
  "title",
  "purpose",
  "reviewEveryDays",
  "frameworkVersion",
  "position",
  "area",
  "competencyIds",
  "owner",
  "statusReason",
  "doneWhen",
  "note",
  "criteria",
  "hidden",
]);

/** So many revisions are looked back over; older ones are on the page of changes. */
const revisionsRead = 60;

/**
 * How a gate came to its present date and criteria, newest first: each revision that moved its forecast, as forecast on the day of
 * that revision, each change of its criteria, each time that it was taken out or put back, and each baseline that holds it.
 */
export async function gateEvents(ctx: MemberCtx, plan: ReadablePlan, gateId: string): Promise<GateEvent[]> {
  const newest = and(eq(planRevisions.planId, plan.id), lte(planRevisions.number, plan.revision));
  const shown = ctx.db
    .select({ number: planRevisions.number })
    .from(planRevisions)
    .where(newest)
    .orderBy(desc(planRevisions.number))
    .limit(revisionsRead);
  const [revisions, baselines, calendar, untold] = await Promise.all([
    ctx.db
      .select({
        number: planRevisions.number,
        changes: planRevisions.changes,
        reason: planRevisions.reason,
        kind: planRevisions.kind,
        at: planRevisions.at,
        by: members.name,
      })
      .from(planRevisions)
      .leftJoin(members, eq(members.id, planRevisions.authorId))
      .where(newest)
      .orderBy(desc(planRevisions.number))
      .limit(revisionsRead),
    listBaselinesOf(ctx.db, plan.id, gateId),
    calendarToRead(ctx, plan.ownerId),
    untoldReasons(ctx, plan, shown),
  ]);
  const finishOf = (document: PlanDocument, at: Date) =>
    forecastOn(calendar, leadingTo(document, gateId), at).schedule.items.get(gateId)?.finish;
  const events: GateEvent[] = [];
  const presence: Extract<GateEvent, { kind: "presence" }>[] = [];
  let after = plan.document;
  for (const { number, changes, reason, kind, at, by } of revisions) {
    const before = mergeChanges(after, undoing(changes)).document;
    const present = (document: PlanDocument) => document.items.find((item) => item.id === gateId);
    const [was, is] = [present(before), present(after)];
    if (was && is && kind !== "created") {
      events.push(...criterionEvents(was.criteria, is.criteria, { at, by, revision: number }));
      const forecasts = kind !== "gate" && changes.some(({ field }) => !wordsAlone.has(field));
      const [old, now] = forecasts ? [finishOf(before, at), finishOf(after, at)] : [];
      if (old && now && old !== now) {
        const told = untold.has(number) ? "" : reasonFrom(reason, plan.document, changes);
        events.push({ kind: "moved", at, by, before: old, after: now, reason: told, revision: number });
      }
    }
    if ((was === undefined) !== (is === undefined)) {
      presence.push({
        kind: "presence",
        at,
        by,
        change: is === undefined ? "taken out" : "put back",
        revision: number,
      });
    }
    after = before;
  }
  // Its first coming is no return.
  if (presence.at(-1)?.change === "put back") presence.pop();
  events.push(...presence);
  for (const { number, revision, finish, setAt } of baselines) {
    if (finish !== null) events.push({ kind: "baseline", at: setAt, number, revision, finish });
  }
  return events.sort((a, b) => b.at.getTime() - a.at.getTime());
}

type Origin = { at: Date; by: string | null; revision: number };

function criterionEvents(was: readonly Criterion[], is: readonly Criterion[], origin: Origin): GateEvent[] {
  const before = new Map(was.map((one) => [one.id, one]));
  const kept = new Set(is.map((one) => one.id));
  const events: GateEvent[] = [];
  for (const { id, text, competencyId, minLevel } of is) {
    const old = before.get(id);
    if (!old) events.push({ kind: "criterion", change: "added", text, ...origin });
    else if (old.text !== text || old.competencyId !== competencyId || old.minLevel !== minLevel) {
      events.push({ kind: "criterion", change: "changed", text, ...origin });
    }
  }
  for (const { id, text } of was) {
    if (!kept.has(id)) events.push({ kind: "criterion", change: "removed", text, ...origin });
  }
  return events;
}
