import { eq } from "drizzle-orm";
import type { Db, Tx } from "@/db/client";
import { members, sessions } from "@/db/schema/accounts";
import { requireEmail } from "@/domain/accounts/email";
import { DomainError } from "@/domain/errors";
import { raiseFact } from "@/server/jobs/enqueue";
import type { RequestCtx } from "@/server/trpc";
import { type OneTimePurpose, spendCode, spendLink } from "./one-time";
import { hashPassword, needsRehash, passwordClaim, passwordMatches } from "./passwords";
import { logSecurity } from "./security-log";
import { endSessions, type StartedSession, startSession } from "./sessions";
import { clearPasswordAttempts, countCodeAttempt, countPasswordAttempt, mayMail } from "./throttle";

type Member = typeof members.$inferSelect;

async function findByEmail(db: Db | Tx, email: string): Promise<Member | undefined> {
  const [member] = await db.select().from(members).where(eq(members.email, email));
  return member;
}

/**
 * Signs in by password. Unknown address, wrong password, unverified and suspended accounts get the same refusal in the
 * same time. An older hash is renewed. Refuses with UNAUTHORIZED or TOO_MANY.
 */
export async function signInWithPassword(
  ctx: RequestCtx,
  input: { email: string; password: string },
): Promise<StartedSession> {
  const email = requireEmail(input.email);
  const attempt = await countPasswordAttempt(ctx, email);
  const member = await findByEmail(ctx.db, email);
  const matches = await passwordMatches(member?.passwordHash, input.password);
  if (!matches || member === undefined || member.emailVerifiedAt === null || member.suspendedAt !== null) {
    await logSecurity(ctx.db, ctx, {
      event: "auth.refused",
      subjectId: member?.id ?? null,
      details: { method: "password" },
    });
    throw new DomainError("UNAUTHORIZED", "accounts.sign_in_refused");
  }
  await attempt.succeed();
  const renewed =
    member.passwordHash !== null && needsRehash(member.passwordHash) ? await hashPassword(input.password) : null;
  return ctx.db.transaction(async (tx) => {
    if (renewed !== null) await tx.update(members).set({ passwordHash: renewed }).where(eq(members.id, member.id));
    return beginSession(tx, ctx, member.id, "password");
  });
}

/**
 * Starts a session and tells the member when the device is one they have no session on. A session that the request
 * already carries is ended: nobody is two people at once.
 */
export async function beginSession(
  tx: Tx,
  ctx: RequestCtx,
  memberId: string,
  method: "password" | "code" | "link" | "provider" | "set_up",
): Promise<StartedSession> {
  const known = await tx.select({ device: sessions.device }).from(sessions).where(eq(sessions.memberId, memberId));
  if (ctx.actor.kind === "member") {
    await endSessions(tx, { memberId: ctx.actor.id, only: ctx.actor.sessionId });
  }
  const session = await startSession(tx, { memberId, device: ctx.device, now: ctx.now });
  await tx.update(members).set({ lastSeenAt: ctx.now }).where(eq(members.id, memberId));
  await logSecurity(tx, ctx, { event: "auth.signed_in", subjectId: memberId, details: { method } });
  const isNewDevice = known.length > 0 && !known.some((one) => one.device === ctx.device);
  if (isNewDevice) await raiseFact(tx, { name: "account.new_device", memberId, sessionId: session.id });
  return session;
}

/** Asks for a code and a link by mail. The answer is the same whether the address is known or not. */
export async function requestSignInCode(ctx: RequestCtx, input: { email: string }): Promise<void> {
  const email = requireEmail(input.email);
  const mayBeMailed = await mayMail(ctx, email);
  await ctx.db.transaction(async (tx) => {
    const member = await findByEmail(tx, email);
    if (member === undefined || member.suspendedAt !== null || !mayBeMailed) return;
    const name = member.emailVerifiedAt === null ? "account.verification_wanted" : "account.sign_in_wanted";
    await raiseFact(tx, { name, memberId: member.id });
  });
}

const signInPurposes: OneTimePurpose[] = ["sign_in", "verify_email"];

/** Signs in by the code of a mail, typed on this or another device. Proves the address too. */
export async function signInWithCode(
  ctx: RequestCtx,
  input: { email: string; code: string; claim?: string | undefined },
): Promise<StartedSession> {
  const email = requireEmail(input.email);
  const attempt = await countCodeAttempt(ctx, email);
  const started = await ctx.db.transaction(async (tx) => {
    const member = await findByEmail(tx, email);
    const usable = member?.suspendedAt === null ? member.id : undefined;
    const spent = await spendCode(tx, usable, input.code, signInPurposes, ctx.now);
    if (spent === null || usable === undefined) {
      await logSecurity(tx, ctx, { event: "auth.refused", subjectId: member?.id ?? null, details: { method: "code" } });
      return null;
    }
    return openByMail(tx, ctx, usable, { method: "code", claim: input.claim });
  });
  if (started === null) throw new DomainError("INVALID", "accounts.code_refused", "code");
  await attempt.succeed();
  await clearPasswordAttempts(ctx.db, email);
  return started;
}

/** Signs in by the link of a mail, after a press of the button. Of any number of presses one counts. */
export async function signInWithLink(
  ctx: RequestCtx,
  input: { token: string; claim?: string | undefined },
): Promise<StartedSession> {
  const started = await ctx.db.transaction(async (tx) => {
    const spent = await spendLink(tx, input.token, signInPurposes, ctx.now);
    if (spent?.memberId == null) return null;
    const [member] = await tx.select().from(members).where(eq(members.id, spent.memberId));
    if (member === undefined || member.suspendedAt !== null) return null;
    return {
      session: await openByMail(tx, ctx, member.id, { method: "link", claim: input.claim }),
      email: member.email,
    };
  });
  if (started === null) {
    await logSecurity(ctx.db, ctx, { event: "auth.refused", details: { method: "link" } });
    throw new DomainError("INVALID", "accounts.link_spent");
  }
  await clearPasswordAttempts(ctx.db, started.email);
  return started.session;
}

/**
 * Opens a session for whoever reads the member's mail. The first time, that proves the address; a password that was not
 * chosen in this browser goes then, because anybody could have opened an account with this address and waited.
 */
async function openByMail(
  tx: Tx,
  ctx: RequestCtx,
  memberId: string,
  proof: { method: "code" | "link"; claim: string | undefined },
): Promise<StartedSession> {
  const [member] = await tx
    .select({ verifiedAt: members.emailVerifiedAt, passwordHash: members.passwordHash })
    .from(members)
    .where(eq(members.id, memberId));
  if (member?.verifiedAt === null) {
    const isOwn = member.passwordHash !== null && proof.claim === passwordClaim(member.passwordHash);
    await tx
      .update(members)
      .set({ emailVerifiedAt: ctx.now, ...(isOwn ? {} : { passwordHash: null }) })
      .where(eq(members.id, memberId));
  }
  return beginSession(tx, ctx, memberId, proof.method);
}

/** Ends the session of this request. */
export async function signOut(ctx: RequestCtx): Promise<void> {
  if (ctx.actor.kind !== "member") return;
  const { id, sessionId } = ctx.actor;
  await ctx.db.transaction(async (tx) => {
    await endSessions(tx, { memberId: id, only: sessionId });
    await logSecurity(tx, ctx, { event: "auth.signed_out", subjectId: id });
  });
}
