import { and, asc, desc, eq, exists, gte, isNull, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { evidence, evidenceLinks, evidenceTraces, gateReviews } from "@/db/schema/index";
import { DomainError } from "@/domain/errors";
import type { LinkEvidence, Place } from "@/domain/evidence/form";
import { canKeepEvidence } from "@/domain/evidence/policy";
import { isClosed, refuseClosed } from "@/domain/plans/life";
import { canEditPlan, canWorkOnPlan } from "@/domain/plans/policy";
import { visibleTo } from "@/domain/plans/visible";
import { authorize } from "@/domain/policy";
import type { MemberCtx } from "@/server/context";
import { planToRead, readablePlan } from "@/server/plans/access";
import { lockPiece } from "./sight";
import { lineColumns, lineFrom, type PieceLine } from "./view";

const notYours = { reason: "evidence.only_its_owner" };
const notYourPlan = { reason: "plans.only_the_owner_edits" };

const isAt = ({ planId, itemId, criterionId }: Place) =>
  and(
    eq(evidenceLinks.planId, planId),
    eq(evidenceLinks.itemId, itemId),
    criterionId === null ? isNull(evidenceLinks.criterionId) : eq(evidenceLinks.criterionId, criterionId),
  );

/** Links a piece to an item of its owner's own plan, or to one criterion of a gate. Twice is once. */
export async function linkEvidence(ctx: MemberCtx, input: LinkEvidence): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    const piece = await lockPiece(tx, ctx.actor, input.evidenceId, ctx.now);
    authorize(ctx.actor, canKeepEvidence, piece, notYours);
    const plan = await readablePlan(tx, ctx.actor, input.planId, ctx.now);
    authorize(ctx.actor, canEditPlan, plan, notYourPlan);
    refuseClosed(plan);
    const item = plan.document.items.find((one) => one.id === input.itemId);
    const isThere =
      item !== undefined &&
      (input.criterionId === null || item.criteria.some((criterion) => criterion.id === input.criterionId));
    if (!isThere) throw new DomainError("INVALID", "evidence.no_such_item", "place");
    const { evidenceId, planId, itemId, criterionId } = input;
    await tx
      .insert(evidenceLinks)
      .values({ evidenceId, planId, itemId, criterionId, linkedAt: ctx.now })
      .onConflictDoNothing();
  });
}

/** Takes a piece off an item again. Where a gate was signed on it, its title and date stay. */
export async function unlinkEvidence(ctx: MemberCtx, input: LinkEvidence): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    const piece = await lockPiece(tx, ctx.actor, input.evidenceId, ctx.now);
    authorize(ctx.actor, canKeepEvidence, piece, notYours);
    await leaveTraces(tx, piece, input, ctx.now);
    await tx.delete(evidenceLinks).where(and(eq(evidenceLinks.evidenceId, piece.id), isAt(input)));
  });
}

/** Before a piece, or one link of it, goes: at each gate whose own review was signed since it was linked, its title and dates. */
export async function leaveTraces(
  tx: Tx,
  piece: { id: string; title: string; happenedOn: string; visibility: string },
  place: Place | null,
  now: Date,
): Promise<void> {
  // What was kept private was never shown at a gate, and does not come to light by being removed.
  if (piece.visibility === "private") return;
  const signed = tx
    .select({ id: gateReviews.id })
    .from(gateReviews)
    .where(
      and(
        eq(gateReviews.planId, evidenceLinks.planId),
        eq(gateReviews.itemId, evidenceLinks.itemId),
        eq(gateReviews.outcome, "signed"),
        gte(gateReviews.settledAt, evidenceLinks.linkedAt),
      ),
    );
  const links = await tx
    .select({
      planId: evidenceLinks.planId,
      itemId: evidenceLinks.itemId,
      criterionId: evidenceLinks.criterionId,
      linkedAt: evidenceLinks.linkedAt,
    })
    .from(evidenceLinks)
    .where(and(eq(evidenceLinks.evidenceId, piece.id), place === null ? undefined : isAt(place), exists(signed)));
  if (links.length === 0) return;
  const { title, happenedOn } = piece;
  await tx.insert(evidenceTraces).values(links.map((link) => ({ ...link, title, happenedOn, removedAt: now })));
}

/** What stands on an item of a plan: its pieces, each with the criteria it serves, and what is left of those removed. */
export type ItemEvidence = {
  canLink: boolean;
  pieces: (PieceLine & { criterionIds: string[]; onItem: boolean })[];
  removed: { title: string; happenedOn: string; linkedAt: Date; removedAt: Date; criterionId: string | null }[];
};

/**
 * The evidence on one item, for the two who work on the plan: all of it for its owner; for the mentor what is not kept
 * private. A named reader of the plan sees none.
 */
export async function listForItem(ctx: MemberCtx, input: { planId: string; itemId: string }): Promise<ItemEvidence> {
  const plan = await planToRead(ctx, input.planId);
  const inSight = visibleTo(plan.role, plan.document).items.some((item) => item.id === input.itemId);
  const isOwner = canEditPlan(ctx.actor, plan);
  if (!canWorkOnPlan(ctx.actor, plan) || !(inSight || isOwner)) return { canLink: false, pieces: [], removed: [] };
  const [rows, removed] = await Promise.all([
    ctx.db
      .select({ ...lineColumns, criterionId: evidenceLinks.criterionId })
      .from(evidenceLinks)
      .innerJoin(evidence, eq(evidence.id, evidenceLinks.evidenceId))
      .where(
        and(
          eq(evidenceLinks.planId, input.planId),
          eq(evidenceLinks.itemId, input.itemId),
          isOwner ? undefined : sql`${evidence.visibility} <> 'private'`,
        ),
      )
      .orderBy(desc(evidence.happenedOn), asc(evidence.id)),
    ctx.db
      .select({
        title: evidenceTraces.title,
        happenedOn: evidenceTraces.happenedOn,
        linkedAt: evidenceTraces.linkedAt,
        removedAt: evidenceTraces.removedAt,
        criterionId: evidenceTraces.criterionId,
      })
      .from(evidenceTraces)
      .where(and(eq(evidenceTraces.planId, input.planId), eq(evidenceTraces.itemId, input.itemId)))
      .orderBy(asc(evidenceTraces.removedAt)),
  ]);
  const pieces = new Map<string, ItemEvidence["pieces"][number]>();
  for (const { criterionId, ...row } of rows) {
    const piece = pieces.get(row.piece.id) ?? { ...lineFrom(row), criterionIds: [], onItem: false };
    if (criterionId !== null) piece.criterionIds.push(criterionId);
    pieces.set(piece.id, { ...piece, onItem: piece.onItem || criterionId === null });
  }
  return { canLink: isOwner && !isClosed(plan), pieces: [...pieces.values()], removed };
}
