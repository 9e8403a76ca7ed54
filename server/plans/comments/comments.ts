import { and, eq, isNull } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { planComments } from "@/db/schema/index";
import { DomainError, found } from "@/domain/errors";
import { numbered } from "@/domain/plans/document";
import { refuseClosed } from "@/domain/plans/life";
import { mentionsIn } from "@/domain/plans/mentions";
import { canWorkOnPlan } from "@/domain/plans/policy";
import { authorize } from "@/domain/policy";
import type { MemberCtx } from "@/server/context";
import { raiseFact } from "@/server/jobs/enqueue";
import { type ReadablePlan, readablePlan } from "../access";
import { itemsToReadOf, partnersOf, spokenWith } from "./threads";

const notYours = { reason: "plans.only_the_two_comment" };

/** How many answers a thread takes. */
export const mostAnswers = 100;

export type NewComment = {
  planId: string;
  itemId: string | null;
  parentId: string | null;
  mentorshipId: string | null;
  body: string;
  key: string;
};

/** Where a remark stands and between whom it is. */
type Place = { itemId: string | null; parentId: string | null; mentorshipId: string | null };

/** Writes a remark, with the items that its references mean to its author at this moment. Undefined when its key was used already. */
export async function writeComment(
  tx: Tx,
  ctx: MemberCtx,
  plan: ReadablePlan,
  { itemId, parentId, mentorshipId, body, key }: Place & { body: string; key: string },
): Promise<string | undefined> {
  const shown = itemsToReadOf(plan);
  const refs = mentionsIn(
    body,
    numbered(plan.document.items).filter(({ id }) => shown.has(id)),
  );
  const [row] = await tx
    .insert(planComments)
    .values({ planId: plan.id, itemId, parentId, mentorshipId, authorId: ctx.actor.id, body, refs, at: ctx.now, key })
    .onConflictDoNothing({ target: [planComments.planId, planComments.key] })
    .returning({ id: planComments.id });
  return row?.id;
}

/** A remark that answers none, if it is for this person to read; locked until the transaction ends. */
async function findThread(tx: Tx, ctx: MemberCtx, plan: ReadablePlan, id: string) {
  const first = and(eq(planComments.id, id), eq(planComments.planId, plan.id), isNull(planComments.parentId));
  const [row] = await tx
    .select()
    .from(planComments)
    .where(and(first, spokenWith(tx, ctx.actor, plan)))
    .for("update");
  const thread = found(row, "plans.no_such_comment");
  const isHidden = plan.role !== "owner" && thread.itemId !== null && !itemsToReadOf(plan).has(thread.itemId);
  return found(isHidden ? undefined : thread, "plans.no_such_comment");
}

async function newThread(
  tx: Tx,
  plan: ReadablePlan,
  { itemId, mentorshipId }: Pick<NewComment, "itemId" | "mentorshipId">,
): Promise<Place> {
  if (itemId !== null) found(itemsToReadOf(plan).has(itemId) ? itemId : undefined, "plans.no_such_item");
  if (plan.role !== "owner") return { itemId, parentId: null, mentorshipId: plan.mentorshipId };
  if (mentorshipId !== null) {
    const partners = await partnersOf(tx, plan.id);
    const isShown = partners.some((one) => one.mentorshipId === mentorshipId);
    if (!isShown) throw new DomainError("CONFLICT", "plans.mentor_reads_no_more");
  }
  return { itemId, parentId: null, mentorshipId };
}

async function answerTo(tx: Tx, ctx: MemberCtx, plan: ReadablePlan, parentId: string): Promise<Place> {
  const { itemId, mentorshipId } = await findThread(tx, ctx, plan, parentId);
  return { itemId, parentId, mentorshipId };
}

/** Whether the same words of the same person stand at the same place under this key. */
async function isPosted(tx: Tx, ctx: MemberCtx, plan: ReadablePlan, input: NewComment): Promise<boolean> {
  const [sent] = await tx
    .select()
    .from(planComments)
    .where(and(eq(planComments.planId, plan.id), eq(planComments.key, input.key)));
  if (sent === undefined) return false;
  const { authorId, body, parentId, itemId, mentorshipId } = sent;
  const samePlace = input.parentId === null ? itemId === input.itemId : true;
  const sameMentor = plan.role !== "owner" || input.parentId !== null || mentorshipId === input.mentorshipId;
  const same = authorId === ctx.actor.id && body === input.body && parentId === input.parentId;
  if (same && samePlace && sameMentor) return true;
  throw new DomainError("CONFLICT", "plans.already_posted");
}

/**
 * Adds a remark on the plan or on one of its items, or an answer to one, which opens that again. Whoever it is said to is told,
 * once an hour at most. The same form twice adds one, and with other words is refused.
 */
export async function addComment(ctx: MemberCtx, input: NewComment): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    const plan = await readablePlan(tx, ctx.actor, input.planId, ctx.now);
    authorize(ctx.actor, canWorkOnPlan, plan, notYours);
    if (await isPosted(tx, ctx, plan, input)) return;
    refuseClosed(plan);
    const { parentId, body, key } = input;
    const place = parentId === null ? await newThread(tx, plan, input) : await answerTo(tx, ctx, plan, parentId);
    const id = await writeComment(tx, ctx, plan, { ...place, body, key });
    if (id === undefined) {
      await isPosted(tx, ctx, plan, input);
      return;
    }
    if (parentId !== null) {
      if ((await tx.$count(planComments, eq(planComments.parentId, parentId))) > mostAnswers) {
        throw new DomainError("CONFLICT", "plans.thread_full");
      }
      await tx.update(planComments).set({ resolvedAt: null, resolvedById: null }).where(eq(planComments.id, parentId));
    }
    if (place.mentorshipId === null) return;
    const hour = Math.floor(ctx.now.getTime() / 3_600_000);
    const once = `${plan.id}:${place.mentorshipId}:${ctx.actor.id}:${hour}`;
    await raiseFact(tx, { name: "plan.commented", planId: plan.id, commentId: id }, once);
  });
}

/** Marks a remark as dealt with, together with what answers it, or opens it again; either of the two may. Repeatable. */
export async function resolveComment(
  ctx: MemberCtx,
  input: { planId: string; commentId: string; resolved: boolean },
): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    const plan = await readablePlan(tx, ctx.actor, input.planId, ctx.now);
    authorize(ctx.actor, canWorkOnPlan, plan, notYours);
    refuseClosed(plan);
    const thread = await findThread(tx, ctx, plan, input.commentId);
    if ((thread.resolvedAt !== null) === input.resolved) return;
    const settled = input.resolved
      ? { resolvedAt: ctx.now, resolvedById: ctx.actor.id }
      : { resolvedAt: null, resolvedById: null };
    await tx.update(planComments).set(settled).where(eq(planComments.id, thread.id));
  });
}
