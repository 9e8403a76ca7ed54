import { randomInt } from "node:crypto";
import { and, eq, gt, inArray, isNull, lt, sql } from "drizzle-orm";
import type { Db, Tx } from "@/db/client";
import { members, oneTimeTokens } from "@/db/schema/accounts";
import { codeAttempts } from "@/domain/accounts/throttle";
import { hashPassword, passwordMatches } from "./passwords";
import { hashToken, newToken } from "./sessions";

export type OneTimePurpose = (typeof oneTimeTokens.$inferSelect)["purpose"];

const minute = 60_000;

/** How long each kind can be used, in minutes from the moment the mail is written. */
const oneTimeMinutes: Readonly<Record<OneTimePurpose, number>> = {
  sign_in: 10,
  verify_email: 60,
  reset_password: 60,
  change_email: 60,
  set_up: 60 * 24 * 7,
};

/** Where the link of each kind leads: a page that names the account and asks for one press of a button. */
const pages: Readonly<Record<OneTimePurpose, string>> = {
  sign_in: "/sign-in/confirm",
  verify_email: "/sign-in/confirm",
  reset_password: "/reset-password/choose",
  change_email: "/account/email/confirm",
  set_up: "/set-up",
};

/**
 * Makes a code and a link that do the same, once. Called when the mail is written, so that waiting in a queue costs no
 * minute of their life. Only hashes are stored, the code's as dear to guess as a password's. `link` is a path of this
 * site; `email` is the new address of a change.
 */
export async function mintOneTimeToken(
  ctx: { db: Db | Tx; now: Date },
  input: { memberId: string | null; purpose: OneTimePurpose; email?: string },
): Promise<{ code: string; link: string; token: string; expiresAt: Date }> {
  const token = newToken();
  const code = String(randomInt(0, 100_000_000)).padStart(8, "0");
  const expiresAt = new Date(ctx.now.getTime() + oneTimeMinutes[input.purpose] * minute);
  await ctx.db.insert(oneTimeTokens).values({
    purpose: input.purpose,
    memberId: input.memberId,
    email: input.email ?? null,
    linkHash: hashToken(token),
    codeHash: input.memberId === null ? null : Buffer.from(await hashPassword(code)),
    createdAt: ctx.now,
    expiresAt,
  });
  return { code, link: oneTimeLink(input.purpose, token), token, expiresAt };
}

/** The path of the page that spends a token. */
function oneTimeLink(purpose: OneTimePurpose, token: string): string {
  return `${pages[purpose]}?token=${token}`;
}

const usable = (now: Date) =>
  and(isNull(oneTimeTokens.spentAt), gt(oneTimeTokens.expiresAt, now), lt(oneTimeTokens.attempts, codeAttempts));

export type OpenToken = { purpose: OneTimePurpose; memberId: string | null; name: string | null; email: string | null };

/** What a link would do and for whom. Looking spends nothing, however often a scanner looks. */
export async function peekAtLink(
  db: Db | Tx,
  token: string,
  purposes: OneTimePurpose[],
  now: Date,
): Promise<OpenToken | null> {
  const [row] = await db
    .select({
      purpose: oneTimeTokens.purpose,
      memberId: oneTimeTokens.memberId,
      name: members.name,
      email: sql<string | null>`coalesce(${oneTimeTokens.email}, ${members.email})`,
    })
    .from(oneTimeTokens)
    .leftJoin(members, eq(members.id, oneTimeTokens.memberId))
    .where(and(eq(oneTimeTokens.linkHash, hashToken(token)), inArray(oneTimeTokens.purpose, purposes), usable(now)));
  return row ?? null;
}

export type SpentToken = { purpose: OneTimePurpose; memberId: string | null; email: string | null };

/**
 * Spends a link: exactly one of any number of simultaneous callers gets the answer, the others get null. What else was
 * sent to the same person for the same purpose is spent with it.
 */
export async function spendLink(
  tx: Tx,
  token: string,
  purposes: OneTimePurpose[],
  now: Date,
): Promise<SpentToken | null> {
  const [row] = await tx
    .update(oneTimeTokens)
    .set({ spentAt: now })
    .where(and(eq(oneTimeTokens.linkHash, hashToken(token)), inArray(oneTimeTokens.purpose, purposes), usable(now)))
    .returning({ purpose: oneTimeTokens.purpose, memberId: oneTimeTokens.memberId, email: oneTimeTokens.email });
  if (row === undefined) return null;
  await spendSiblings(tx, row, now);
  return row;
}

/**
 * Spends a code typed on any device. A wrong code counts against every open one of the account; after five they are
 * void. The same work is done when there is no such account (`memberId` undefined), and null comes back.
 */
export async function spendCode(
  tx: Tx,
  memberId: string | undefined,
  code: string,
  purposes: OneTimePurpose[],
  now: Date,
): Promise<SpentToken | null> {
  const typed = code.replace(/\D/g, "");
  const open =
    memberId === undefined
      ? []
      : await tx
          .select()
          .from(oneTimeTokens)
          .where(and(eq(oneTimeTokens.memberId, memberId), inArray(oneTimeTokens.purpose, purposes), usable(now)))
          .orderBy(oneTimeTokens.createdAt)
          .for("update");
  if (open.length === 0) await passwordMatches(null, typed);
  for (const row of open) {
    if (row.codeHash === null || !(await passwordMatches(row.codeHash.toString(), typed))) continue;
    await tx.update(oneTimeTokens).set({ spentAt: now }).where(eq(oneTimeTokens.id, row.id));
    await spendSiblings(tx, row, now);
    return { purpose: row.purpose, memberId: row.memberId, email: row.email };
  }
  const ids = open.map((row) => row.id);
  if (ids.length > 0) {
    await tx
      .update(oneTimeTokens)
      .set({ attempts: sql`${oneTimeTokens.attempts} + 1` })
      .where(inArray(oneTimeTokens.id, ids));
  }
  return null;
}

async function spendSiblings(tx: Tx, spent: SpentToken, now: Date): Promise<void> {
  if (spent.memberId === null) return;
  await tx
    .update(oneTimeTokens)
    .set({ spentAt: now })
    .where(
      and(
        eq(oneTimeTokens.memberId, spent.memberId),
        eq(oneTimeTokens.purpose, spent.purpose),
        isNull(oneTimeTokens.spentAt),
      ),
    );
}

/**
 * Voids every code and link that a member was ever sent: what went to an old address, or out before a new password, opens
 * the account no longer.
 */
export async function voidTokens(tx: Tx, memberId: string, now: Date): Promise<void> {
  await tx
    .update(oneTimeTokens)
    .set({ spentAt: now })
    .where(and(eq(oneTimeTokens.memberId, memberId), isNull(oneTimeTokens.spentAt)));
}
