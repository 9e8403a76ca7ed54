import { desc, eq } from "drizzle-orm";
import { consents, identities, members, sessions } from "@/db/schema/accounts";
import { type ConsentDocument, missingConsents } from "@/domain/accounts/consent";
import { found } from "@/domain/errors";
import type { Ctx, MemberCtx } from "@/server/context";

export type OwnSession = { id: string; device: string; startedAt: Date; lastSeenAt: Date; isThisOne: boolean };

/** Where one is signed in: device and last use, no place. The newest use comes first. */
export async function listOwnSessions(ctx: MemberCtx): Promise<OwnSession[]> {
  const rows = await ctx.db
    .select()
    .from(sessions)
    .where(eq(sessions.memberId, ctx.actor.id))
    .orderBy(desc(sessions.lastSeenAt));
  return rows
    .filter((row) => row.expiresAt > ctx.now)
    .map((row) => ({
      id: row.id,
      device: row.device,
      startedAt: row.createdAt,
      lastSeenAt: row.lastSeenAt,
      isThisOne: row.id === ctx.actor.sessionId,
    }));
}

export type OwnAccount = {
  name: string;
  handle: string;
  email: string;
  hasPassword: boolean;
  isFresh: boolean;
  /** The identity providers that open this account. */
  connected: { issuer: string; since: Date }[];
};

/** One's own account, as its owner sees it: the only answer in which one's e-mail address stands. */
export async function getOwnAccount(ctx: MemberCtx): Promise<OwnAccount> {
  const [row] = await ctx.db.select().from(members).where(eq(members.id, ctx.actor.id));
  const me = found(row, "accounts.not_found");
  const isFresh = ctx.now.getTime() - ctx.actor.authenticatedAt.getTime() <= 10 * 60_000;
  const connected = await ctx.db
    .select({ issuer: identities.issuer, since: identities.linkedAt })
    .from(identities)
    .where(eq(identities.memberId, me.id))
    .orderBy(identities.linkedAt);
  const { name, handle, email, passwordHash } = me;
  return { name, handle, email, hasPassword: passwordHash !== null, isFresh, connected };
}

/** The texts in force that a member has still to accept before a match; empty when there are none. */
export async function needsConsent(ctx: Pick<Ctx, "db">, memberId: string): Promise<ConsentDocument[]> {
  const given = await ctx.db.select().from(consents).where(eq(consents.memberId, memberId));
  return missingConsents(given);
}
