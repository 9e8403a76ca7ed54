import { and, asc, desc, eq, exists, inArray, isNotNull, isNull, ne, not, or, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Tx } from "@/db/client";
import { credentialBadges, fieldVisibility, heldCredentials, members } from "@/db/schema/accounts";
import { credentials } from "@/db/schema/catalogue";
import { programmeMembers } from "@/db/schema/programmes";
import { credentialStamp } from "@/domain/accounts/profile";
import { coordinatedProgrammes, type MemberActor } from "@/domain/actor";
import { DomainError, found } from "@/domain/errors";
import { authorize } from "@/domain/policy";
import { canMarkCredentialSeen } from "@/domain/programmes/policy";
import { logSecurity } from "@/server/accounts/security-log";
import type { Ctx } from "@/server/context";
import { raiseFact } from "@/server/jobs/enqueue";
import { arePairBlocked } from "@/server/safety/blocks";

type MemberCtx = Ctx & { actor: MemberActor };

const shownAtOnce = 100;
const gone = { reason: "programmes.credential_gone", hidden: true };

/** A credential held in transaction, for a coordinator to whom its holder shows it; to anybody else it does not exist. */
async function credentialToSee(tx: Tx, ctx: MemberCtx, heldCredentialId: string) {
  const [row] = await tx
    .select({ held: heldCredentials })
    .from(heldCredentials)
    .innerJoin(members, eq(members.id, heldCredentials.memberId))
    .where(and(eq(heldCredentials.id, heldCredentialId), areShown(ctx)))
    .for("update", { of: heldCredentials });
  const { held } = found(row, gone.reason);
  const joined = await tx
    .select({ programmeId: programmeMembers.programmeId })
    .from(programmeMembers)
    .where(eq(programmeMembers.memberId, held.memberId));
  const programmeIds = joined.map((one) => one.programmeId);
  authorize(ctx.actor, canMarkCredentialSeen, { memberId: held.memberId, programmeIds }, gone);
  return held;
}

/**
 * Says on a credential that this coordinator has looked at the certificate, and when; the holder is told. `stamp` is what stood
 * there when they looked: refused when its holder has changed it since. The first to have seen it stays.
 */
export async function markCredentialSeen(
  ctx: MemberCtx,
  input: { heldCredentialId: string; stamp: string },
): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    const held = await credentialToSee(tx, ctx, input.heldCredentialId);
    const [badge] = await tx
      .select({ id: credentialBadges.id })
      .from(credentialBadges)
      .where(eq(credentialBadges.heldCredentialId, held.id));
    if (credentialStamp({ ...held, badgeId: badge?.id ?? null }) !== input.stamp) {
      throw new DomainError("CONFLICT", "programmes.credential_changed");
    }
    if (held.seenAt !== null) return;
    await tx
      .update(heldCredentials)
      .set({ seenById: ctx.actor.id, seenAt: ctx.now })
      .where(eq(heldCredentials.id, held.id));
    await logSecurity(tx, ctx, { event: "admin.credential_seen", subjectId: held.memberId });
    await raiseFact(tx, { name: "credential.seen", heldCredentialId: held.id, seenAt: ctx.now.toISOString() });
  });
}

/** Takes back that a credential was seen: it stands as self-declared again. */
export async function unmarkCredentialSeen(ctx: MemberCtx, input: { heldCredentialId: string }): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    const held = await credentialToSee(tx, ctx, input.heldCredentialId);
    if (held.seenAt === null) return;
    await tx.update(heldCredentials).set({ seenById: null, seenAt: null }).where(eq(heldCredentials.id, held.id));
    await logSecurity(tx, ctx, { event: "admin.credential_unseen", subjectId: held.memberId });
  });
}

/** True in a query on members for those who let their programme see this field. */
function shows(ctx: MemberCtx, field: "credentials" | "listing") {
  return exists(
    ctx.db
      .select({ one: sql`1` })
      .from(fieldVisibility)
      .where(
        and(
          eq(fieldVisibility.memberId, members.id),
          eq(fieldVisibility.field, field),
          inArray(fieldVisibility.audience, ["programme", "members", "public"]),
        ),
      ),
  );
}

/**
 * In a query on members: those of the programmes that one coordinates who show their credentials there. Not oneself, and nobody
 * who keeps away or hides from their employer.
 */
function areShown(ctx: MemberCtx): SQL | undefined {
  const together = ctx.db
    .select({ id: programmeMembers.memberId })
    .from(programmeMembers)
    .where(inArray(programmeMembers.programmeId, coordinatedProgrammes(ctx.actor)));
  const me = alias(members, "me");
  const employer = ctx.db.select({ key: me.organisationKey }).from(me).where(eq(me.id, ctx.actor.id));
  return and(
    inArray(members.id, together),
    ne(members.id, ctx.actor.id),
    shows(ctx, "credentials"),
    shows(ctx, "listing"),
    not(arePairBlocked(members.id, sql`${ctx.actor.id}::uuid`)),
    or(
      not(members.hiddenFromOwnOrganisation),
      isNull(members.organisationKey),
      sql`${members.organisationKey} is distinct from (${employer})`,
    ),
  );
}

/**
 * The credentials that members of the programmes that one coordinates show there: those that nobody has seen yet, the oldest
 * first, and the last that were seen. Not one's own, and none of anybody who keeps away or hides from their employer.
 */
export async function listMemberCredentials(ctx: MemberCtx) {
  const seer = alias(members, "seer");
  const list = (which: SQL, order: SQL, most: number) =>
    ctx.db
      .select({
        id: heldCredentials.id,
        holder: members.name,
        handle: members.handle,
        credential: credentials.name,
        awardingBody: credentials.awardingBody,
        obtainedOn: heldCredentials.obtainedOn,
        expiresOn: heldCredentials.expiresOn,
        badgeUrl: heldCredentials.badgeUrl,
        badgeId: credentialBadges.id,
        seenAt: heldCredentials.seenAt,
        seenBy: seer.name,
      })
      .from(heldCredentials)
      .innerJoin(members, eq(members.id, heldCredentials.memberId))
      .innerJoin(credentials, eq(credentials.id, heldCredentials.credentialId))
      .leftJoin(credentialBadges, eq(credentialBadges.heldCredentialId, heldCredentials.id))
      .leftJoin(seer, eq(seer.id, heldCredentials.seenById))
      .where(and(which, areShown(ctx)))
      .orderBy(order, asc(heldCredentials.id))
      .limit(most);
  const [unseen, seen] = await Promise.all([
    list(isNull(heldCredentials.seenAt), asc(heldCredentials.createdAt), shownAtOnce),
    list(isNotNull(heldCredentials.seenAt), desc(heldCredentials.seenAt), shownAtOnce / 2),
  ]);
  return { unseen: unseen.map(asCredential), seen: seen.map(asCredential), shownAtOnce };
}

function asCredential<
  T extends { seenAt: Date | null; seenBy: string | null } & Parameters<typeof credentialStamp>[0],
>({ seenAt, seenBy, ...held }: T) {
  return {
    ...held,
    seen: seenAt === null ? null : { by: seenBy ?? "a former coordinator", at: seenAt },
    stamp: credentialStamp(held),
  };
}
