import { DomainError } from "@/domain/errors";
import type { MemberCtx } from "@/server/context";
import { logSecurity } from "./security-log";
import { endSessions } from "./sessions";

/** Signs one of one's own devices out, at once. Somebody else's session does not exist. */
export async function revokeSession(ctx: MemberCtx, input: { sessionId: string }): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    const ended = await endSessions(tx, { memberId: ctx.actor.id, only: input.sessionId });
    if (ended === 0) throw new DomainError("NOT_FOUND", "accounts.session_gone");
    await logSecurity(tx, ctx, { event: "auth.sessions_revoked", subjectId: ctx.actor.id, details: { count: 1 } });
  });
}

/** Signs out everywhere but here, at once. Returns how many devices that were. */
export async function revokeOtherSessions(ctx: MemberCtx): Promise<{ count: number }> {
  return ctx.db.transaction(async (tx) => {
    const count = await endSessions(tx, { memberId: ctx.actor.id, except: ctx.actor.sessionId });
    await logSecurity(tx, ctx, { event: "auth.sessions_revoked", subjectId: ctx.actor.id, details: { count } });
    return { count };
  });
}
