import {
  and,
  asc,
  desc,
  eq,
  exists,
  gt,
  inArray,
  isNotNull,
  isNull,
  lt,
  ne,
  not,
  or,
  type SQL,
  sql,
} from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { z } from "zod";
import type { Tx } from "@/db/client";
import { credentialBadges, fieldVisibility, heldCredentials, members } from "@/db/schema/accounts";
import { credentials } from "@/db/schema/catalogue";
import { programmeMembers } from "@/db/schema/programmes";
import { credentialStamp } from "@/domain/accounts/profile";
import { coordinatedProgrammes } from "@/domain/actor";
import { DomainError, found } from "@/domain/errors";
import { authorize } from "@/domain/policy";
import { canMarkCredentialSeen } from "@/domain/programmes/policy";
import { logSecurity } from "@/server/accounts/security-log";
import type { MemberCtx } from "@/server/context";
import { raiseFact } from "@/server/jobs/enqueue";
import { arePairBlocked } from "@/server/safety/blocks";

const pageSize = 25;
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

/** Where a page of a list ends: the moment by which it is ordered, and the row. */
const keySchema = z.tuple([z.iso.datetime().transform((at) => new Date(at)), z.uuid()]);

const keyOf = (at: Date, id: string) => `${at.toISOString()} ${id}`;

/** The key that an address carries; a text that is none means the first page. */
const readKey = (text: string | undefined) => keySchema.safeParse(text?.split(" ")).data;

export type CredentialPages = { unseenAfter?: string | undefined; seenAfter?: string | undefined };

/**
 * The credentials that members of the programmes that one coordinates show there, a page of those that nobody has seen yet, the
 * oldest first, and a page of those that were seen, the last first. Not one's own, and none of anybody who keeps away or hides from
 * their employer. `next` is the key of the page behind, null on the last.
 */
export async function listMemberCredentials(ctx: MemberCtx, input: CredentialPages) {
  const seer = alias(members, "seer");
  const list = (which: SQL | undefined, ...order: SQL[]) =>
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
        createdAt: heldCredentials.createdAt,
      })
      .from(heldCredentials)
      .innerJoin(members, eq(members.id, heldCredentials.memberId))
      .innerJoin(credentials, eq(credentials.id, heldCredentials.credentialId))
      .leftJoin(credentialBadges, eq(credentialBadges.heldCredentialId, heldCredentials.id))
      .leftJoin(seer, eq(seer.id, heldCredentials.seenById))
      .where(and(which, areShown(ctx)))
      .orderBy(...order)
      .limit(pageSize + 1);
  const { id, createdAt, seenAt } = heldCredentials;
  const [old, late] = [readKey(input.unseenAfter), readKey(input.seenAfter)];
  const older = old && or(gt(createdAt, old[0]), and(eq(createdAt, old[0]), gt(id, old[1])));
  const earlier = late && or(lt(seenAt, late[0]), and(eq(seenAt, late[0]), lt(id, late[1])));
  const [unseen, seen] = await Promise.all([
    list(and(isNull(seenAt), older), asc(createdAt), asc(id)),
    list(and(isNotNull(seenAt), earlier), desc(seenAt), desc(id)),
  ]);
  return { unseen: pageOf(unseen, (row) => row.createdAt), seen: pageOf(seen, (row) => row.seenAt) };
}

type Row = Parameters<typeof asCredential>[0] & { id: string };

function pageOf<R extends Row>(rows: readonly R[], at: (row: R) => Date | null) {
  const shown = rows.slice(0, pageSize);
  const last = shown.at(-1);
  const moment = last === undefined ? null : at(last);
  return {
    credentials: shown.map((row) => asCredential(row)),
    next: rows.length > pageSize && last !== undefined && moment !== null ? keyOf(moment, last.id) : null,
  };
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
