import { and, asc, count, eq, inArray } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { availability, members } from "@/db/schema/accounts";
import { ratings } from "@/db/schema/benchmark";
import { domains, roles, routeStages, routes, subdomains } from "@/db/schema/catalogue";
import { menteeProfiles } from "@/db/schema/matching";
import { programmeMembers, programmes } from "@/db/schema/programmes";
import { organisationKey } from "@/domain/accounts/organisation";
import { slotsOf } from "@/domain/benchmark/hours";
import { canSendRequest, type StartAnswers, type StartFacts } from "@/domain/benchmark/start";
import { DomainError, found } from "@/domain/errors";
import type { MemberCtx } from "@/server/context";
import { rateWithin } from "./service";

/** The facts given, without those left out: what is absent stays as it was. */
function given<T extends object>(facts: T): Partial<T> {
  // A part of the entries of T.
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)) as Partial<T>;
}

/** Refuses ids that the catalogue does not have, naming the answer at fault. */
async function checkReferences(tx: Tx, answers: StartAnswers): Promise<void> {
  const wrong = (field: keyof StartAnswers) => new DomainError("INVALID", "benchmark.not_an_option", field);
  const roleIds = [answers.currentRoleId, answers.targetRoleId].filter((id) => id !== undefined);
  const domainIds = [answers.currentDomainId, answers.targetDomainId].filter((id) => id !== undefined);
  const knownRoles = await tx.select({ id: roles.id }).from(roles).where(inArray(roles.id, roleIds));
  const knownDomains = await tx.select({ id: domains.id }).from(domains).where(inArray(domains.id, domainIds));
  const hasRole = (id: string | undefined) => id === undefined || knownRoles.some((role) => role.id === id);
  const hasDomain = (id: string | undefined) => id === undefined || knownDomains.some((domain) => domain.id === id);
  if (!hasRole(answers.currentRoleId)) throw wrong("currentRoleId");
  if (!hasRole(answers.targetRoleId)) throw wrong("targetRoleId");
  if (!hasDomain(answers.currentDomainId)) throw wrong("currentDomainId");
  if (!hasDomain(answers.targetDomainId)) throw wrong("targetDomainId");
}

/** The programme in which somebody looks for a mentor: one that they have joined, else the one open to everybody. */
async function programmeFor(tx: Tx, ctx: MemberCtx): Promise<string> {
  const [joined] = await tx
    .select({ id: programmeMembers.programmeId })
    .from(programmeMembers)
    .where(eq(programmeMembers.memberId, ctx.actor.id))
    .orderBy(asc(programmeMembers.joinedAt))
    .limit(1);
  if (joined) return joined.id;
  const [open] = await tx.select({ id: programmes.id }).from(programmes).where(eq(programmes.isDefault, true)).limit(1);
  const { id } = found(open, "programmes.none_open");
  await tx
    .insert(programmeMembers)
    .values({ programmeId: id, memberId: ctx.actor.id, joinedAt: ctx.now })
    .onConflictDoNothing();
  return id;
}

async function menteeProfile(tx: Tx, ctx: MemberCtx) {
  const [known] = await tx.select().from(menteeProfiles).where(eq(menteeProfiles.memberId, ctx.actor.id)).for("update");
  if (known) return known;
  const [made] = await tx
    .insert(menteeProfiles)
    .values({
      memberId: ctx.actor.id,
      programmeId: await programmeFor(tx, ctx),
      createdAt: ctx.now,
      updatedAt: ctx.now,
    })
    .returning();
  return found(made, "benchmark.not_found");
}

/** A route only stands while it leads to the target; otherwise it is taken back. */
async function fittingRoute(tx: Tx, routeId: string | null, targetRoleId: string | null, chosen: boolean) {
  if (routeId === null || targetRoleId === null) return null;
  const [reached] = await tx
    .select({ id: routes.id })
    .from(routes)
    .innerJoin(routeStages, eq(routeStages.routeId, routes.id))
    .where(and(eq(routes.id, routeId), eq(routeStages.roleId, targetRoleId)))
    .limit(1);
  if (!reached && chosen) throw new DomainError("INVALID", "benchmark.route_elsewhere", "routeId");
  return reached?.id ?? null;
}

/** A sub-domain only stands while it belongs to the domain wanted. */
async function fittingSubdomain(tx: Tx, subdomainId: string | null, domainId: string | null) {
  if (subdomainId === null || domainId === null) return null;
  const [part] = await tx
    .select({ id: subdomains.id })
    .from(subdomains)
    .where(and(eq(subdomains.id, subdomainId), eq(subdomains.domainId, domainId)));
  return part?.id ?? null;
}

async function saveMember(tx: Tx, ctx: MemberCtx, answers: StartAnswers) {
  const facts = given({
    currentRoleId: answers.currentRoleId,
    currentDomainId: answers.currentDomainId,
    employmentType: answers.employmentType,
    yearsExperience: answers.yearsExperience,
    timeZone: answers.timeZone,
    ...(answers.organisation === undefined
      ? {}
      : { organisation: answers.organisation, organisationKey: organisationKey(answers.organisation) }),
  });
  const mine = eq(members.id, ctx.actor.id);
  const [row] =
    Object.keys(facts).length === 0
      ? await tx.select().from(members).where(mine).for("update")
      : await tx.update(members).set(facts).where(mine).returning();
  return found(row, "accounts.not_found");
}

async function saveHours(tx: Tx, ctx: MemberCtx, answers: StartAnswers, timeZone: string): Promise<boolean> {
  const mine = eq(availability.memberId, ctx.actor.id);
  if (answers.hours !== undefined) {
    await tx.delete(availability).where(mine);
    await tx
      .insert(availability)
      .values(slotsOf(answers.hours).map((slot) => ({ ...slot, memberId: ctx.actor.id, timeZone })));
    return true;
  }
  if (answers.timeZone !== undefined) await tx.update(availability).set({ timeZone }).where(mine);
  const [row] = await tx.select({ n: count() }).from(availability).where(mine);
  return (row?.n ?? 0) > 0;
}

/**
 * Keeps answers of the start as they are given, some or all, in one transaction. When the last required one is in, the
 * member can send a request; from then on changing an answer keeps that so. Returns when it was saved and what is still
 * to be known. Refuses an answer that is not one of the options, naming it.
 */
export async function saveStart(
  ctx: MemberCtx,
  answers: StartAnswers,
): Promise<{ savedAt: Date; canRequest: boolean }> {
  return ctx.db.transaction(async (tx) => {
    await checkReferences(tx, answers);
    const member = await saveMember(tx, ctx, answers);
    const hasHours = await saveHours(tx, ctx, answers, member.timeZone);
    const profile = await menteeProfile(tx, ctx);
    const targetRoleId = answers.targetRoleId ?? profile.targetRoleId;
    const targetDomainId = answers.targetDomainId ?? profile.targetDomainId;
    const wantedRoute = answers.routeId === undefined ? profile.routeId : answers.routeId;
    const wantedPart = answers.targetSubdomainId === undefined ? profile.targetSubdomainId : answers.targetSubdomainId;
    if (answers.ratings !== undefined) {
      await rateWithin(tx, ctx, { memberId: ctx.actor.id, activeMentorIds: [] }, { ratings: answers.ratings });
    }
    const [own] = await tx.select({ n: count() }).from(ratings).where(eq(ratings.memberId, ctx.actor.id));
    const facts: StartFacts = {
      currentRoleId: member.currentRoleId,
      currentDomainId: member.currentDomainId,
      targetRoleId,
      targetDomainId,
      hasHours,
      rated: own?.n ?? 0,
    };
    const canRequest = canSendRequest(facts);
    await tx
      .update(menteeProfiles)
      .set({
        targetRoleId,
        targetDomainId,
        ...given({ goals: answers.goals, meetingModes: answers.meetingModes }),
        routeId: await fittingRoute(tx, wantedRoute, targetRoleId, answers.routeId !== undefined),
        targetSubdomainId: await fittingSubdomain(tx, wantedPart, targetDomainId),
        domainWish: answers.domainWish ?? profile.domainWish,
        readyAt: canRequest ? (profile.readyAt ?? ctx.now) : null,
        updatedAt: ctx.now,
      })
      .where(eq(menteeProfiles.memberId, ctx.actor.id));
    return { savedAt: ctx.now, canRequest };
  });
}
