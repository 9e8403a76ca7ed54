import { and, eq } from "drizzle-orm";
import { identities, members } from "@/db/schema/accounts";
import type { MemberCtx } from "@/server/context";
import type { RequestCtx } from "@/server/trpc";
import { logSecurity } from "./security-log";
import type { StartedSession } from "./sessions";
import { beginSession } from "./sign-in";

const freshMs = 10 * 60_000;

/** Who an identity provider says somebody is: the pair is the key, the e-mail address never is. */
export type Claims = { issuer: string; subject: string };

/** Why somebody who comes from the provider is not let in, as the sign-in page explains it. */
export type IdentityRefusal = "unknown" | "confirm" | "taken";

/**
 * Whose account an outside identity opens. Known: its member's. Unknown and signed in with fresh proof: it is connected to
 * the account in use. Otherwise it opens nothing, whatever address it carries: an address proves no account.
 */
export async function resolveIdentity(
  ctx: RequestCtx,
  claims: Claims,
): Promise<{ memberId: string } | { refusal: IdentityRefusal }> {
  const refuse = async (refusal: IdentityRefusal) => {
    await logSecurity(ctx.db, ctx, { event: "auth.identity_refused", details: { refusal } });
    return { refusal };
  };
  const [known] = await ctx.db
    .select({ memberId: identities.memberId, suspendedAt: members.suspendedAt })
    .from(identities)
    .innerJoin(members, eq(members.id, identities.memberId))
    .where(and(eq(identities.issuer, claims.issuer), eq(identities.subject, claims.subject)));
  if (known !== undefined && known.suspendedAt !== null) return refuse("unknown");
  if (ctx.actor.kind !== "member") return known === undefined ? refuse("unknown") : { memberId: known.memberId };
  if (known !== undefined) return known.memberId === ctx.actor.id ? { memberId: known.memberId } : refuse("taken");
  if (ctx.now.getTime() - ctx.actor.authenticatedAt.getTime() > freshMs) return refuse("confirm");
  const memberId = ctx.actor.id;
  await ctx.db.transaction(async (tx) => {
    await tx
      .insert(identities)
      .values({ ...claims, memberId, linkedAt: ctx.now })
      .onConflictDoNothing();
    await logSecurity(tx, ctx, { event: "auth.identity_linked", subjectId: memberId });
  });
  return { memberId };
}

/** Starts the session of somebody whom the provider has vouched for. */
export async function signInByProvider(ctx: RequestCtx, memberId: string): Promise<StartedSession> {
  return ctx.db.transaction((tx) => beginSession(tx, ctx, memberId, "provider"));
}

/** Ends the ways in through identity providers; what is signed in stays so. Without any it changes nothing. */
export async function disconnectIdentities(ctx: MemberCtx): Promise<void> {
  const memberId = ctx.actor.id;
  await ctx.db.transaction(async (tx) => {
    const gone = await tx.delete(identities).where(eq(identities.memberId, memberId)).returning();
    if (gone.length === 0) return;
    await logSecurity(tx, ctx, {
      event: "auth.identity_unlinked",
      subjectId: memberId,
      details: { count: gone.length },
    });
  });
}
