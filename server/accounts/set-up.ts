import { and, eq, isNull, sql } from "drizzle-orm";
import type { Db, Tx } from "@/db/client";
import { hats, members, oneTimeTokens } from "@/db/schema/accounts";
import { ensureDefaultProgramme } from "@/db/seed/default-programme";
import { requireEmail } from "@/domain/accounts/email";
import { checkNewPassword } from "@/domain/accounts/password";
import { DomainError } from "@/domain/errors";
import type { RequestCtx } from "@/server/trpc";
import { mintOneTimeToken, peekAtLink, spendLink } from "./one-time";
import { hashPassword, leakedPasswords } from "./passwords";
import { logSecurity } from "./security-log";
import type { StartedSession } from "./sessions";
import { beginSession } from "./sign-in";
import { acceptConsents, insertMember } from "./sign-up";

const setUpLock = 6_174_004;

async function hasAdministrator(db: Db | Tx): Promise<boolean> {
  return (await db.$count(hats, eq(hats.kind, "admin"))) > 0;
}

/**
 * The one-time path by which the first administrator opens their account, or null once there is one. Each call makes a
 * new link and voids the ones before, so only what was printed last works.
 */
export async function ensureSetUpLink(db: Db, now: Date): Promise<string | null> {
  return db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(${setUpLock})`);
    if (await hasAdministrator(tx)) return null;
    await tx
      .update(oneTimeTokens)
      .set({ spentAt: now })
      .where(and(eq(oneTimeTokens.purpose, "set_up"), isNull(oneTimeTokens.spentAt)));
    const { link } = await mintOneTimeToken({ db: tx, now }, { memberId: null, purpose: "set_up" });
    return link;
  });
}

/** True while the set-up link works: it is the last one printed, unused, and there is no administrator. */
export async function canSetUp(db: Db, token: string, now: Date): Promise<boolean> {
  return (await peekAtLink(db, token, ["set_up"], now)) !== null && !(await hasAdministrator(db));
}

/**
 * Opens the first administrator's account, who coordinates the open programme too until others do. Of any number of
 * simultaneous posts one succeeds; from then on there is no set-up.
 */
export async function setUp(
  ctx: RequestCtx,
  input: { token: string; name: string; email: string; password: string; accepts: boolean },
): Promise<StartedSession> {
  if (!input.accepts) throw new DomainError("INVALID", "accounts.consent_needed", "accepts");
  const email = requireEmail(input.email);
  const password = checkNewPassword(input.password, { words: [input.name, email], isLeaked: await leakedPasswords() });
  const passwordHash = await hashPassword(password);
  return ctx.db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(${setUpLock})`);
    if (await hasAdministrator(tx)) throw new DomainError("NOT_FOUND", "accounts.set_up_closed");
    const [taken] = await tx.select({ id: members.id }).from(members).where(eq(members.email, email));
    if (taken !== undefined) throw new DomainError("CONFLICT", "accounts.email_taken", "email");
    if ((await spendLink(tx, input.token, ["set_up"], ctx.now)) === null) {
      throw new DomainError("NOT_FOUND", "accounts.set_up_closed");
    }
    const memberId = await insertMember(tx, {
      name: input.name,
      email,
      passwordHash,
      passwordChangedAt: ctx.now,
      emailVerifiedAt: ctx.now,
      adultConfirmedAt: ctx.now,
      createdAt: ctx.now,
    });
    await acceptConsents(tx, memberId, ["conduct", "confidentiality"], ctx.now);
    const programmeId = await ensureDefaultProgramme(tx, ctx.now);
    await tx.insert(hats).values([
      { memberId, kind: "admin", grantedAt: ctx.now },
      { memberId, kind: "coordinator", programmeId, grantedAt: ctx.now },
    ]);
    await logSecurity(tx, ctx, { event: "admin.set_up", subjectId: memberId });
    return beginSession(tx, ctx, memberId, "set_up");
  });
}
