import { and, eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { credentialBadges, heldCredentials } from "@/db/schema/accounts";
import { credentials } from "@/db/schema/catalogue";
import type { NewHeldCredential } from "@/domain/accounts/profile-form";
import { DomainError, found } from "@/domain/errors";
import type { MemberCtx } from "@/server/context";
import { redrawn } from "./picture";

/** A badge keeps its shape; its longer side has so many pixels at most. */
const badgeSize = { width: 480, height: 480, fit: "inside", withoutEnlargement: true } as const;

async function replaceBadge(tx: Tx, heldCredentialId: string, webp: Buffer | null, now: Date): Promise<boolean> {
  const gone = await tx
    .delete(credentialBadges)
    .where(eq(credentialBadges.heldCredentialId, heldCredentialId))
    .returning({ id: credentialBadges.id });
  if (webp !== null) await tx.insert(credentialBadges).values({ heldCredentialId, webp, createdAt: now });
  return gone.length > 0 || webp !== null;
}

/**
 * Adds a credential that one says one holds, or changes its dates, its address or its picture. A change takes away "seen by":
 * what was looked at is no longer what stands there. Saving what stands there already changes nothing.
 */
export async function saveHeldCredential(
  ctx: MemberCtx,
  { badge, dropBadge, ...said }: NewHeldCredential,
): Promise<{ changed: boolean }> {
  const webp = badge === undefined ? null : await redrawn(badge, badgeSize, "badge");
  return ctx.db.transaction(async (tx) => {
    const [known] = await tx
      .select({ id: credentials.id })
      .from(credentials)
      .where(eq(credentials.id, said.credentialId));
    if (known === undefined) throw new DomainError("INVALID", "accounts.not_in_catalogue", "credentialId");
    const own = and(eq(heldCredentials.memberId, ctx.actor.id), eq(heldCredentials.credentialId, said.credentialId));
    const [before] = await tx.select().from(heldCredentials).where(own).for("update");
    const isNew = { ...said, memberId: ctx.actor.id, createdAt: ctx.now };
    const [held] = await tx
      .insert(heldCredentials)
      .values(isNew)
      .onConflictDoUpdate({ target: [heldCredentials.memberId, heldCredentials.credentialId], set: said })
      .returning({ id: heldCredentials.id });
    const { id } = found(held, "accounts.entry_gone");
    const pictured = webp !== null || dropBadge === true ? await replaceBadge(tx, id, webp, ctx.now) : false;
    const changed =
      pictured ||
      before === undefined ||
      before.obtainedOn !== said.obtainedOn ||
      before.expiresOn !== said.expiresOn ||
      before.badgeUrl !== said.badgeUrl;
    if (changed)
      await tx.update(heldCredentials).set({ seenById: null, seenAt: null }).where(eq(heldCredentials.id, id));
    return { changed };
  });
}

/** Takes a credential off one's profile. */
export async function removeHeldCredential(ctx: MemberCtx, input: { id: string }): Promise<void> {
  const gone = await ctx.db
    .delete(heldCredentials)
    .where(and(eq(heldCredentials.id, input.id), eq(heldCredentials.memberId, ctx.actor.id)))
    .returning({ id: heldCredentials.id });
  found(gone[0], "accounts.entry_gone");
}
