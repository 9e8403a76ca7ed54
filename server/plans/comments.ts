import { and, desc, eq, isNull } from "drizzle-orm";
import { members, planComments } from "@/db/schema/index";
import { DomainError, found } from "@/domain/errors";
import { canWorkOnPlan } from "@/domain/plans/policy";
import { visibleTo } from "@/domain/plans/visible";
import { authorize } from "@/domain/policy";
import { raiseFact } from "@/server/jobs/enqueue";
import { type MemberCtx, planToRead, readablePlan } from "./access";

const notYours = { reason: "plans.only_the_two_comment" };

export type NewComment = { planId: string; itemId: string | null; body: string; key: string };

/** Adds a remark on the plan or on one of its items; the other of the two is told, once an hour at most. The same form twice adds one, and with other words is refused. */
export async function addComment(ctx: MemberCtx, input: NewComment): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    const plan = await readablePlan(tx, ctx.actor, input.planId, ctx.now);
    authorize(ctx.actor, canWorkOnPlan, plan, notYours);
    const { itemId, body, key } = input;
    if (itemId !== null) {
      found(
        visibleTo(plan.role, plan.document).items.find((item) => item.id === itemId),
        "plans.no_such_item",
      );
    }
    const [row] = await tx
      .insert(planComments)
      .values({ planId: plan.id, itemId, authorId: ctx.actor.id, body, at: ctx.now, key })
      .onConflictDoNothing({ target: [planComments.planId, planComments.key] })
      .returning({ id: planComments.id });
    const hour = Math.floor(ctx.now.getTime() / 3_600_000);
    if (!row) {
      const said = and(eq(planComments.authorId, ctx.actor.id), eq(planComments.body, body));
      const place = itemId === null ? isNull(planComments.itemId) : eq(planComments.itemId, itemId);
      const sent = and(eq(planComments.planId, plan.id), eq(planComments.key, key), said, place);
      if ((await tx.$count(planComments, sent)) === 0) throw new DomainError("CONFLICT", "plans.already_posted");
    } else {
      await raiseFact(
        tx,
        { name: "plan.commented", planId: plan.id, commentId: row.id },
        `${plan.id}:${ctx.actor.id}:${hour}`,
      );
    }
  });
}

/** Marks a remark as dealt with, or opens it again; either of the two may. */
export async function resolveComment(
  ctx: MemberCtx,
  input: { planId: string; commentId: string; resolved: boolean },
): Promise<void> {
  const plan = await readablePlan(ctx.db, ctx.actor, input.planId, ctx.now);
  authorize(ctx.actor, canWorkOnPlan, plan, notYours);
  const rows = await ctx.db
    .update(planComments)
    .set(
      input.resolved ? { resolvedAt: ctx.now, resolvedById: ctx.actor.id } : { resolvedAt: null, resolvedById: null },
    )
    .where(and(eq(planComments.planId, plan.id), eq(planComments.id, input.commentId)))
    .returning({ id: planComments.id });
  found(rows[0], "plans.no_such_comment");
}

/** The remarks on a plan or on one item, the newest 500 of them, oldest first. Named readers are shown none; nor does a mentor see those on hidden items. */
export async function listComments(ctx: MemberCtx, input: { planId: string; itemId?: string | undefined }) {
  const plan = await planToRead(ctx, input.planId);
  if (!canWorkOnPlan(ctx.actor, plan)) return [];
  const rows = await ctx.db
    .select({
      id: planComments.id,
      itemId: planComments.itemId,
      authorId: planComments.authorId,
      authorName: members.name,
      body: planComments.body,
      at: planComments.at,
      resolvedAt: planComments.resolvedAt,
    })
    .from(planComments)
    .leftJoin(members, eq(members.id, planComments.authorId))
    .where(
      and(
        eq(planComments.planId, plan.id),
        input.itemId === undefined ? undefined : eq(planComments.itemId, input.itemId),
      ),
    )
    .orderBy(desc(planComments.at), desc(planComments.id))
    .limit(500);
  const visible = new Set(visibleTo(plan.role, plan.document).items.map((item) => item.id));
  return rows.reverse().filter(({ itemId }) => plan.role === "owner" || itemId === null || visible.has(itemId));
}
