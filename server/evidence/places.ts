import { and, asc, desc, eq, inArray, isNotNull, or, sql } from "drizzle-orm";
import { evidenceLinks, plans } from "@/db/schema/index";
import type { Place } from "@/domain/evidence/form";
import { numbered, type PlanItem } from "@/domain/plans/document";
import { canReadPlan } from "@/domain/plans/policy";
import { hiddenItems } from "@/domain/plans/visible";
import type { MemberCtx } from "@/server/context";
import { roleOf, shareOf } from "@/server/plans/access";

/** A place that a piece may serve, or serves, in the words of its plan. */
export type PlaceLine = Place & {
  planTitle: string;
  /** The reference by which people cite the item; null when it is no longer in the plan. */
  wbs: string | null;
  title: string;
};

type OutlineItem = Pick<PlanItem, "id" | "kind" | "parentId" | "position" | "hidden" | "title" | "criteria">;

/** What a query on `plans` selects where a plan's items are named and no more is wanted of the document. */
const outline = {
  id: plans.id,
  ownerId: plans.ownerId,
  title: sql<string>`${plans.document} ->> 'title'`,
  items: sql<OutlineItem[]>`(
    select coalesce(jsonb_agg(jsonb_build_object(
      'id', item -> 'id', 'kind', item -> 'kind', 'parentId', item -> 'parentId', 'position', item -> 'position',
      'hidden', item -> 'hidden', 'title', item -> 'title', 'criteria', item -> 'criteria')), '[]')
    from jsonb_array_elements(${plans.document} -> 'items') item)`,
};

/** Every place in the owner's plans to which a piece could be linked, in the order of each plan. */
export async function listPlaces(ctx: MemberCtx): Promise<PlaceLine[]> {
  const mine = await ctx.db
    .select(outline)
    .from(plans)
    .where(and(eq(plans.ownerId, ctx.actor.id), or(eq(plans.state, "draft"), eq(plans.state, "agreed"))))
    .orderBy(desc(plans.updatedAt))
    .limit(20);
  return mine.flatMap(({ id: planId, title: planTitle, items }) =>
    numbered(items).flatMap(({ id: itemId, wbs, title, criteria }) => {
      const item = { planId, itemId, planTitle, wbs };
      return [
        { ...item, criterionId: null, title },
        ...criteria.map((criterion) => ({ ...item, criterionId: criterion.id, title: criterion.text })),
      ];
    }),
  );
}

/** Where a piece is linked, as far as this reader sees those plans; in the order of each plan. */
export async function listLinks(ctx: MemberCtx, evidenceId: string): Promise<PlaceLine[]> {
  const ofPiece = eq(evidenceLinks.evidenceId, evidenceId);
  const share = shareOf(ctx.db, ctx.actor.id, ctx.now);
  const [rows, linked] = await Promise.all([
    ctx.db
      .select({
        planId: evidenceLinks.planId,
        itemId: evidenceLinks.itemId,
        criterionId: evidenceLinks.criterionId,
      })
      .from(evidenceLinks)
      .where(ofPiece)
      .orderBy(asc(evidenceLinks.linkedAt), asc(evidenceLinks.id)),
    ctx.db
      .select({ ...outline, shareId: share.id, mentorshipId: share.mentorshipId })
      .from(plans)
      .leftJoinLateral(share, sql`true`)
      .where(
        and(
          inArray(plans.id, ctx.db.select({ id: evidenceLinks.planId }).from(evidenceLinks).where(ofPiece)),
          or(eq(plans.ownerId, ctx.actor.id), isNotNull(share.id)),
        ),
      ),
  ]);
  return [...new Set(rows.map((row) => row.planId))].flatMap((planId) => {
    const plan = linked.find((one) => one.id === planId);
    if (plan === undefined) return [];
    const role = roleOf(ctx.actor, plan);
    if (!canReadPlan(ctx.actor, { ownerId: plan.ownerId, role })) return [];
    const hidden = role === "owner" ? new Set<string>() : hiddenItems(plan);
    const inOrder = numbered(plan.items).filter((item) => !hidden.has(item.id));
    const places = new Map(inOrder.map((item, place) => [item.id, { item, place }]));
    const placeOf = (row: Place) => places.get(row.itemId)?.place ?? inOrder.length;
    const own = rows.filter((row) => row.planId === planId).sort((a, b) => placeOf(a) - placeOf(b));
    return own.flatMap((row): PlaceLine[] => {
      const item = places.get(row.itemId)?.item;
      if (item === undefined && role !== "owner") return [];
      return [{ ...row, planTitle: plan.title, wbs: item?.wbs ?? null, title: titleOf(item, row) }];
    });
  });
}

function titleOf(item: OutlineItem | undefined, { criterionId }: Place): string {
  if (item === undefined) return "An item that is no longer in the plan";
  return item.criteria.find((criterion) => criterion.id === criterionId)?.text ?? item.title;
}
