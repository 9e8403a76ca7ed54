import { and, desc, eq, inArray } from "drizzle-orm";
import { hats, members, moderationLog, posts } from "@/db/schema/index";
import { wears } from "@/domain/actor";
import { DomainError, found } from "@/domain/errors";
import type { Suspend } from "@/domain/moderation/forms";
import { canSuspend } from "@/domain/moderation/policy";
import { authorize } from "@/domain/policy";
import { endSessions } from "@/server/accounts/sessions";
import type { MemberCtx } from "@/server/context";
import { settleObligation } from "@/server/obligations/service";
import { lockWithThread, placeOf } from "./lock";
import { logAndTell } from "./log";
import { notYours, sendBack } from "./waiting";

/** A member as moderators see them: their name, whether they are suspended, and what was done with what is theirs. */
export async function getMember(ctx: MemberCtx, { handle }: { handle: string }) {
  if (!wears(ctx.actor, "moderator")) throw new DomainError("NOT_FOUND", notYours.reason);
  const isThey = eq(members.handle, handle);
  const [[row], duties, log] = await Promise.all([
    ctx.db.select({ id: members.id, name: members.name, suspendedAt: members.suspendedAt }).from(members).where(isThey),
    ctx.db.select({ id: hats.id }).from(hats).innerJoin(members, eq(members.id, hats.memberId)).where(isThey).limit(1),
    ctx.db
      .select({
        no: moderationLog.no,
        action: moderationLog.action,
        reason: moderationLog.reason,
        at: moderationLog.at,
      })
      .from(moderationLog)
      .innerJoin(members, eq(members.id, moderationLog.memberId))
      // What they posted without their name is not told here.
      .where(and(isThey, inArray(moderationLog.action, ["suspend_member", "reinstate_member"])))
      .orderBy(desc(moderationLog.no)),
  ]);
  const member = found(row, "accounts.not_found");
  return { ...member, isYou: member.id === ctx.actor.id, hasDuty: duties.length > 0, log };
}

/**
 * Suspends a member, or lets them back in. They are told, their sessions end, and what of theirs waits is sent back; what they
 * have posted stays. Somebody with a duty is suspended when an administrator has taken it back.
 */
export async function suspend(ctx: MemberCtx, { memberId, suspended, reason }: Suspend): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    if (!wears(ctx.actor, "moderator")) throw new DomainError("NOT_FOUND", notYours.reason);
    authorize(ctx.actor, canSuspend, { memberId }, { reason: "moderation.not_yourself" });
    const waiting = await tx
      .select({ id: posts.id })
      .from(posts)
      .where(and(eq(posts.authorId, memberId), inArray(posts.state, ["pending", "sealed"])))
      .orderBy(posts.threadId);
    // The threads first, as everywhere; then whose account it is.
    const locked = [];
    for (const { id } of suspended ? waiting : []) locked.push(await lockWithThread(tx, id));
    const [row] = await tx.select().from(members).where(eq(members.id, memberId)).for("update");
    const member = found(row, "accounts.not_found");
    if ((member.suspendedAt !== null) === suspended) throw new DomainError("CONFLICT", "moderation.decided_already");
    const duties = await tx.$count(hats, eq(hats.memberId, memberId));
    if (suspended && duties > 0) throw new DomainError("CONFLICT", "moderation.has_a_duty");
    await tx
      .update(members)
      .set({ suspendedAt: suspended ? ctx.now : null })
      .where(eq(members.id, memberId));
    if (suspended) await endSessions(tx, { memberId });
    for (const one of locked) {
      await settleObligation(tx, { subjectIds: [one.post.id] }, "cancelled", ctx.now);
      await sendBack(tx, one);
      const entry = { action: "decline_post" as const, actorId: ctx.actor.id, reason, at: ctx.now };
      await logAndTell(tx, { ...placeOf(one), ...entry });
    }
    const action = suspended ? "suspend_member" : "reinstate_member";
    await logAndTell(tx, { action, memberId, actorId: ctx.actor.id, reason, at: ctx.now });
  });
}
