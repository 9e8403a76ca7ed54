import { and, eq, isNull } from "drizzle-orm";
import { DateTime } from "luxon";
import type { Db, Tx } from "@/db/client";
import { gateReviews, planRevisions, plans } from "@/db/schema/index";
import { DomainError } from "@/domain/errors";
import type { WorkCalendar } from "@/domain/obligations/working-days";
import { checkDocument, faultSentence } from "@/domain/plans/checks";
import { documentSchema, numbered, type PlanDocument } from "@/domain/plans/document";
import { mergeChanges, type PlanChange, type PlanConflict } from "@/domain/plans/revisions/changes";
import type { Reason } from "@/domain/plans/revisions/reason";
import { PlanConflicts, PlanFaults } from "@/domain/plans/revisions/refusals";
import { type PlanSchedule, schedulePlan } from "@/domain/plans/schedule/schedule";
import { visibleTo } from "@/domain/plans/visible";
import { calendarOfMember } from "@/server/obligations/calendars";
import type { PlanRow } from "../access";
import { followRhythm } from "../agreement/rhythm";
import { competencyNames } from "../benchmark/competency-names";

export type RevisionKind = (typeof planRevisions.$inferSelect)["kind"];

/** The day it is where the plan's owner lives. */
export function dayIn(zone: string, now: Date): string {
  return DateTime.fromJSDate(now, { zone }).toISODate() ?? "";
}

/** Checks a whole document and refuses it with a sentence for each fault. */
export function checkedDocument(document: PlanDocument): PlanDocument {
  const parsed = documentSchema.safeParse(document);
  if (!parsed.success) {
    throw new PlanFaults(parsed.error.issues.map((issue) => `${issue.path.join(" ")}: ${issue.message}`));
  }
  const faults = checkDocument(parsed.data);
  if (faults.length > 0) throw new PlanFaults(faults.map((fault) => faultSentence(fault, parsed.data)));
  return parsed.data;
}

/** Gates that were passed, with the day: only a gate's review writes it. */
export function passedGates(document: PlanDocument): ReadonlyMap<string, string> {
  return new Map(
    document.items.flatMap((item) =>
      item.kind === "gate" && item.finishedOn !== null ? [[item.id, item.finishedOn]] : [],
    ),
  );
}

/** The forecast of a document today, on the calendar of the plan's owner. */
export async function forecast(
  db: Db | Tx,
  plan: { id: string; ownerId: string },
  document: PlanDocument,
  now: Date,
): Promise<{ schedule: PlanSchedule; calendar: WorkCalendar; today: string }> {
  return forecastOn(await calendarOfMember(db, plan.ownerId), document, now);
}

/** The same on a calendar that is known. */
export function forecastOn(calendar: WorkCalendar, document: PlanDocument, now: Date) {
  const today = dayIn(calendar.zone, now);
  return { schedule: schedulePlan({ document, calendar, today, passed: passedGates(document) }), calendar, today };
}

export type Revision = {
  kind: RevisionKind;
  authorId: string;
  reason: Reason;
  changes: readonly PlanChange[];
  /** From the form, so that the same form twice makes one revision. */
  key: string;
};

/** Kinds of revision that come from a form; the others carry out a decision, or keep those that were made. */
const typed: ReadonlySet<RevisionKind> = new Set<RevisionKind>(["edited", "suggestion", "imported"]);

/** Only a gate's review says that it is passed: neither its owner's form nor a suggestion that they accept. */
export function refuseSelfPassedGates(plan: Pick<PlanRow, "document">, changes: readonly PlanChange[]): void {
  const gates = new Set(plan.document.items.flatMap((item) => (item.kind === "gate" ? [item.id] : [])));
  const passes = changes.some(
    (change) =>
      (change.itemId !== null && gates.has(change.itemId) && ["finishedOn", "progress"].includes(change.field)) ||
      (change.field === "item" && change.after?.kind === "gate" && change.after.finishedOn !== null) ||
      (change.field === "item" && change.before?.kind === "gate" && change.before.finishedOn !== null),
  );
  if (passes) throw new DomainError("FORBIDDEN", "plans.gate_needs_a_review");
}

/** A gate that waits for its mentor's decision stays where they see it until it is decided or taken back. */
async function refuseTakingAwayGates(tx: Tx, planId: string, document: PlanDocument): Promise<void> {
  const open = await tx
    .select({ itemId: gateReviews.itemId, gate: gateReviews.gate })
    .from(gateReviews)
    .where(and(eq(gateReviews.planId, planId), isNull(gateReviews.settledAt)));
  if (open.length === 0) return;
  const shown = new Set(visibleTo("mentor", document).items.flatMap((item) => (item.kind === "gate" ? [item.id] : [])));
  const lost = open.filter(({ itemId }) => !shown.has(itemId));
  if (lost.length === 0) return;
  throw new PlanFaults(
    lost.map(
      ({ gate }) =>
        `${gate.wbs} “${gate.title}” is under review. Take it back on the gate’s page first; then it can be taken out or hidden.`,
    ),
  );
}

/** What the ids in conflicting fields mean: lines of the plan by their references and titles, competencies by their names. */
async function namesIn(tx: Tx, plan: Pick<PlanRow, "document">, conflicts: readonly PlanConflict[]) {
  const known = conflicts.some(({ change }) => change.field === "competencyIds") ? await competencyNames(tx, plan) : [];
  return Object.fromEntries([
    ...known.map(({ id, name }) => [id, name]),
    ...numbered(plan.document.items).map(({ id, wbs, title }) => [id, `${wbs} ${title}`]),
  ]);
}

/**
 * Writes the next revision of a locked plan. Changes made on an earlier state are merged field by field; where somebody
 * else changed the same field nothing is written and `PlanConflicts` is thrown; a document that would not hold together, or that
 * would take a gate from the mentor who reviews it, is refused with `PlanFaults`. The day of the next review follows the rhythm
 * that is written. Returns the number of the revision, the present one if there was nothing to change.
 */
export async function writeRevision(
  tx: Tx,
  plan: Pick<PlanRow, "id" | "ownerId" | "document" | "revision">,
  revision: Revision,
  now: Date,
): Promise<{ number: number; document: PlanDocument }> {
  const merged = mergeChanges(plan.document, revision.changes);
  if (merged.conflicts.length > 0) {
    throw new PlanConflicts(merged.conflicts, plan.revision, await namesIn(tx, plan, merged.conflicts));
  }
  if (merged.applied.length === 0) return { number: plan.revision, document: plan.document };
  if (typed.has(revision.kind)) refuseSelfPassedGates(plan, merged.applied);
  const document = checkedDocument(merged.document);
  await refuseTakingAwayGates(tx, plan.id, document);
  const { schedule } = await forecast(tx, plan, document, now);
  const number = plan.revision + 1;
  const { kind, authorId, reason, key } = revision;
  await tx.insert(planRevisions).values({
    planId: plan.id,
    number,
    kind,
    authorId,
    reason,
    changes: merged.applied,
    finish: schedule.finish,
    key,
    at: now,
  });
  await tx.update(plans).set({ document, revision: number, updatedAt: now }).where(eq(plans.id, plan.id));
  if (document.reviewEveryDays !== plan.document.reviewEveryDays) await followRhythm(tx, plan.id, now);
  return { number, document };
}
