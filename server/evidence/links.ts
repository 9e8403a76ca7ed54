import { and, asc, desc, eq, exists, gte, isNull, or, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { evidence, evidenceLinks, evidenceTraces, gateReviews, plans } from "@/db/schema/index";
import { DomainError } from "@/domain/errors";
import type { LinkEvidence, Place } from "@/domain/evidence/form";
import { canKeepEvidence } from "@/domain/evidence/policy";
import { numbered } from "@/domain/plans/document";
import { canEditPlan, canWorkOnPlan } from "@/domain/plans/policy";
import { visibleTo } from "@/domain/plans/visible";
import { authorize } from "@/domain/policy";
import { readablePlan } from "@/server/plans/access";
import { lockPiece, type MemberCtx } from "./sight";
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
  const plan = await readablePlan(ctx.db, ctx.actor, input.planId, ctx.now);
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
  return { canLink: isOwner, pieces: [...pieces.values()], removed };
}

/** A place that a piece may serve, or serves, in the words of its plan. */
export type PlaceLine = Place & {
  planTitle: string;
  /** The reference by which people cite the item; null when it is no longer in the plan. */
  wbs: string | null;
  title: string;
};

/** Every place in the owner's plans to which a piece could be linked, in the order of each plan. */
export async function listPlaces(ctx: MemberCtx): Promise<PlaceLine[]> {
  const mine = await ctx.db
    .select({ id: plans.id, document: plans.document })
    .from(plans)
    .where(and(eq(plans.ownerId, ctx.actor.id), or(eq(plans.state, "draft"), eq(plans.state, "agreed"))))
    .orderBy(desc(plans.updatedAt))
    .limit(20);
  return mine.flatMap(({ id: planId, document }) =>
    numbered(document.items).flatMap(({ id: itemId, wbs, title, criteria }) => {
      const item = { planId, itemId, planTitle: document.title, wbs };
      return [
        { ...item, criterionId: null, title },
        ...criteria.map((criterion) => ({ ...item, criterionId: criterion.id, title: criterion.text })),
      ];
    }),
  );
}

/** Where a piece is linked, as far as this reader sees those plans; in the order of each plan. */
export async function listLinks(ctx: MemberCtx, evidenceId: string): Promise<PlaceLine[]> {
  const rows = await ctx.db
    .select({
      planId: evidenceLinks.planId,
      itemId: evidenceLinks.itemId,
      criterionId: evidenceLinks.criterionId,
    })
    .from(evidenceLinks)
    .where(eq(evidenceLinks.evidenceId, evidenceId))
    .orderBy(asc(evidenceLinks.linkedAt), asc(evidenceLinks.id));
  const lines: PlaceLine[] = [];
  for (const planId of new Set(rows.map((row) => row.planId))) {
    const plan = await readablePlan(ctx.db, ctx.actor, planId, ctx.now).catch(nothingIfHidden);
    if (plan === null) continue;
    const inOrder = numbered(visibleTo(plan.role, plan.document).items);
    const items = new Map(inOrder.map((item) => [item.id, item]));
    const places = new Map(inOrder.map((item, place) => [item.id, place]));
    const placeOf = (row: Place) => places.get(row.itemId) ?? inOrder.length;
    for (const row of rows.filter((one) => one.planId === planId).sort((a, b) => placeOf(a) - placeOf(b))) {
      const item = items.get(row.itemId);
      if (item === undefined && plan.role !== "owner") continue;
      lines.push({ ...row, planTitle: plan.document.title, wbs: item?.wbs ?? null, title: titleOf(item, row) });
    }
  }
  return lines;
}

function titleOf(item: ReturnType<typeof numbered>[number] | undefined, { criterionId }: Place): string {
  if (item === undefined) return "An item that is no longer in the plan";
  return item.criteria.find((criterion) => criterion.id === criterionId)?.text ?? item.title;
}

function nothingIfHidden(error: unknown): null {
  if (error instanceof DomainError && error.code === "NOT_FOUND") return null;
  throw error;
}
