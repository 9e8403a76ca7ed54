import { and, desc, eq, gt, inArray, lt, sql } from "drizzle-orm";
import type { Db, Tx } from "@/db/client";
import { members, planBaselines, planRevisions, planSignatures } from "@/db/schema/index";
import { found } from "@/domain/errors";
import { differences, rewind } from "@/domain/plans/changes";
import { comparePlans, type PlanComparison } from "@/domain/plans/compare";
import type { PlanDocument } from "@/domain/plans/document";
import { canEditPlan, canWorkOnPlan } from "@/domain/plans/policy";
import { hiddenItems } from "@/domain/plans/visible";
import { authorize } from "@/domain/policy";
import { lockPlan, type MemberCtx, readablePlan } from "./access";
import { forecast, writeRevision } from "./revise";

const pageSize = 30;

/** A page of the plan's revisions, newest first, each with who, when, why and how many changes. */
export async function listRevisions(ctx: MemberCtx, input: { planId: string; before?: number | undefined }) {
  const plan = await readablePlan(ctx.db, ctx.actor, input.planId, ctx.now);
  const rows = await ctx.db
    .select({
      number: planRevisions.number,
      kind: planRevisions.kind,
      reason: planRevisions.reason,
      at: planRevisions.at,
      finish: planRevisions.finish,
      // Of a revision that was imported, whoever made it elsewhere is known by name alone.
      authorName: sql<string | null>`coalesce(${members.name}, ${planRevisions.authorName})`,
    })
    .from(planRevisions)
    .leftJoin(members, eq(members.id, planRevisions.authorId))
    .where(
      and(
        eq(planRevisions.planId, plan.id),
        input.before === undefined ? undefined : lt(planRevisions.number, input.before),
      ),
    )
    .orderBy(desc(planRevisions.number))
    .limit(pageSize + 1);
  const revisions = rows.slice(0, pageSize);
  const numbers = revisions.map(({ number }) => number);
  const signatures = canWorkOnPlan(ctx.actor, plan) ? await listSignatures(ctx.db, plan.id) : [];
  return {
    revisions: revisions.map((revision) => ({
      ...revision,
      signatures: signatures.filter((signature) => signature.revision === revision.number),
    })),
    nextBefore: rows.length > pageSize ? (numbers.at(-1) ?? null) : null,
  };
}

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

/** The plan as it stood at a revision, by undoing what came after. Refuses a revision that is not there. */
export async function documentAt(
  db: Db | Tx,
  plan: { id: string; document: PlanDocument; revision: number },
  revision: number,
): Promise<PlanDocument> {
  if (revision === plan.revision) return plan.document;
  found(revision >= 1 && revision < plan.revision ? revision : null, "plans.no_such_revision");
  const later = await db
    .select({ changes: planRevisions.changes })
    .from(planRevisions)
    .where(and(eq(planRevisions.planId, plan.id), gt(planRevisions.number, revision)))
    .orderBy(planRevisions.number);
  return rewind(
    plan.document,
    later.flatMap(({ changes }) => changes),
  );
}

/**
 * Two revisions side by side, as this reader may see them: what was changed, and which forecasts moved, each as it was forecast
 * on the day of its revision.
 */
export async function compareRevisions(
  ctx: MemberCtx,
  input: { planId: string; from: number; to: number },
): Promise<PlanComparison & { from: number; to: number; newest: number }> {
  const plan = await readablePlan(ctx.db, ctx.actor, input.planId, ctx.now);
  const [before, after] = await Promise.all([documentAt(ctx.db, plan, input.from), documentAt(ctx.db, plan, input.to)]);
  const days = await ctx.db
    .select({ number: planRevisions.number, at: planRevisions.at })
    .from(planRevisions)
    .where(and(eq(planRevisions.planId, plan.id), inArray(planRevisions.number, [input.from, input.to])));
  const dayOf = (number: number) => days.find((day) => day.number === number)?.at ?? ctx.now;
  const [was, is] = await Promise.all([
    forecast(ctx.db, plan, before, dayOf(input.from)),
    forecast(ctx.db, plan, after, dayOf(input.to)),
  ]);
  // What is hidden at either end, or now, is not shown from any time: hiding a line must not be how others learn of it.
  const gone = new Set(
    plan.role === "owner" ? [] : [before, after, plan.document].flatMap((document) => [...hiddenItems(document)]),
  );
  const comparison = comparePlans(
    { document: before, schedule: was.schedule },
    { document: after, schedule: is.schedule },
    gone,
  );
  return { ...comparison, from: input.from, to: input.to, newest: plan.revision };
}

/**
 * Makes the plan say again what it said at a revision, as a new revision. Gates that were passed since stay passed: a
 * decision is never undone by it.
 */
export async function restoreRevision(
  ctx: MemberCtx,
  input: { planId: string; revision: number; reason: string; key: string },
): Promise<{ revision: number }> {
  return ctx.db.transaction(async (tx) => {
    const plan = await lockPlan(tx, ctx.actor, input.planId, ctx.now);
    authorize(ctx.actor, canEditPlan, plan, { reason: "plans.only_the_owner_edits" });
    const [made] = await tx
      .select({ number: planRevisions.number })
      .from(planRevisions)
      .where(and(eq(planRevisions.planId, plan.id), eq(planRevisions.key, input.key)));
    if (made) return { revision: made.number };
    const then = await documentAt(tx, plan, input.revision);
    const passed = new Map(
      plan.document.items.flatMap((item) => (item.kind === "gate" && item.finishedOn ? [[item.id, item]] : [])),
    );
    const kept = then.items.map((item) => passed.get(item.id) ?? item);
    const lost = [...passed.values()].filter((gate) => !then.items.some((item) => item.id === gate.id));
    const document = { ...then, items: [...kept, ...lost] };
    const { number } = await writeRevision(
      tx,
      plan,
      {
        kind: "restored",
        authorId: ctx.actor.id,
        reason: input.reason,
        changes: differences(plan.document, document),
        key: input.key,
      },
      ctx.now,
    );
    return { revision: number };
  });
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
    })
    .from(planBaselines)
    .where(eq(planBaselines.planId, planId))
    .orderBy(desc(planBaselines.number));
}
