import { and, asc, eq, ilike, inArray, sql } from "drizzle-orm";
import { hats, members } from "@/db/schema/accounts";
import { programmes } from "@/db/schema/programmes";
import { canChangeHats, leavesAnAdministrator } from "@/domain/accounts/policy";
import type { Hat } from "@/domain/actor";
import { DomainError, found } from "@/domain/errors";
import { authorize } from "@/domain/policy";
import { logSecurity } from "@/server/accounts/security-log";
import { endSessions } from "@/server/accounts/sessions";
import type { Ctx, MemberCtx } from "@/server/context";

const pageSize = 25;

/** Members by name, with their duties: for administrators, and without e-mail addresses. `after` is the last name shown. */
export async function listMembers(
  ctx: MemberCtx,
  input: { q?: string | undefined; staff?: boolean | undefined; after?: string | undefined },
) {
  const pattern = `%${(input.q ?? "").replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
  const rows = await ctx.db
    .select({
      id: members.id,
      name: members.name,
      handle: members.handle,
      joinedAt: members.createdAt,
      lastSeenAt: members.lastSeenAt,
      suspendedAt: members.suspendedAt,
    })
    .from(members)
    .where(
      and(
        ilike(members.name, pattern),
        input.staff === true ? inArray(members.id, ctx.db.select({ id: hats.memberId }).from(hats)) : undefined,
        input.after === undefined
          ? undefined
          : sql`(${members.name}, ${members.handle}) > (select name, handle from members where handle = ${input.after})`,
      ),
    )
    .orderBy(asc(members.name), asc(members.handle))
    .limit(pageSize + 1);
  const page = rows.slice(0, pageSize);
  const ids = page.map((row) => row.id);
  const duties =
    ids.length === 0
      ? []
      : await ctx.db
          .select({ id: hats.id, memberId: hats.memberId, kind: hats.kind, programme: programmes.name })
          .from(hats)
          .leftJoin(programmes, eq(programmes.id, hats.programmeId))
          .where(inArray(hats.memberId, ids));
  return {
    members: page.map((row) => ({
      ...row,
      isYou: row.id === ctx.actor.id,
      hats: duties
        .filter((duty) => duty.memberId === row.id)
        .map(({ id, kind, programme }) => ({ id, kind, programme })),
    })),
    next: rows.length > pageSize ? (page.at(-1)?.handle ?? null) : null,
  };
}

/** The programmes that a coordinator can be given. */
export async function listProgrammes(ctx: Ctx) {
  return ctx.db.select({ id: programmes.id, name: programmes.name }).from(programmes).orderBy(asc(programmes.name));
}

type NewHat = { memberId: string; kind: Hat["kind"]; programmeId: string | null };

/** Gives a member a duty. Their sessions end, so that the shorter limits of staff hold at once. */
export async function grantHat(ctx: MemberCtx, input: NewHat): Promise<void> {
  authorize(ctx.actor, canChangeHats, input, { reason: "accounts.not_your_own_duties" });
  if ((input.kind === "coordinator") !== (input.programmeId !== null)) {
    throw new DomainError("INVALID", "programmes.choose_programme", "programmeId");
  }
  await ctx.db.transaction(async (tx) => {
    const [member] = await tx.select({ id: members.id }).from(members).where(eq(members.id, input.memberId));
    found(member, "accounts.not_found");
    if (input.programmeId !== null) {
      const [programme] = await tx
        .select({ id: programmes.id })
        .from(programmes)
        .where(eq(programmes.id, input.programmeId));
      found(programme, "programmes.not_found");
    }
    await tx
      .insert(hats)
      .values({ ...input, grantedById: ctx.actor.id, grantedAt: ctx.now })
      .onConflictDoNothing();
    await endSessions(tx, { memberId: input.memberId });
    await logSecurity(tx, ctx, {
      event: "admin.hat_granted",
      subjectId: input.memberId,
      details: { kind: input.kind },
    });
  });
}

/** Takes a duty back, at once on every device. Never one's own, and never the last administrator's. */
export async function revokeHat(ctx: MemberCtx, input: { hatId: string }): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    const administrators = await tx.select({ id: hats.id }).from(hats).where(eq(hats.kind, "admin")).for("update");
    const [row] = await tx.select().from(hats).where(eq(hats.id, input.hatId)).for("update");
    const hat = authorize(ctx.actor, canChangeHats, found(row, "accounts.duty_gone"), {
      reason: "accounts.not_your_own_duties",
    });
    if (!leavesAnAdministrator(hat.kind, administrators.length)) {
      throw new DomainError("CONFLICT", "accounts.last_administrator");
    }
    await tx.delete(hats).where(eq(hats.id, hat.id));
    await endSessions(tx, { memberId: hat.memberId });
    await logSecurity(tx, ctx, { event: "admin.hat_revoked", subjectId: hat.memberId, details: { kind: hat.kind } });
  });
}
