import { and, desc, eq, gt, inArray, lt, lte, type SQL, sql } from "drizzle-orm";
import type { Db, Tx } from "@/db/client";
import { members, planBaselines, planRevisions, planSignatures } from "@/db/schema/index";
import { found } from "@/domain/errors";
import { numbered, type PlanDocument } from "@/domain/plans/document";
import { canWorkOnPlan } from "@/domain/plans/policy";
import { type PlanChange, rewind } from "@/domain/plans/revisions/changes";
import { comparePlans, type PlanComparison } from "@/domain/plans/revisions/compare";
import { reasonFrom } from "@/domain/plans/revisions/reason";
import { hiddenItems } from "@/domain/plans/visible";
import { type MemberCtx, oncePerPage } from "@/server/context";
import { calendarToRead } from "@/server/obligations/calendars";
import { planToRead } from "../access";
import { competencyNames } from "../benchmark/competency-names";
import { importedRecord } from "../files/record";
import { noteLook } from "../sharing/views";
import { untoldReasons } from "./reasons";
import { forecastOn, type RevisionKind } from "./revise";

const pageSize = 30;

/** Inside a query on `plan_revisions`: it came with a file, whose word alone says who made it, when and why. */
const cameWithFile = sql<boolean>`${planRevisions.authorName} is not null`;

/** Inside the same, what changed where no reason stands: for revisions of the time before each had one. */
export const changesWithoutReason = sql<
  PlanChange[] | null
>`case when ${planRevisions.reason} = '' then ${planRevisions.changes} end`;

/** Whether a baseline came with a file: it is as true as its revision. */
const baselineCameWithFile = sql<boolean>`exists (select from ${planRevisions} r
  where r.plan_id = plan_baselines.plan_id and r.number = plan_baselines.revision and r.author_name is not null)`;

/** A page of the plan's revisions, newest first, each with who, when and, as far as it is for this reader, why. */
export async function listRevisions(ctx: MemberCtx, input: { planId: string; before?: number | undefined }) {
  const plan = await planToRead(ctx, input.planId);
  const wanted = and(
    eq(planRevisions.planId, plan.id),
    input.before === undefined ? undefined : lt(planRevisions.number, input.before),
  );
  const read = ctx.db
    .select({
      number: planRevisions.number,
      kind: planRevisions.kind,
      reason: planRevisions.reason,
      unsaid: changesWithoutReason,
      at: planRevisions.at,
      finish: planRevisions.finish,
      authorName: sql<string | null>`coalesce(${members.name}, nullif(${planRevisions.authorName}, ''))`,
      imported: cameWithFile,
    })
    .from(planRevisions)
    .leftJoin(members, eq(members.id, planRevisions.authorId))
    .where(wanted)
    .orderBy(desc(planRevisions.number))
    .limit(pageSize + 1);
  const shown = ctx.db
    .select({ number: planRevisions.number })
    .from(planRevisions)
    .where(wanted)
    .orderBy(desc(planRevisions.number))
    .limit(pageSize);
  const [rows, signatures, untold, told] = await Promise.all([
    read,
    canWorkOnPlan(ctx.actor, plan) ? signaturesToRead(ctx, plan.id) : [],
    untoldReasons(ctx, plan, shown),
    plan.role === "owner" && input.before === undefined ? importedRecord(ctx, plan.id) : null,
    noteLook(ctx, plan, "changes"),
  ]);
  const revisions = rows.slice(0, pageSize);
  const numbers = revisions.map(({ number }) => number);
  return {
    revisions: revisions.map(({ unsaid, ...revision }) => ({
      ...revision,
      reason: untold.has(revision.number) ? "" : reasonFrom(revision.reason, plan.document, unsaid ?? []),
      signatures: signatures.filter((signature) => signature.revision === revision.number),
    })),
    nextBefore: rows.length > pageSize ? (numbers.at(-1) ?? null) : null,
    /** What the file told from which the plan was made; with the first page, and for the owner alone. */
    told,
  };
}

type Signature = Awaited<ReturnType<typeof listSignatures>>[number];

/** Every signature under the plan, newest first. */
export async function listSignatures(db: Db | Tx, planId: string) {
  return db
    .select({
      revision: planSignatures.revision,
      purpose: planSignatures.purpose,
      subjectId: planSignatures.subjectId,
      memberId: planSignatures.memberId,
      typedName: planSignatures.typedName,
      signedAt: planSignatures.signedAt,
    })
    .from(planSignatures)
    .where(eq(planSignatures.planId, planId))
    .orderBy(desc(planSignatures.signedAt));
}

const onPage = oncePerPage<Signature[]>();

/** The same for a query: the parts of one page read them once. */
export function signaturesToRead(ctx: MemberCtx, planId: string): Promise<Signature[]> {
  return onPage(ctx, planId, () => listSignatures(ctx.db, planId));
}

/** The plan as it stood at a revision, by undoing what came after. Refuses a revision that is not there. */
export async function documentAt(
  db: Db | Tx,
  plan: { id: string; document: PlanDocument; revision: number },
  revision: number,
): Promise<PlanDocument> {
  if (revision === plan.revision) return plan.document;
  found(revision >= 1 && revision < plan.revision ? revision : null, "plans.no_such_revision");
  return rewindTo(plan, await changesAfter(db, plan, revision), revision);
}

/** The changes of the revisions after one, or after the one that a query names, in their order: what `rewindTo` wants. */
export async function changesAfter(
  db: Db | Tx,
  plan: { id: string; revision: number },
  revision: number | SQL,
): Promise<(LaterRevision & { kind: RevisionKind })[]> {
  return db
    .select({ number: planRevisions.number, kind: planRevisions.kind, changes: planRevisions.changes })
    .from(planRevisions)
    .where(revisionsAfter(plan, revision))
    .orderBy(planRevisions.number);
}

/** Inside a query on `plan_revisions`: those after one, none of which was written since the plan was read. */
export function revisionsAfter(plan: { id: string; revision: number }, revision: number | SQL): SQL | undefined {
  return and(
    eq(planRevisions.planId, plan.id),
    gt(planRevisions.number, revision),
    lte(planRevisions.number, plan.revision),
  );
}

/** What a revision changed. */
export type LaterRevision = { number: number; changes: PlanChange[] };

/** The plan as it stood at a revision, by undoing those of `later`, in their order, that came after. */
export function rewindTo(
  plan: { document: PlanDocument },
  later: readonly LaterRevision[],
  revision: number,
): PlanDocument {
  const undone = later.filter(({ number }) => number > revision);
  return rewind(
    plan.document,
    undone.flatMap(({ changes }) => changes),
  );
}

/**
 * Two revisions side by side, as this reader may see them: what was changed, and which forecasts moved, each as it was forecast
 * on the day of its revision. Without numbers the newest is set against the one before; a number beyond it stands for it.
 * `imported` are those of the two that came with a file; `names` say what the ids in the changes mean.
 */
export async function compareRevisions(
  ctx: MemberCtx,
  input: { planId: string; from?: number | undefined; to?: number | undefined },
): Promise<
  PlanComparison & { from: number; to: number; newest: number; imported: number[]; names: Record<string, string> }
> {
  const plan = await planToRead(ctx, input.planId);
  const newest = plan.revision;
  const from = Math.min(input.from ?? Math.max(1, newest - 1), newest);
  const to = Math.min(input.to ?? newest, newest);
  const [later, days, calendar, known] = await Promise.all([
    changesAfter(ctx.db, plan, Math.min(from, to)),
    ctx.db
      .select({ number: planRevisions.number, at: planRevisions.at, imported: cameWithFile })
      .from(planRevisions)
      .where(and(eq(planRevisions.planId, plan.id), inArray(planRevisions.number, [from, to]))),
    calendarToRead(ctx, plan.ownerId),
    competencyNames(ctx.db, plan),
  ]);
  const [before, after] = [rewindTo(plan, later, from), rewindTo(plan, later, to)];
  const dayOf = (number: number) => days.find((day) => day.number === number)?.at ?? ctx.now;
  const was = forecastOn(calendar, before, dayOf(from));
  const is = forecastOn(calendar, after, dayOf(to));
  // What is hidden at either end, or now, is not shown from any time: hiding a line must not be how others learn of it.
  const gone = new Set(
    plan.role === "owner" ? [] : [before, after, plan.document].flatMap((document) => [...hiddenItems(document)]),
  );
  const comparison = comparePlans(
    { document: before, schedule: was.schedule },
    { document: after, schedule: is.schedule },
    gone,
  );
  const imported = days.flatMap((day) => (day.imported ? [day.number] : []));
  const items = [before, after].flatMap((document) => numbered(document.items)).filter(({ id }) => !gone.has(id));
  const names = Object.fromEntries([
    ...known.map(({ id, name }) => [id, name]),
    ...items.map(({ id, wbs, title }) => [id, `${wbs} ${title}`]),
  ]);
  return { ...comparison, from, to, newest, imported, names };
}

/** Every baseline of the plan without its dates, the newest first. */
export async function listBaselineHeads(db: Db | Tx, planId: string) {
  return db
    .select({
      number: planBaselines.number,
      revision: planBaselines.revision,
      finish: planBaselines.finish,
      reason: planBaselines.reason,
      setAt: planBaselines.setAt,
      imported: baselineCameWithFile,
    })
    .from(planBaselines)
    .where(eq(planBaselines.planId, planId))
    .orderBy(desc(planBaselines.number));
}

/** The dates of the newest baseline; null while there is none. */
export async function newestBaselineDates(db: Db | Tx, planId: string) {
  const [row] = await db
    .select({ dates: planBaselines.dates })
    .from(planBaselines)
    .where(eq(planBaselines.planId, planId))
    .orderBy(desc(planBaselines.number))
    .limit(1);
  return row?.dates ?? null;
}

/** The day that each baseline of the plan gives one of its items, the newest baseline first; null in one without it. */
export async function listBaselinesOf(db: Db | Tx, planId: string, itemId: string) {
  return db
    .select({
      number: planBaselines.number,
      revision: planBaselines.revision,
      setAt: planBaselines.setAt,
      finish: sql<string | null>`${planBaselines.dates} -> ${itemId}::text ->> 'finish'`,
    })
    .from(planBaselines)
    .where(eq(planBaselines.planId, planId))
    .orderBy(desc(planBaselines.number));
}

/** Every baseline of the plan, the newest first: none is ever lost. */
export async function listBaselines(db: Db | Tx, planId: string) {
  return db
    .select({
      number: planBaselines.number,
      revision: planBaselines.revision,
      dates: planBaselines.dates,
      finish: planBaselines.finish,
      reason: planBaselines.reason,
      setAt: planBaselines.setAt,
      imported: baselineCameWithFile,
    })
    .from(planBaselines)
    .where(eq(planBaselines.planId, planId))
    .orderBy(desc(planBaselines.number));
}
