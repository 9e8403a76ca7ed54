import { and, asc, desc, eq, inArray, isNull, or } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Db, Tx } from "@/db/client";
import { members, mentorships, planComments, planShares } from "@/db/schema/index";
import type { MemberActor } from "@/domain/actor";
import type { Mentions } from "@/domain/plans/mentions";
import { canWorkOnPlan } from "@/domain/plans/policy";
import { visibleTo } from "@/domain/plans/visible";
import type { MemberCtx } from "@/server/context";
import { planToRead, type ReadablePlan } from "../access";

const atMost = 500;

/**
 * Which remarks of a plan are for this reader: to its owner all; to a mentor what was said between the owner and that same mentor,
 * never what another mentor said or was told.
 */
export function spokenWith(db: Db | Tx, actor: MemberActor, plan: ReadablePlan) {
  if (plan.role === "owner") return undefined;
  const theirs = db
    .select({ id: mentorships.id })
    .from(mentorships)
    .where(and(eq(mentorships.mentorId, actor.id), eq(mentorships.menteeId, plan.ownerId)));
  return inArray(planComments.mentorshipId, theirs);
}

/** The ids of the items on which this reader may speak and read what is said. */
export function itemsToReadOf(plan: ReadablePlan): ReadonlySet<string> {
  return new Set(visibleTo(plan.role, plan.document).items.map(({ id }) => id));
}

/** The mentors to whom the plan is shown at this moment, the last first: with whom its owner can speak about it. */
export function partnersOf(db: Db | Tx, planId: string) {
  return db
    .select({ mentorshipId: mentorships.id, name: members.name })
    .from(planShares)
    .innerJoin(mentorships, eq(mentorships.id, planShares.mentorshipId))
    .innerJoin(members, eq(members.id, mentorships.mentorId))
    .where(and(eq(planShares.planId, planId), isNull(planShares.revokedAt), isNull(mentorships.endedAt)))
    .orderBy(desc(planShares.sharedAt));
}

function readRows(ctx: MemberCtx, plan: ReadablePlan, itemId: string | undefined) {
  const [resolver, mentor] = [alias(members, "resolver"), alias(members, "mentor")];
  const newest = ctx.db
    .select({ id: planComments.id })
    .from(planComments)
    .where(
      and(
        eq(planComments.planId, plan.id),
        isNull(planComments.parentId),
        itemId === undefined ? undefined : eq(planComments.itemId, itemId),
        spokenWith(ctx.db, ctx.actor, plan),
      ),
    )
    .orderBy(desc(planComments.at), desc(planComments.id))
    .limit(atMost);
  return ctx.db
    .select({
      id: planComments.id,
      itemId: planComments.itemId,
      parentId: planComments.parentId,
      mentorshipId: planComments.mentorshipId,
      mentorName: mentor.name,
      authorId: planComments.authorId,
      authorName: members.name,
      body: planComments.body,
      refs: planComments.refs,
      at: planComments.at,
      resolvedAt: planComments.resolvedAt,
      resolvedByName: resolver.name,
    })
    .from(planComments)
    .leftJoin(members, eq(members.id, planComments.authorId))
    .leftJoin(resolver, eq(resolver.id, planComments.resolvedById))
    .leftJoin(mentorships, eq(mentorships.id, planComments.mentorshipId))
    .leftJoin(mentor, eq(mentor.id, mentorships.mentorId))
    .where(or(inArray(planComments.id, newest), inArray(planComments.parentId, newest)))
    .orderBy(asc(planComments.at), asc(planComments.id));
}

/** What each reference means to this reader: null when its line is not shown to them, or no longer in the plan. */
function shownRefs(refs: Mentions, shown: ReadonlySet<string>): Readonly<Record<string, string | null>> {
  return Object.fromEntries(Object.entries(refs).map(([written, id]) => [written, shown.has(id) ? id : null]));
}

/**
 * What is said about a plan or one of its items, as far as it is for this reader: the newest 500 threads, oldest first, none for a
 * named reader; and with whom its owner can speak.
 */
export async function listComments(
  ctx: MemberCtx,
  { planId, itemId }: { planId: string; itemId?: string | undefined },
) {
  const plan = await planToRead(ctx, planId);
  if (!canWorkOnPlan(ctx.actor, plan)) return { threads: [], partners: [] };
  const [rows, shownTo] = await Promise.all([readRows(ctx, plan, itemId), partnersOf(ctx.db, plan.id)]);
  const shown = itemsToReadOf(plan);
  const now = new Set(shownTo.map(({ mentorshipId }) => mentorshipId));
  const said = rows.map(({ id, authorId, authorName, body, at, refs, ...row }) => ({
    row,
    said: { id, authorId, authorName, body, at, refs: shownRefs(refs, shown) },
  }));
  const answers = Map.groupBy(said, ({ row }) => row.parentId);
  const threads = said.flatMap(({ row, said: first }) => {
    const { itemId: on, parentId, mentorshipId, mentorName, resolvedAt, resolvedByName } = row;
    if (parentId !== null || (plan.role !== "owner" && on !== null && !shown.has(on))) return [];
    return {
      ...first,
      itemId: on,
      /** With which mentor; null for what its owner keeps to themselves. A former one does not read it any more. */
      mentor: mentorshipId === null ? null : { name: mentorName, reads: now.has(mentorshipId) },
      resolvedAt,
      resolvedByName,
      answers: (answers.get(first.id) ?? []).map((one) => one.said),
    };
  });
  return { threads, partners: plan.role === "owner" ? shownTo : [] };
}

export type PlanTalk = Awaited<ReturnType<typeof listComments>>;
export type Thread = PlanTalk["threads"][number];
