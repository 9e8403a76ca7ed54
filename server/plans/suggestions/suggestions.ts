import { and, desc, eq, isNull } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { members, planSuggestions } from "@/db/schema/index";
import { DomainError, found } from "@/domain/errors";
import { canEditPlan, canMentorPlan, canWorkOnPlan } from "@/domain/plans/policy";
import { mergeChanges, type PlanChange } from "@/domain/plans/revisions/changes";
import { reasonFrom } from "@/domain/plans/revisions/reason";
import { isSentAgain } from "@/domain/plans/revisions/sent-again";
import { takenUp } from "@/domain/plans/suggestions/taken-up";
import { hiddenItems, visibleTo } from "@/domain/plans/visible";
import { authorize } from "@/domain/policy";
import type { MemberCtx } from "@/server/context";
import { raiseFact } from "@/server/jobs/enqueue";
import { lockPlan, planToRead, type ReadablePlan } from "../access";
import { checkedDocument, refuseSelfPassedGates, writeRevision } from "../revisions/revise";

export type NewSuggestion = { planId: string; changes: PlanChange[]; reason: string; key?: string };

/**
 * The mentor proposes a change with its reason; the plan stays as it is until its owner accepts. What would not hold together as the
 * mentor sees the plan, or would pass a gate, is refused. The same form twice makes one, and with other words is refused.
 */
export async function suggestChange(ctx: MemberCtx, input: NewSuggestion): Promise<{ suggestionId: string }> {
  return ctx.db.transaction(async (tx) => {
    const plan = await lockPlan(tx, ctx.actor, input.planId, ctx.now);
    const made = input.key === undefined ? undefined : await findSuggestion(tx, ctx, plan.id, input.key);
    if (made === undefined) {
      const suggestionId = await writeSuggestion(tx, ctx, plan, input);
      refuseSelfPassedGates(plan, input.changes);
      checkedDocument(mergeChanges(visibleTo(plan.role, plan.document), input.changes).document);
      return { suggestionId };
    }
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

type Suggestion = typeof planSuggestions.$inferSelect;

/** Locks a suggestion of a locked plan, with the name of whoever made it. */
async function lockSuggestion(tx: Tx, planId: string, suggestionId: string) {
  const [row] = await tx
    .select({ suggestion: planSuggestions, authorName: members.name })
    .from(planSuggestions)
    .leftJoin(members, eq(members.id, planSuggestions.authorId))
    .where(and(eq(planSuggestions.planId, planId), eq(planSuggestions.id, suggestionId)))
    .for("update", { of: planSuggestions });
  return found(row, "plans.no_such_suggestion");
}

/** An answer that was given stands: the same again changes nothing, and any other is refused. */
function answeredBefore({ outcome, answer, revision }: Suggestion, again: SuggestionAnswer) {
  if (outcome === "withdrawn") throw new DomainError("CONFLICT", "plans.suggestion_taken_back");
  const isSame = (outcome === "accepted") === again.accept && (answer ?? "") === again.answer;
  if (!isSame) throw new DomainError("CONFLICT", "plans.suggestion_answered_before");
  return { revision };
}

/**
 * The owner accepts a suggestion, which makes a revision that names whoever made it, or rejects it with or without words. What changed
 * since in the same fields is a conflict (`PlanConflicts`), and then nothing is written. One answer is given once.
 */
export async function answerSuggestion(ctx: MemberCtx, input: SuggestionAnswer): Promise<{ revision: number | null }> {
  return ctx.db.transaction(async (tx) => {
    const plan = await lockPlan(tx, ctx.actor, input.planId, ctx.now);
    authorize(ctx.actor, canEditPlan, plan, { reason: "plans.only_the_owner_edits" });
    const { suggestion, authorName } = await lockSuggestion(tx, plan.id, input.suggestionId);
    if (suggestion.decidedAt !== null) return answeredBefore(suggestion, input);
    let revision: number | null = null;
    if (input.accept) {
      const changes = takenUp(plan.document, suggestion.changes);
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

/** Whoever made a suggestion takes it back while nobody has answered it; its owner is asked no longer. Twice, or too late, is refused. */
export async function withdrawSuggestion(
  ctx: MemberCtx,
  input: { planId: string; suggestionId: string },
): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    const plan = await lockPlan(tx, ctx.actor, input.planId, ctx.now);
    authorize(ctx.actor, canMentorPlan, plan, { reason: "plans.only_the_mentor_suggests" });
    const { suggestion } = await lockSuggestion(tx, plan.id, input.suggestionId);
    if (suggestion.authorId !== ctx.actor.id) throw new DomainError("NOT_FOUND", "plans.no_such_suggestion");
    if (suggestion.outcome === "withdrawn") throw new DomainError("CONFLICT", "plans.suggestion_withdrawn_before");
    if (suggestion.outcome !== null) throw new DomainError("CONFLICT", "plans.suggestion_answered");
    await tx
      .update(planSuggestions)
      .set({ outcome: "withdrawn", decidedAt: ctx.now })
      .where(eq(planSuggestions.id, suggestion.id));
  });
}

/**
 * The suggestions that wait for the owner, or all of them, those that wait before those that were answered and each the newest first.
 * Its owner sees all; a mentor their own, never those of another mentor, and none about what is hidden from them by now.
 */
export async function listSuggestions(ctx: MemberCtx, input: { planId: string; all?: boolean | undefined }) {
  const plan = await planToRead(ctx, input.planId);
  if (!canWorkOnPlan(ctx.actor, plan)) return [];
  const rows = await ctx.db
    .select({
      id: planSuggestions.id,
      authorId: planSuggestions.authorId,
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
    .where(
      and(
        eq(planSuggestions.planId, plan.id),
        input.all ? undefined : isNull(planSuggestions.decidedAt),
        plan.role === "owner" ? undefined : eq(planSuggestions.authorId, ctx.actor.id),
      ),
    )
    .orderBy(desc(planSuggestions.decidedAt), desc(planSuggestions.at))
    .limit(100);
  const gone = plan.role === "owner" ? new Set<string>() : hiddenItems(plan.document);
  return rows
    .filter(({ changes }) => changes.every(({ itemId }) => itemId === null || !gone.has(itemId)))
    .map(({ authorId, ...row }) => ({ ...row, isMine: authorId === ctx.actor.id }));
}
