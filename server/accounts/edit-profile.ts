import { and, eq, gte, inArray, isNull, lte, or } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { availability, consents, fieldVisibility, leave, members, roleHistory } from "@/db/schema/accounts";
import { domains, roles, subdomains } from "@/db/schema/catalogue";
import type { ConsentDocument } from "@/domain/accounts/consent";
import { requireEmail } from "@/domain/accounts/email";
import { organisationKey } from "@/domain/accounts/organisation";
import type { About, Career, Hours, NewHeldRole, NewLeave, VisibilityChoice } from "@/domain/accounts/profile-form";
import { visibleFields } from "@/domain/accounts/visibility";
import { DomainError, found } from "@/domain/errors";
import type { MemberCtx } from "@/server/context";
import { redateObligations } from "@/server/obligations/service";
import { acceptConsents } from "./sign-up";

/** Saves who one is. A change of country or zone moves the dates by which one owes something. */
export async function saveAbout(ctx: MemberCtx, input: About): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    await tx.update(members).set(input).where(eq(members.id, ctx.actor.id));
    await redateObligations(tx, ctx.actor.id, ctx.now);
  });
}

/** Saves where one works. Refuses with INVALID what the catalogue does not know, or a sub-domain of another domain. */
export async function saveCareer(ctx: MemberCtx, input: Career): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    await requireKnown(tx, roles, input.currentRoleId, "currentRoleId");
    await requireKnown(tx, domains, input.currentDomainId, "currentDomainId");
    if (input.currentSubdomainId !== null) {
      const [part] = await tx.select().from(subdomains).where(eq(subdomains.id, input.currentSubdomainId));
      if (part?.domainId !== input.currentDomainId) {
        throw new DomainError("INVALID", "accounts.not_in_catalogue", "currentSubdomainId");
      }
    }
    await tx
      .update(members)
      .set({
        ...input,
        lineManagerEmail:
          input.lineManagerEmail === null ? null : requireEmail(input.lineManagerEmail, "lineManagerEmail"),
        organisationKey: organisationKey(input.organisation),
      })
      .where(eq(members.id, ctx.actor.id));
  });
}

async function requireKnown(
  tx: Tx,
  table: typeof roles | typeof domains,
  id: string | null,
  field: string,
): Promise<void> {
  if (id === null) return;
  const [row] = await tx.select({ id: table.id }).from(table).where(eq(table.id, id));
  if (row === undefined) throw new DomainError("INVALID", "accounts.not_in_catalogue", field);
}

/** Adds a post to one's history, or changes one of one's own. */
export async function saveHeldRole(
  ctx: MemberCtx,
  input: { id?: string | undefined; post: NewHeldRole },
): Promise<void> {
  const { id, post } = input;
  await ctx.db.transaction(async (tx) => {
    await requireKnown(tx, roles, post.roleId, "roleId");
    await requireKnown(tx, domains, post.domainId, "domainId");
    if (id === undefined) {
      await tx.insert(roleHistory).values({ ...post, memberId: ctx.actor.id });
      return;
    }
    const [row] = await tx
      .update(roleHistory)
      .set(post)
      .where(and(eq(roleHistory.id, id), eq(roleHistory.memberId, ctx.actor.id)))
      .returning({ id: roleHistory.id });
    found(row, "accounts.entry_gone");
  });
}

/** Takes a post out of one's history. */
export async function removeHeldRole(ctx: MemberCtx, input: { id: string }): Promise<void> {
  const gone = await ctx.db
    .delete(roleHistory)
    .where(and(eq(roleHistory.id, input.id), eq(roleHistory.memberId, ctx.actor.id)))
    .returning({ id: roleHistory.id });
  found(gone[0], "accounts.entry_gone");
}

/** Replaces one's usual hours. */
export async function saveHours(ctx: MemberCtx, input: Hours): Promise<void> {
  const memberId = ctx.actor.id;
  await ctx.db.transaction(async (tx) => {
    await tx.delete(availability).where(eq(availability.memberId, memberId));
    const rows = input.slots.map((slot) => ({ ...slot, memberId, timeZone: input.timeZone }));
    if (rows.length > 0) await tx.insert(availability).values(rows);
  });
}

/** Says that one is away: nothing is due on those days, and open dates move. Refuses days that are leave already. */
export async function startLeave(ctx: MemberCtx, input: NewLeave): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    await tx.select({ id: members.id }).from(members).where(eq(members.id, ctx.actor.id)).for("update");
    const [other] = await tx
      .select({ id: leave.id })
      .from(leave)
      .where(
        and(
          eq(leave.memberId, ctx.actor.id),
          or(isNull(leave.toDay), gte(leave.toDay, input.fromDay)),
          input.toDay === null ? undefined : lte(leave.fromDay, input.toDay),
        ),
      )
      .limit(1);
    if (other !== undefined) throw new DomainError("INVALID", "accounts.leave_overlaps", "fromDay");
    await tx.insert(leave).values({ ...input, memberId: ctx.actor.id });
    await redateObligations(tx, ctx.actor.id, ctx.now);
  });
}

/** Takes a span of leave back, or ends it early: dates move again. */
export async function endLeave(ctx: MemberCtx, input: { id: string }): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    const gone = await tx
      .delete(leave)
      .where(and(eq(leave.id, input.id), eq(leave.memberId, ctx.actor.id)))
      .returning({ id: leave.id });
    found(gone[0], "accounts.entry_gone");
    await redateObligations(tx, ctx.actor.id, ctx.now);
  });
}

/** Saves who sees what. Fields not named keep their audience. */
export async function saveVisibility(ctx: MemberCtx, input: VisibilityChoice): Promise<void> {
  const memberId = ctx.actor.id;
  const rows = visibleFields.flatMap((field) => {
    const audience = input.fields[field];
    return audience === undefined ? [] : [{ memberId, field, audience }];
  });
  await ctx.db.transaction(async (tx) => {
    if (rows.length > 0) {
      const named = rows.map((row) => row.field);
      await tx
        .delete(fieldVisibility)
        .where(and(eq(fieldVisibility.memberId, memberId), inArray(fieldVisibility.field, named)));
      await tx.insert(fieldVisibility).values(rows);
    }
    await tx
      .update(members)
      .set({ hiddenFromOwnOrganisation: input.hiddenFromOwnOrganisation })
      .where(eq(members.id, memberId));
  });
}

/** Accepts texts in force. */
export async function giveConsent(ctx: MemberCtx, input: { documents: ConsentDocument[] }): Promise<void> {
  await ctx.db.transaction((tx) => acceptConsents(tx, ctx.actor.id, input.documents, ctx.now));
}

/** What one has accepted, in which version and when. */
export async function listConsents(ctx: MemberCtx) {
  return ctx.db
    .select({ document: consents.document, version: consents.version, acceptedAt: consents.acceptedAt })
    .from(consents)
    .where(eq(consents.memberId, ctx.actor.id))
    .orderBy(consents.acceptedAt);
}
