import { randomUUID } from "node:crypto";
import { and, eq, isNull } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { members, planBaselines, planImports, planRevisions, plans, revisionKind, roles } from "@/db/schema/index";
import { DomainError, found } from "@/domain/errors";
import type { PlanDocument } from "@/domain/plans/document";
import { numbered } from "@/domain/plans/document";
import { adoptInto, withNewIds } from "@/domain/plans/files/adopt";
import { noRecord, sizeOf, told } from "@/domain/plans/files/file-record";
import type { PlanHead } from "@/domain/plans/files/imported";
import { mostImportBytes } from "@/domain/plans/files/limits";
import type { PlanFile } from "@/domain/plans/files/plan-json";
import { type ReadPlan, readPlan } from "@/domain/plans/files/read-plan";
import { canEditPlan } from "@/domain/plans/policy";
import { differences } from "@/domain/plans/revisions/changes";
import { reasonFrom } from "@/domain/plans/revisions/reason";
import { authorize } from "@/domain/policy";
import { newestFramework } from "@/server/catalogue/framework/versions";
import type { MemberCtx } from "@/server/context";
import { calendarOfMember, calendarToRead } from "@/server/obligations/calendars";
import { lockPlan, planToRead, readablePlan } from "@/server/plans/access";
import { insertPlan } from "@/server/plans/create";
import { checkedDocument, dayIn, forecast, forecastOn, writeRevision } from "../revisions/revise";
import { refuseUnexplained } from "../revisions/unexplained";
import { restoreRecord } from "./record";

const notYours = { reason: "plans.only_the_owner_edits" };
const longestName = 120;
const rowsShown = 400;
const usualHours = 4;

async function ownPlan(ctx: MemberCtx, planId: string) {
  const plan = await readablePlan(ctx.db, ctx.actor, planId, ctx.now);
  authorize(ctx.actor, canEditPlan, plan, notYours);
  return plan;
}

function headOf({ items: _, frameworkVersion: __, ...head }: PlanDocument): PlanHead {
  return head;
}

async function newHead(ctx: MemberCtx, fileName: string): Promise<PlanHead> {
  const { zone } = await calendarOfMember(ctx.db, ctx.actor.id);
  const title = fileName.replace(/\.[a-z0-9]{1,5}$/i, "").trim() || "Imported plan";
  return { title, purpose: "", startsOn: dayIn(zone, ctx.now), hoursPerWeek: usualHours, reviewEveryDays: null };
}

export type GivenFile = { planId: string | null; fileName: string; bytes: Uint8Array };

/**
 * Reads a file that would become a plan, or the next revision of the member's own, and keeps what was read until it is
 * confirmed or another is given. No plan is written. Refuses what is empty or larger than ten million bytes. Tells how much
 * is wrong with it.
 */
export async function previewImport(ctx: MemberCtx, input: GivenFile): Promise<{ problems: number }> {
  if (input.bytes.length === 0) throw new DomainError("INVALID", "plans.import_empty", "file");
  if (input.bytes.length > mostImportBytes) throw new DomainError("INVALID", "plans.import_too_large", "file");
  const fileName = input.fileName.replace(/\s+/g, " ").slice(0, longestName);
  const head =
    input.planId === null ? await newHead(ctx, fileName) : headOf((await ownPlan(ctx, input.planId)).document);
  const read = readPlan(input.bytes, head, randomUUID);
  const row = { planId: input.planId, fileName, read, readAt: ctx.now };
  await ctx.db
    .insert(planImports)
    .values({ memberId: ctx.actor.id, ...row })
    .onConflictDoUpdate({ target: planImports.memberId, set: row });
  return { problems: read.problems.length };
}

async function waiting(db: MemberCtx["db"] | Tx, ctx: MemberCtx, planId: string | null) {
  const [row] = await db
    .select()
    .from(planImports)
    .where(
      and(
        eq(planImports.memberId, ctx.actor.id),
        planId === null ? isNull(planImports.planId) : eq(planImports.planId, planId),
      ),
    );
  return row ?? null;
}

/**
 * What was read from the file that waits: its rows with their forecast, what is wrong in which line, what was left out, and what
 * it would change. Null when none waits for this plan.
 */
export async function getImport(ctx: MemberCtx, input: { planId: string | null }) {
  const plan = input.planId === null ? null : await planToRead(ctx, input.planId);
  if (plan !== null) authorize(ctx.actor, canEditPlan, plan, notYours);
  const [row, calendar] = await Promise.all([waiting(ctx.db, ctx, input.planId), calendarToRead(ctx, ctx.actor.id)]);
  if (row === null) return null;
  const { read, fileName, readAt } = row;
  const said = { fileName, readAt, kind: read.kind, problems: read.problems, leftOut: leftOutOf(read, plan !== null) };
  if (read.document === null) return { ...said, plan: null };
  const document = plan ? adoptInto(plan.document, read.document, randomUUID) : read.document;
  const { schedule } = forecastOn(calendar, document, ctx.now);
  const lines = numbered(document.items);
  const changed = plan === null ? null : countChanges(plan.document, document);
  return {
    ...said,
    plan: {
      title: document.title,
      startsOn: document.startsOn,
      finish: schedule.finish,
      revisions: plan === null ? (read.file?.revisions.length ?? 0) : 0,
      baselines: plan === null ? (read.file?.baselines.length ?? 0) : 0,
      told: plan === null ? sizeOf(told(read.file?.record ?? noRecord)) : 0,
      count: lines.length,
      changed,
      lines: lines.slice(0, rowsShown).map((line) => ({
        id: line.id,
        wbs: line.wbs,
        kind: line.kind,
        title: line.title,
        start: schedule.items.get(line.id)?.start ?? null,
        finish: schedule.items.get(line.id)?.finish ?? null,
        progress: line.progress,
      })),
    },
  };
}

export type ImportPreview = NonNullable<Awaited<ReturnType<typeof getImport>>>;

function leftOutOf(read: ReadPlan, intoPlan: boolean): string[] {
  const baseline =
    read.baseline !== null && (intoPlan || read.file === null)
      ? ["The baseline of the file: a plan has the dates that its two people agreed here."]
      : [];
  const history =
    intoPlan && read.file !== null
      ? ["The history of the file: the plan keeps its own, and this becomes its next revision."]
      : [];
  return [...read.leftOut, ...baseline, ...history];
}

function countChanges(before: PlanDocument, after: PlanDocument) {
  const changes = differences(before, after);
  const whole = changes.filter((change) => change.field === "item");
  const fields = changes.filter((change) => change.field !== "item" && change.itemId !== null);
  return {
    added: whole.filter((change) => change.before === null).length,
    removed: whole.filter((change) => change.after === null).length,
    changed: new Set(fields.map((change) => change.itemId)).size,
    head: changes.filter((change) => change.itemId === null).length,
  };
}

/**
 * Makes the file that waits a new plan of the member's, or the next revision of their plan. A file of ours brings its history
 * and baselines into a new plan, under the names that it gives and marked as imported. The same form twice makes one.
 */
export async function importPlan(
  ctx: MemberCtx,
  input: { planId: string | null; reason: string; key: string },
): Promise<{ planId: string; revision: number }> {
  return ctx.db.transaction(async (tx) => {
    // One at a time for each member, so that of a form sent twice the second finds what the first has made.
    await tx.select({ id: members.id }).from(members).where(eq(members.id, ctx.actor.id)).for("no key update");
    const done = await madeBefore(tx, ctx, input);
    if (done) return done;
    const row = found(await waiting(tx, ctx, input.planId), "plans.import_gone");
    if (row.read.document === null) throw new DomainError("INVALID", "plans.import_has_problems");
    const origin = `Imported from ${row.fileName}`;
    const made =
      input.planId === null
        ? await makePlan(tx, ctx, { read: row.read, document: row.read.document, key: input.key, origin })
        : await makeRevision(tx, ctx, {
            planId: input.planId,
            document: row.read.document,
            key: input.key,
            origin,
            reason: input.reason,
          });
    await tx.delete(planImports).where(eq(planImports.memberId, ctx.actor.id));
    return made;
  });
}

async function madeBefore(tx: Tx, ctx: MemberCtx, input: { planId: string | null; key: string }) {
  const [row] = await tx
    .select({ planId: planRevisions.planId, revision: planRevisions.number })
    .from(planRevisions)
    .innerJoin(plans, eq(plans.id, planRevisions.planId))
    .where(
      and(
        eq(planRevisions.planId, input.planId ?? input.key),
        eq(planRevisions.key, input.key),
        eq(plans.ownerId, ctx.actor.id),
      ),
    );
  return row;
}

type Making = { document: PlanDocument; key: string; origin: string };

async function makeRevision(
  tx: Tx,
  ctx: MemberCtx,
  { planId, document, key, origin, reason }: Making & { planId: string; reason: string },
) {
  const plan = await lockPlan(tx, ctx.actor, planId, ctx.now);
  authorize(ctx.actor, canEditPlan, plan, notYours);
  const next = adoptInto(plan.document, document, randomUUID);
  const changes = differences(plan.document, next);
  const words = reason === "" ? origin : `${reason} (${origin})`;
  const { number, document: written } = await writeRevision(
    tx,
    plan,
    { kind: "imported", authorId: ctx.actor.id, reason: reasonFrom(words, plan.document, changes), changes, key },
    ctx.now,
  );
  await refuseUnexplained(tx, plan, { typed: reason, changes, document: written }, ctx.now);
  return { planId, revision: number };
}

async function makePlan(tx: Tx, ctx: MemberCtx, { read, document, key, origin }: Making & { read: ReadPlan }) {
  const file = read.file === null ? null : withNewIds(read.file, randomUUID);
  if (file !== null && isWhole(file)) return restorePlan(tx, ctx, file, { key, origin });
  const adopted = adoptInto({ ...document, items: [] }, file?.document ?? document, randomUUID);
  return { planId: await insertPlan(tx, ctx, { document: adopted, key, reason: origin }), revision: 1 };
}

/** A history can be taken over when it has every revision from the first to the newest. */
function isWhole(file: PlanFile): boolean {
  const numbers = file.revisions.map(({ number }) => number);
  return numbers.length === file.revision && numbers.every((number, index) => number === index + 1);
}

async function restorePlan(tx: Tx, ctx: MemberCtx, file: PlanFile, { key, origin }: { key: string; origin: string }) {
  // The framework has versions of its own here: the plan moves to the newest, and the history says so.
  const newest = await newestFramework(tx);
  const document = checkedDocument({ ...file.document, frameworkVersion: newest });
  const changes = differences(file.document, document);
  const planId = key;
  const revision = file.revision + 1;
  const first = file.revisions[0];
  // A role that this installation does not have leaves the plan to its owner's target.
  const [role] = await tx
    .select({ id: roles.id })
    .from(roles)
    .where(eq(roles.id, file.targetRoleId ?? ""));
  const [made] = await tx
    .insert(plans)
    .values({
      id: planId,
      ownerId: ctx.actor.id,
      document,
      revision,
      targetRoleId: role?.id ?? null,
      createdAt: first ? new Date(first.at) : ctx.now,
      updatedAt: ctx.now,
    })
    .onConflictDoNothing({ target: plans.id })
    .returning({ id: plans.id });
  found(made, "plans.not_found");
  const { schedule } = await forecast(tx, { id: planId, ownerId: ctx.actor.id }, document, ctx.now);
  const history = file.revisions.map((one) => ({
    planId,
    number: one.number,
    kind: revisionKind.enumValues.find((kind) => kind === one.kind) ?? "edited",
    authorId: null,
    // Never null: that is what says of a revision that it came with a file.
    authorName: one.author ?? "",
    reason: reasonFrom(one.reason, file.document, one.changes),
    changes: one.changes,
    finish: one.finish,
    key: randomUUID(),
    at: new Date(one.at),
  }));
  const arrival = {
    planId,
    number: revision,
    kind: "imported" as const,
    authorId: ctx.actor.id,
    authorName: null,
    reason: `${origin}, ${file.reference} at revision ${file.revision}`,
    changes,
    finish: schedule.finish,
    key,
    at: ctx.now,
  };
  for (let from = 0; from < history.length; from += 500) {
    await tx.insert(planRevisions).values(history.slice(from, from + 500));
  }
  await tx.insert(planRevisions).values(arrival);
  if (file.baselines.length > 0) {
    const rows = file.baselines.map(({ setAt, ...baseline }) => ({ ...baseline, planId, setAt: new Date(setAt) }));
    await tx.insert(planBaselines).values(rows);
  }
  await restoreRecord(tx, planId, file.record, ctx.now);
  return { planId, revision };
}
