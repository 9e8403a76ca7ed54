import { asc, desc, eq, getTableColumns, inArray } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Db, Tx } from "@/db/client";
import {
  availability,
  credentialBadges,
  fieldVisibility,
  heldCredentials,
  leave,
  members,
  roleHistory,
  strengths,
} from "@/db/schema/accounts";
import { type ProfileFacts, projectProfile } from "@/domain/accounts/profile";
import {
  allAudiences,
  canSeeProfile,
  type Relation,
  readVisibility,
  type Visibility,
} from "@/domain/accounts/visibility";
import { found } from "@/domain/errors";
import type { MemberCtx } from "@/server/context";

type Row = typeof members.$inferSelect;
type LoadedProfile = { row: Row; facts: ProfileFacts; visibility: Visibility };

/** Everything a profile may show of one member, and who may see which part. */
async function loadProfile(db: Db | Tx, memberId: string): Promise<LoadedProfile> {
  return found((await loadProfiles(db, [memberId])).get(memberId), "accounts.not_found");
}

/** The same for several members: six queries side by side, however many they are. */
export async function loadProfiles(db: Db | Tx, ids: readonly string[]): Promise<Map<string, LoadedProfile>> {
  if (ids.length === 0) return new Map();
  const wanted = [...ids];
  const seer = alias(members, "seer");
  const [rows, history, credentials, hours, strong, chosen] = await Promise.all([
    db.select().from(members).where(inArray(members.id, wanted)),
    db.select().from(roleHistory).where(inArray(roleHistory.memberId, wanted)).orderBy(desc(roleHistory.fromYear)),
    db
      .select({ ...getTableColumns(heldCredentials), seenBy: seer.name, badgeId: credentialBadges.id })
      .from(heldCredentials)
      .leftJoin(seer, eq(seer.id, heldCredentials.seenById))
      .leftJoin(credentialBadges, eq(credentialBadges.heldCredentialId, heldCredentials.id))
      .where(inArray(heldCredentials.memberId, wanted))
      .orderBy(desc(heldCredentials.obtainedOn), asc(heldCredentials.credentialId)),
    db
      .select()
      .from(availability)
      .where(inArray(availability.memberId, wanted))
      .orderBy(availability.weekday, availability.startsAt),
    db.select().from(strengths).where(inArray(strengths.memberId, wanted)).orderBy(desc(strengths.level)),
    db.select().from(fieldVisibility).where(inArray(fieldVisibility.memberId, wanted)),
  ]);
  return new Map(
    rows.map((row) => {
      const own = <T extends { memberId: string }>(all: readonly T[]) => all.filter((one) => one.memberId === row.id);
      const facts: ProfileFacts = {
        ...factsOf(row),
        history: own(history).map(({ memberId: _, ...post }) => post),
        credentials: own(credentials).map((held) => ({
          id: held.id,
          credentialId: held.credentialId,
          obtainedOn: held.obtainedOn,
          expiresOn: held.expiresOn,
          badgeUrl: held.badgeUrl,
          badgeId: held.badgeId,
          seen: held.seenAt === null ? null : { by: held.seenBy ?? "a coordinator", at: held.seenAt },
        })),
        availability: own(hours).map((slot) => ({
          weekday: slot.weekday,
          startsAt: slot.startsAt.slice(0, 5),
          endsAt: slot.endsAt.slice(0, 5),
          timeZone: slot.timeZone,
        })),
        strengths: own(strong).map(({ competencyId, level, evidence }) => ({ competencyId, level, evidence })),
      };
      return [row.id, { row, facts, visibility: readVisibility(own(chosen)) }];
    }),
  );
}

function factsOf(row: Row): Omit<ProfileFacts, "history" | "credentials" | "availability" | "strengths"> {
  return {
    memberId: row.id,
    handle: row.handle,
    name: row.name,
    pronouns: row.pronouns,
    city: row.city,
    country: row.country,
    timeZone: row.timeZone,
    languages: row.languages,
    headline: row.headline,
    bio: row.bio,
    currentRoleId: row.currentRoleId,
    jobTitle: row.jobTitle,
    organisation: row.organisation,
    unit: row.unit,
    currentDomainId: row.currentDomainId,
    currentSubdomainId: row.currentSubdomainId,
    employmentType: row.employmentType,
    yearsExperience: row.yearsExperience,
    photoId: row.photoId,
  };
}

/** One's own profile to edit: the facts, what only oneself sees, and the audience of every field. */
export async function getOwnProfile(ctx: MemberCtx) {
  const [{ row, facts, visibility }, away] = await Promise.all([
    loadProfile(ctx.db, ctx.actor.id),
    ctx.db.select().from(leave).where(eq(leave.memberId, ctx.actor.id)).orderBy(desc(leave.fromDay)),
  ]);
  return {
    facts,
    lineManagerEmail: row.lineManagerEmail,
    hoursPerMonth: row.hoursPerMonth,
    hiddenFromOwnOrganisation: row.hiddenFromOwnOrganisation,
    leave: away.map(({ id, fromDay, toDay }) => ({ id, fromDay, toDay })),
    audiences: allAudiences(visibility),
  };
}

/** What a viewer of this relation gets of one's own profile: the same projection that they get; null when they get nothing. */
export async function previewOwnProfile(ctx: MemberCtx, input: { relation: Relation }) {
  const { facts, visibility } = await loadProfile(ctx.db, ctx.actor.id);
  return canSeeProfile(visibility, input.relation) || input.relation === "pair" || input.relation === "self"
    ? projectProfile(facts, visibility, input.relation)
    : null;
}
