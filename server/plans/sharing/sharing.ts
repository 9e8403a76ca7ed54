import { createHash } from "node:crypto";
import { and, desc, eq, gt, isNull, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { members, mentorships, planShares, plans, planViews } from "@/db/schema/index";
import { DomainError, found } from "@/domain/errors";
import { canEditPlan } from "@/domain/plans/policy";
import { authorize } from "@/domain/policy";
import type { Ctx, MemberCtx } from "@/server/context";
import { hidden, lockPlanInAnyState, type PlanRow, planToRead } from "../access";
import { showToMentor } from "../agreement/agreement";

const onlyOwner = { reason: "plans.only_the_owner_edits" };
const day = 86_400_000;
const hashOf = (token: string) => createHash("sha256").update(token).digest();

export type NewShare =
  | { planId: string; with: "mentor"; mentorshipId: string }
  | { planId: string; with: "person"; email: string; days: number | null; key: string }
  | { planId: string; with: "link"; label: string; days: number; key: string };

/**
 * Shows the plan to the mentor of a live mentorship, to whoever has an address as their confirmed one, or to whoever holds a
 * link that runs out. Of a link only the hash is kept. The same form twice shares once, and answers with the same token. An
 * address is written down as it is, whether or not a member has it and whoever is blocked, so that nobody's membership can
 * be found out.
 */
export async function sharePlan(ctx: MemberCtx, input: NewShare): Promise<{ token: string | null }> {
  return ctx.db.transaction(async (tx) => {
    const plan = await lockPlanInAnyState(tx, ctx.actor, input.planId, ctx.now);
    authorize(ctx.actor, canEditPlan, plan, onlyOwner);
    if (input.with === "mentor") {
      const [mentorship] = await tx
        .select({ id: mentorships.id })
        .from(mentorships)
        .where(
          and(
            eq(mentorships.id, input.mentorshipId),
            eq(mentorships.menteeId, ctx.actor.id),
            isNull(mentorships.endedAt),
          ),
        );
      await showToMentor(tx, plan.id, found(mentorship, "mentorships.not_found").id, ctx.now);
      return { token: null };
    }
    const expiresAt = input.days === null ? null : new Date(ctx.now.getTime() + input.days * day);
    const share = { planId: plan.id, sharedAt: ctx.now, expiresAt };
    if (input.with === "link") {
      const token = tokenFrom(plan.id, input.key);
      await tx
        .insert(planShares)
        .values({ ...share, tokenHash: hashOf(token), label: input.label })
        .onConflictDoNothing({ target: planShares.tokenHash });
      return { token };
    }
    await shareWithAddress(tx, ctx, { ...share, address: input.email.toLowerCase(), key: input.key });
    return { token: null };
  });
}

/** The token of the link that a form makes: as hard to guess as the form's key, which is kept nowhere. */
function tokenFrom(planId: string, key: string): string {
  return createHash("sha256").update(`link to plan ${planId} by ${key}`).digest("base64url");
}

type Addressed = { planId: string; address: string; sharedAt: Date; expiresAt: Date | null; key: string };

/** An address has one share of a plan at a time: naming it again sets anew how long it lasts. */
async function shareWithAddress(tx: Tx, ctx: MemberCtx, share: Addressed): Promise<void> {
  const { planId, address, key } = share;
  const [me] = await tx.select({ email: members.email }).from(members).where(eq(members.id, ctx.actor.id));
  if (me?.email === address) throw new DomainError("INVALID", "plans.it_is_yours", "email");
  const ofPlan = eq(planShares.planId, planId);
  if ((await tx.$count(planShares, and(ofPlan, eq(planShares.key, key)))) > 0) return;
  const renewed = await tx
    .update(planShares)
    // Whoever looked by it before may have another address by now; then it is for whoever has this one.
    .set({
      ...share,
      memberId: sql`(select m.id from ${members} m where m.id = ${planShares.memberId} and m.email = ${address})`,
    })
    .where(and(ofPlan, eq(planShares.address, address), isNull(planShares.revokedAt)))
    .returning({ id: planShares.id });
  if (renewed.length === 0) await tx.insert(planShares).values(share);
}

/** Ends a share; it opens nothing from this moment on. Twice is once. */
export async function endShare(ctx: MemberCtx, input: { planId: string; shareId: string }): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    const plan = await lockPlanInAnyState(tx, ctx.actor, input.planId, ctx.now);
    authorize(ctx.actor, canEditPlan, plan, onlyOwner);
    const rows = await tx
      .update(planShares)
      .set({ revokedAt: sql`coalesce(${planShares.revokedAt}, ${ctx.now.toISOString()}::timestamptz)` })
      .where(and(eq(planShares.planId, plan.id), eq(planShares.id, input.shareId)))
      .returning({ id: planShares.id });
    found(rows[0], "plans.no_such_share");
  });
}

/** With whom the plan is shared, and who has looked at it lately; for its owner. */
export async function getSharing(ctx: MemberCtx, input: { planId: string }) {
  const plan = await planToRead(ctx, input.planId);
  authorize(ctx.actor, canEditPlan, plan, onlyOwner);
  const mentor = sql<string | null>`(select name from ${members} where ${members.id} = ${mentorships.mentorId})`;
  const [shares, views, pairs] = await Promise.all([
    ctx.db
      .select({
        id: planShares.id,
        mentorName: mentor,
        mentorshipEndedAt: mentorships.endedAt,
        mentorshipId: planShares.mentorshipId,
        address: planShares.address,
        // Known once they have looked, and not before.
        memberName: members.name,
        label: planShares.label,
        isLink: sql<boolean>`${planShares.tokenHash} is not null`,
        sharedAt: planShares.sharedAt,
        expiresAt: planShares.expiresAt,
      })
      .from(planShares)
      .leftJoin(mentorships, eq(mentorships.id, planShares.mentorshipId))
      .leftJoin(members, eq(members.id, planShares.memberId))
      .where(and(eq(planShares.planId, plan.id), isNull(planShares.revokedAt)))
      .orderBy(desc(planShares.sharedAt)),
    ctx.db
      .select({
        id: planViews.id,
        viewerName: members.name,
        isLink: sql<boolean>`${planShares.tokenHash} is not null`,
        label: planShares.label,
        what: planViews.what,
        revision: planViews.revision,
        firstAt: planViews.firstAt,
        lastAt: planViews.lastAt,
        times: planViews.times,
      })
      .from(planViews)
      .innerJoin(planShares, eq(planShares.id, planViews.shareId))
      .leftJoin(members, eq(members.id, planViews.viewerId))
      .where(eq(planViews.planId, plan.id))
      .orderBy(desc(planViews.lastAt))
      .limit(100),
    ctx.db
      .select({ mentorshipId: mentorships.id, mentorName: members.name })
      .from(mentorships)
      .innerJoin(members, eq(members.id, mentorships.mentorId))
      .where(and(eq(mentorships.menteeId, ctx.actor.id), isNull(mentorships.endedAt))),
  ]);
  return {
    plan: { id: plan.id, number: plan.number, title: plan.document.title },
    shares: shares.map((share) => ({
      ...share,
      ended: share.mentorshipEndedAt !== null || (share.expiresAt !== null && share.expiresAt <= ctx.now),
    })),
    views,
    mentors: pairs.filter((pair) => !shares.some((share) => share.mentorshipId === pair.mentorshipId)),
  };
}

export type SharingView = Awaited<ReturnType<typeof getSharing>>;

/** The plan behind a link that has neither run out nor been taken back; to any other token there is no plan. */
export async function planBehindLink(
  ctx: Ctx,
  token: string,
): Promise<{ plan: PlanRow; shareId: string; ownerName: string }> {
  const [row] = await ctx.db
    .select({ plan: plans, shareId: planShares.id, ownerName: members.name })
    .from(planShares)
    .innerJoin(plans, eq(plans.id, planShares.planId))
    .innerJoin(members, eq(members.id, plans.ownerId))
    .where(
      and(eq(planShares.tokenHash, hashOf(token)), isNull(planShares.revokedAt), gt(planShares.expiresAt, ctx.now)),
    );
  return found(row, hidden.reason);
}
