import { and, desc, eq, isNull } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { members, planSuggestions } from "@/db/schema/index";
import { DomainError, found } from "@/domain/errors";
import { mergeChanges, type PlanChange } from "@/domain/plans/changes";
import { withHiddenLinks } from "@/domain/plans/hidden-links";
import { canEditPlan, canMentorPlan } from "@/domain/plans/policy";
import { reasonFrom } from "@/domain/plans/reason";
import { isSentAgain } from "@/domain/plans/sent-again";
import { visibleTo } from "@/domain/plans/visible";
import { authorize } from "@/domain/policy";
import { raiseFact } from "@/server/jobs/enqueue";
import { lockPlan, type MemberCtx, planToRead, type ReadablePlan } from "./access";
import { writeRevision } from "./revise";

export type NewSuggestion = { planId: string; changes: PlanChange[]; reason: string; key?: string };

/** The mentor proposes a change with its reason; the plan stays as it is until its owner accepts. The same form twice makes one, and with other words is refused. */
export async function suggestChange(ctx: MemberCtx, input: NewSuggestion): Promise<{ suggestionId: string }> {
  return ctx.db.transaction(async (tx) => {
    const plan = await lockPlan(tx, ctx.actor, input.planId, ctx.now);
    const made = input.key === undefined ? undefined : await findSuggestion(tx, ctx, plan.id, input.key);
    if (made === undefined) return { suggestionId: await writeSuggestion(tx, ctx, plan, input) };
    const isSame =
      made.reason === input.reason && isSentAgain(visibleTo(plan.role, plan.document), made.changes, input.changes);
    if (!isSame) throw new DomainError("CONFLICT", "plans.already_suggested");
    return { suggestionId: made.id };
  });
}

/** The suggestion that this form has made before. */
async function findSuggestion(tx: Tx, ctx: MemberCtx, planId: string, key: string) {
  const [row] = await tx
    .select({ id: planSuggestions.id, changes: planSuggestions.changes, reason: planSuggestions.reason })
    .from(planSuggestions)
    .where(
      and(eq(planSuggestions.planId, planId), eq(planSuggestions.key, key), eq(planSuggestions.authorId, ctx.actor.id)),
    );
  return row;
}

/** Writes a suggestion on a plan that was read in this transaction. A review, which tells of all its answers at once, says `told: false`. */
export async function writeSuggestion(
  tx: Tx,
  ctx: MemberCtx,
  plan: ReadablePlan,
  { changes, reason, key, told = true }: Omit<NewSuggestion, "planId"> & { told?: boolean },
): Promise<string> {
  authorize(ctx.actor, canMentorPlan, plan, { reason: "plans.only_the_mentor_suggests" });
  const { conflicts, applied } = mergeChanges(visibleTo(plan.role, plan.document), changes);
  if (conflicts.length > 0) throw new DomainError("CONFLICT", "plans.changed_meanwhile");
  if (applied.length === 0) throw new DomainError("INVALID", "plans.nothing_suggested");
  const [row] = await tx
    .insert(planSuggestions)
    .values({ planId: plan.id, authorId: ctx.actor.id, changes: applied, reason, at: ctx.now, key: key ?? null })
    .returning({ id: planSuggestions.id });
  if (!row) throw new Error("The suggestion was not inserted.");
  if (told) await raiseFact(tx, { name: "plan.suggested", planId: plan.id, suggestionId: row.id });
  return row.id;
}

export type SuggestionAnswer = { planId: string; suggestionId: string; accept: boolean; answer: string };

/** The owner accepts a suggestion, which makes a revision that names it, or rejects it with or without words. */
export async function answerSuggestion(ctx: MemberCtx, input: SuggestionAnswer): Promise<{ revision: number | null }> {
  return ctx.db.transaction(async (tx) => {
    const plan = await lockPlan(tx, ctx.actor, input.planId, ctx.now);
    authorize(ctx.actor, canEditPlan, plan, { reason: "plans.only_the_owner_edits" });
    const [row] = await tx
      .select({ suggestion: planSuggestions, authorName: members.name })
      .from(planSuggestions)
      .leftJoin(members, eq(members.id, planSuggestions.authorId))
      .where(and(eq(planSuggestions.planId, plan.id), eq(planSuggestions.id, input.suggestionId)))
      .for("update", { of: planSuggestions });
    const { suggestion, authorName } = found(row, "plans.no_such_suggestion");
    if (suggestion.decidedAt !== null) return { revision: suggestion.revision };
    let revision: number | null = null;
    if (input.accept) {
      const changes = withHiddenLinks(plan.document, suggestion.changes);
      const why = reasonFrom(suggestion.reason, plan.document, changes);
      const reason = reasonFrom(`Suggested by ${authorName ?? "a former mentor"}: ${why}`, plan.document, changes);
      const made = await writeRevision(
        tx,
        plan,
        { kind: "suggestion", authorId: ctx.actor.id, reason, changes, key: suggestion.id },
        ctx.now,
      );
      revision = made.number;
    }
    await tx
      .update(planSuggestions)
      .set({ outcome: input.accept ? "accepted" : "rejected", answer: input.answer, decidedAt: ctx.now, revision })
      .where(eq(planSuggestions.id, suggestion.id));
    await raiseFact(tx, { name: "plan.suggestion_answered", planId: plan.id, suggestionId: suggestion.id });
    return { revision };
  });
}

/** The suggestions that wait for the owner, or all of them, newest first; for the two who work on the plan. */
export async function listSuggestions(ctx: MemberCtx, input: { planId: string; all?: boolean | undefined }) {
  const plan = await planToRead(ctx, input.planId);
  if (plan.role === "reader") return [];
  const rows = await ctx.db
    .select({
      id: planSuggestions.id,
      authorName: members.name,
      changes: planSuggestions.changes,
      reason: planSuggestions.reason,
      at: planSuggestions.at,
      outcome: planSuggestions.outcome,
      answer: planSuggestions.answer,
      decidedAt: planSuggestions.decidedAt,
      revision: planSuggestions.revision,
    })
    .from(planSuggestions)
    .leftJoin(members, eq(members.id, planSuggestions.authorId))
    .where(and(eq(planSuggestions.planId, plan.id), input.all ? undefined : isNull(planSuggestions.decidedAt)))
    .orderBy(desc(planSuggestions.decidedAt), desc(planSuggestions.at))
    .limit(100);
  const seen = new Set(visibleTo(plan.role, plan.document).items.map((item) => item.id));
  return rows.filter(
    ({ changes }) =>
      plan.role === "owner" || changes.every((change) => change.itemId === null || seen.has(change.itemId)),
  );
}
