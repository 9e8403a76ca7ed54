import { and, desc, eq, isNull, not, or, sql } from "drizzle-orm";
import { mentorships, planShares, plans } from "@/db/schema/index";
import { planReference } from "@/domain/plans/document";
import type { MemberCtx } from "@/server/context";
import { arePairBlocked } from "@/server/safety/blocks";
import { holds } from "./access";

/** The plans shown to the mentor of a mentorship, for its two while it lasts; to anybody else there are none. */
export async function listPlansOfMentorship(ctx: MemberCtx, input: { mentorshipId: string }) {
  const me = ctx.actor.id;
  const rows = await ctx.db
    .select({
      id: plans.id,
      number: plans.number,
      title: sql<string>`${plans.document} ->> 'title'`,
      state: plans.state,
      revision: plans.revision,
      updatedAt: plans.updatedAt,
    })
    .from(planShares)
    .innerJoin(mentorships, eq(mentorships.id, planShares.mentorshipId))
    .innerJoin(plans, eq(plans.id, planShares.planId))
    .where(
      and(
        eq(mentorships.id, input.mentorshipId),
        isNull(mentorships.endedAt),
        holds(ctx.now),
        or(
          eq(mentorships.menteeId, me),
          and(eq(mentorships.mentorId, me), not(arePairBlocked(mentorships.mentorId, mentorships.menteeId))),
        ),
      ),
    )
    .orderBy(desc(plans.updatedAt));
  return rows.map(({ number, ...row }) => ({
    ...row,
    reference: planReference(number),
  }));
}

export type PlanOfMentorship = Awaited<ReturnType<typeof listPlansOfMentorship>>[number];
