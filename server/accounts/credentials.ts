import { eq } from "drizzle-orm";
import type { Db, Tx } from "@/db/client";
import { members } from "@/db/schema/accounts";
import { maskEmail, requireEmail } from "@/domain/accounts/email";
import { checkNewPassword } from "@/domain/accounts/password";
import type { MemberActor } from "@/domain/actor";
import { DomainError, found } from "@/domain/errors";
import { raiseFact } from "@/server/jobs/enqueue";
import type { RequestCtx } from "@/server/trpc";
import { peekAtLink, spendCode, spendLink, voidTokens } from "./one-time";
import { hashPassword, leakedPasswords, passwordMatches } from "./passwords";
import { logSecurity } from "./security-log";
import { endSessions, type StartedSession, startSession } from "./sessions";
import { beginSession } from "./sign-in";
import { clearPasswordAttempts, countCodeAttempt, countPasswordAttempt, mayMail } from "./throttle";

type MemberCtx = RequestCtx & { actor: MemberActor };

/** Asks for a mail with which to choose a new password. The answer is the same for known and unknown addresses. */
export async function requestPasswordReset(ctx: RequestCtx, input: { email: string }): Promise<void> {
  const email = requireEmail(input.email);
  const mayBeMailed = await mayMail(ctx, email);
  await ctx.db.transaction(async (tx) => {
    const [member] = await tx.select().from(members).where(eq(members.email, email));
    if (member === undefined || member.suspendedAt !== null || !mayBeMailed) return;
    await raiseFact(tx, { name: "account.password_reset_wanted", memberId: member.id });
  });
}

export type ResetProof = { token: string } | { email: string; code: string };

/**
 * Sets a new password with the link or the code of a mail, ends every session of the member and starts one here. The
 * password is checked before the proof is spent, so that a refused password does not cost the mail.
 */
export async function resetPassword(
  ctx: RequestCtx,
  input: { proof: ResetProof; password: string },
): Promise<StartedSession> {
  const { proof } = input;
  const email = "token" in proof ? null : requireEmail(proof.email);
  const attempt = email === null ? null : await countCodeAttempt(ctx, email);
  const open = "token" in proof ? await peekAtLink(ctx.db, proof.token, ["reset_password"], ctx.now) : null;
  if ("token" in proof && open === null) throw new DomainError("INVALID", "accounts.link_spent");
  const words = [open?.name ?? "", open?.email ?? email ?? ""];
  const password = checkNewPassword(input.password, { words, isLeaked: await leakedPasswords() });
  const passwordHash = await hashPassword(password);
  const done = await ctx.db.transaction(async (tx) => {
    const [holder] = email === null ? [] : await tx.select().from(members).where(eq(members.email, email));
    const spent =
      "token" in proof
        ? await spendLink(tx, proof.token, ["reset_password"], ctx.now)
        : await spendCode(tx, holder?.id, proof.code, ["reset_password"], ctx.now);
    if (spent?.memberId == null) return null;
    const [member] = await tx.select().from(members).where(eq(members.id, spent.memberId)).for("update");
    if (member === undefined || member.suspendedAt !== null) return null;
    await tx
      .update(members)
      .set({ passwordHash, passwordChangedAt: ctx.now, emailVerifiedAt: member.emailVerifiedAt ?? ctx.now })
      .where(eq(members.id, member.id));
    await voidTokens(tx, member.id, ctx.now);
    await endSessions(tx, { memberId: member.id });
    await logSecurity(tx, ctx, { event: "auth.password_set", subjectId: member.id, details: { by: "mail" } });
    await raiseFact(tx, { name: "account.password_changed", memberId: member.id });
    return { session: await beginSession(tx, ctx, member.id, "link"), email: member.email };
  });
  if (done === null)
    throw new DomainError("INVALID", email === null ? "accounts.link_spent" : "accounts.code_refused", "code");
  await attempt?.succeed();
  await clearPasswordAttempts(ctx.db, done.email);
  return done.session;
}

/** Changes one's password: ends every other session, and gives this one a new id. */
export async function changePassword(ctx: MemberCtx, input: { password: string }): Promise<StartedSession> {
  const me = await ownRow(ctx.db, ctx.actor);
  const password = checkNewPassword(input.password, { words: [me.name, me.email], isLeaked: await leakedPasswords() });
  const passwordHash = await hashPassword(password);
  return ctx.db.transaction(async (tx) => {
    await tx.update(members).set({ passwordHash, passwordChangedAt: ctx.now }).where(eq(members.id, me.id));
    await voidTokens(tx, me.id, ctx.now);
    await endSessions(tx, { memberId: me.id });
    await logSecurity(tx, ctx, { event: "auth.password_set", subjectId: me.id, details: { by: "self" } });
    await raiseFact(tx, { name: "account.password_changed", memberId: me.id });
    return startSession(tx, { memberId: me.id, device: ctx.device, now: ctx.now });
  });
}

/** "Confirm it is you": the password or a mailed code renews the proof for ten minutes, under a new session id. */
export async function confirmIdentity(
  ctx: MemberCtx,
  input: { password: string } | { code: string },
): Promise<StartedSession> {
  const me = await ownRow(ctx.db, ctx.actor);
  const byPassword = "password" in input;
  const attempt = byPassword ? await countPasswordAttempt(ctx, me.email) : await countCodeAttempt(ctx, me.email);
  const started = await ctx.db.transaction(async (tx) => {
    const isProved = byPassword
      ? await passwordMatches(me.passwordHash, input.password)
      : (await spendCode(tx, me.id, input.code, ["sign_in"], ctx.now)) !== null;
    if (!isProved) return null;
    await endSessions(tx, { memberId: me.id, only: ctx.actor.sessionId });
    await logSecurity(tx, ctx, { event: "auth.confirmed", subjectId: me.id });
    return startSession(tx, { memberId: me.id, device: ctx.device, now: ctx.now });
  });
  if (started === null) {
    await logSecurity(ctx.db, ctx, { event: "auth.refused", subjectId: me.id, details: { method: "confirm" } });
    throw byPassword
      ? new DomainError("INVALID", "accounts.password_wrong", "password")
      : new DomainError("INVALID", "accounts.code_refused", "code");
  }
  await attempt.succeed();
  return started;
}

/** Mails a code to one's own address, to confirm with. Returns the address, masked. */
export async function requestConfirmationCode(ctx: MemberCtx): Promise<{ sentTo: string }> {
  const me = await ownRow(ctx.db, ctx.actor);
  if (await mayMail(ctx, me.email)) {
    await ctx.db.transaction((tx) => raiseFact(tx, { name: "account.confirmation_wanted", memberId: me.id }));
  }
  return { sentTo: maskEmail(me.email) };
}

/** Asks to change the address: the new one gets a link, the old one is told. Taken addresses get the same answer. */
export async function requestEmailChange(ctx: MemberCtx, input: { email: string }): Promise<void> {
  const newEmail = requireEmail(input.email);
  const me = await ownRow(ctx.db, ctx.actor);
  if (newEmail === me.email) throw new DomainError("INVALID", "accounts.email_unchanged", "email");
  if (!(await mayMail(ctx, newEmail))) return;
  await ctx.db.transaction(async (tx) => {
    const [taken] = await tx.select({ id: members.id }).from(members).where(eq(members.email, newEmail));
    if (taken !== undefined) return;
    await raiseFact(tx, { name: "account.email_change_wanted", memberId: me.id, newEmail });
  });
}

/**
 * Moves the account to the new address, once its signed-in owner presses the link or types the code that went there.
 * Ends all other sessions.
 */
export async function confirmEmailChange(ctx: MemberCtx, input: { token: string } | { code: string }): Promise<void> {
  const byCode = "code" in input;
  if (byCode) await countCodeAttempt(ctx, `change ${ctx.actor.id}`);
  const moved = await ctx.db.transaction(async (tx) => {
    const spent = byCode
      ? await spendCode(tx, ctx.actor.id, input.code, ["change_email"], ctx.now)
      : await spendOwnLink(tx, ctx, input.token);
    if (spent?.email == null) return false;
    const [taken] = await tx.select({ id: members.id }).from(members).where(eq(members.email, spent.email));
    if (taken !== undefined) return false;
    const me = await ownRow(tx, ctx.actor);
    await tx.update(members).set({ email: spent.email, emailVerifiedAt: ctx.now }).where(eq(members.id, me.id));
    await voidTokens(tx, me.id, ctx.now);
    await endSessions(tx, { memberId: me.id, except: ctx.actor.sessionId });
    await logSecurity(tx, ctx, { event: "auth.email_changed", subjectId: me.id });
    await raiseFact(tx, { name: "account.email_changed", memberId: me.id, oldEmail: me.email });
    return true;
  });
  if (moved) return;
  throw byCode
    ? new DomainError("INVALID", "accounts.code_refused", "code")
    : new DomainError("INVALID", "accounts.link_spent");
}

/** Somebody else's link is left unspent. */
async function spendOwnLink(tx: Tx, ctx: MemberCtx, token: string) {
  const open = await peekAtLink(tx, token, ["change_email"], ctx.now);
  return open?.memberId === ctx.actor.id ? spendLink(tx, token, ["change_email"], ctx.now) : null;
}

async function ownRow(db: Db | Tx, actor: MemberActor) {
  const [me] = await db.select().from(members).where(eq(members.id, actor.id));
  return found(me, "accounts.not_found");
}
