import { and, eq, gte, inArray, isNull, lte, or, sql } from "drizzle-orm";
import type { Db, Tx } from "@/db/client";
import {
  availability,
  blocks,
  leave,
  members,
  menteeProfiles,
  mentorDomains,
  mentorProfiles,
  mentorships,
  roles,
} from "@/db/schema/index";
import { cellsOf, weekWindow } from "@/domain/matching/availability";
import type { MenteeFacts, MentorFacts, RoleFacts } from "@/domain/matching/facts";
import { firstRefusal, type MentorStanding, type PairStanding, type RefusalReason } from "@/domain/matching/rules";
import type { ProgrammeSettings } from "@/domain/programmes/settings";

type Reader = Db | Tx;

export type Pairing = {
  menteeId: string;
  mentorIds: readonly string[];
  programmeId: string;
  settings: ProgrammeSettings;
};

/**
 * Asks every hard rule of a mentee and some mentors against the tables as they are at this moment, inside the caller's
 * transaction: the first rule that stands between the two, or null where the mentee may ask now. What somebody hides from
 * readers still counts here. A mentor who does not exist answers as one who is not approved.
 */
export async function checkRequestable(
  db: Reader,
  pairing: Pairing,
  now: Date,
): Promise<Map<string, RefusalReason | null>> {
  const { menteeId, mentorIds } = pairing;
  const [people, profiles, excluded, wanted] = await Promise.all([
    loadPeople(db, [menteeId, ...mentorIds], now),
    loadProfiles(db, pairing, now),
    loadExclusions(db, menteeId),
    loadWish(db, menteeId),
  ]);
  const mentee = people.get(menteeId);
  const answers = new Map<string, RefusalReason | null>();
  for (const mentorId of mentorIds) {
    const mentor = people.get(mentorId);
    const profile = profiles.get(mentorId);
    if (!mentee || !wanted || !mentor || !profile) {
      answers.set(mentorId, mentorId === menteeId ? "self" : "not_approved");
      continue;
    }
    const standing = standingOf(mentee, mentor, excluded.has(mentorId), pairing.settings);
    const menteeFacts: MenteeFacts = { ...mentee.facts, ...wanted };
    const mentorFacts: MentorFacts = { ...notRead, ...mentor.facts, ...profile.facts };
    const stands: MentorStanding = { ...profile.standing, approved: profile.standing.approved && !mentor.suspended };
    answers.set(mentorId, firstRefusal(menteeFacts, mentorFacts, standing, stands, now));
  }
  return answers;
}

const levels: Readonly<Record<string, number>> = { entry: 1, team: 2, managing: 3, directing: 4 };

/** The rules read neither history nor strengths nor answers; the score does, and it is not asked here. */
const notRead = { posts: [], strengths: new Map<string, number>(), text: "", answered: 0, asked: 0 };

type Person = Awaited<ReturnType<typeof loadPeople>> extends Map<string, infer P> ? P : never;

async function loadPeople(db: Reader, ids: readonly string[], now: Date) {
  const windowStart = weekWindow(now);
  const people = db
    .select({
      id: members.id,
      email: members.email,
      zone: members.timeZone,
      languages: members.languages,
      organisationKey: members.organisationKey,
      unit: members.unit,
      lineManagerEmail: members.lineManagerEmail,
      hides: members.hiddenFromOwnOrganisation,
      suspendedAt: members.suspendedAt,
      currentDomainId: members.currentDomainId,
      roleId: roles.id,
      family: roles.family,
      level: roles.nearestEntryLevelId,
    })
    .from(members)
    .leftJoin(roles, eq(roles.id, members.currentRoleId))
    .where(inArray(members.id, [...ids]));
  const hours = db
    .select({
      memberId: availability.memberId,
      weekday: availability.weekday,
      start: sql<string>`to_char(${availability.startsAt}, 'HH24:MI')`,
      end: sql<string>`to_char(${availability.endsAt}, 'HH24:MI')`,
      zone: availability.timeZone,
    })
    .from(availability)
    .where(inArray(availability.memberId, [...ids]));
  const [rows, slots] = await Promise.all([people, hours]);
  return new Map(
    rows.map((row) => {
      const own = slots.filter((slot) => slot.memberId === row.id);
      const current: RoleFacts | null =
        row.roleId === null || row.family === null
          ? null
          : { roleId: row.roleId, family: row.family, level: levels[row.level ?? ""] ?? 0 };
      const facts = {
        id: row.id,
        zone: row.zone,
        current,
        currentDomainId: row.currentDomainId,
        languages: row.languages,
        hours: own.length === 0 ? null : cellsOf(own, windowStart),
      };
      return [row.id, { ...row, facts, suspended: row.suspendedAt !== null }] as const;
    }),
  );
}

function standingOf(mentee: Person, mentor: Person, excluded: boolean, settings: ProgrammeSettings): PairStanding {
  const sameOrganisation = mentee.organisationKey !== null && mentee.organisationKey === mentor.organisationKey;
  const unitOf = (person: Person) => person.unit?.trim().toLowerCase() ?? "";
  return {
    excluded,
    sameOrganisation,
    sameUnit: sameOrganisation && unitOf(mentee) !== "" && unitOf(mentee) === unitOf(mentor),
    lineManager: mentee.lineManagerEmail === mentor.email || mentor.lineManagerEmail === mentee.email,
    mentorHidesFromOwnOrganisation: mentor.hides,
    menteeHidesFromOwnOrganisation: mentee.hides,
    sameEmployerAllowed: settings.sameEmployerAllowed,
    organisationShown: false,
  };
}

async function loadProfiles(db: Reader, { mentorIds, programmeId, settings }: Pairing, now: Date) {
  const today = now.toISOString().slice(0, 10);
  const taken = db
    .select({ mentorId: mentorships.mentorId, live: sql<number>`count(*)::int`.as("live") })
    .from(mentorships)
    .where(and(isNull(mentorships.endedAt), inArray(mentorships.mentorId, [...mentorIds])))
    .groupBy(mentorships.mentorId)
    .as("taken");
  const away = db
    .selectDistinct({ memberId: leave.memberId })
    .from(leave)
    .where(and(lte(leave.fromDay, today), or(isNull(leave.toDay), gte(leave.toDay, today))))
    .as("away");
  const rows = await db
    .select({ profile: mentorProfiles, live: taken.live, awayId: away.memberId, domain: mentorDomains })
    .from(mentorProfiles)
    .leftJoin(taken, eq(taken.mentorId, mentorProfiles.memberId))
    .leftJoin(away, eq(away.memberId, mentorProfiles.memberId))
    .leftJoin(mentorDomains, eq(mentorDomains.memberId, mentorProfiles.memberId))
    .where(and(inArray(mentorProfiles.memberId, [...mentorIds]), eq(mentorProfiles.programmeId, programmeId)));
  const found = new Map<
    string,
    {
      standing: MentorStanding;
      facts: Pick<MentorFacts, "modes" | "primaryDomainId" | "otherDomainIds" | "subdomainIds">;
    }
  >();
  for (const { profile, live, awayId } of rows) {
    const domains = rows.flatMap((row) => (row.domain?.memberId === profile.memberId ? [row.domain] : []));
    const standing: MentorStanding = {
      approved: profile.approvedAt !== null && (profile.briefedAt !== null || !settings.briefingRequired),
      capacityMentees: profile.capacityMentees,
      takenMentees: live ?? 0,
      pausedAt: profile.pausedAt,
      pausedUntil: profile.pausedUntil,
      onLeave: awayId !== null,
      lapsedInARow: profile.lapsedInARow,
      silentAfterLapses: settings.silentAfterLapses,
    };
    const facts = {
      modes: profile.meetingModes,
      primaryDomainId: domains.find((domain) => domain.isPrimary)?.domainId ?? null,
      otherDomainIds: domains.filter((domain) => !domain.isPrimary).map((domain) => domain.domainId),
      subdomainIds: domains.flatMap((domain) => (domain.subdomainId === null ? [] : [domain.subdomainId])),
    };
    found.set(profile.memberId, { standing, facts });
  }
  return found;
}

async function loadExclusions(db: Reader, menteeId: string): Promise<Set<string>> {
  const rows = await db
    .select()
    .from(blocks)
    .where(or(eq(blocks.blockerId, menteeId), eq(blocks.blockedId, menteeId)));
  return new Set(rows.map((row) => (row.blockerId === menteeId ? row.blockedId : row.blockerId)));
}

async function loadWish(db: Reader, menteeId: string) {
  const [row] = await db
    .select({ profile: menteeProfiles, roleId: roles.id, family: roles.family, level: roles.nearestEntryLevelId })
    .from(menteeProfiles)
    .leftJoin(roles, eq(roles.id, menteeProfiles.targetRoleId))
    .where(eq(menteeProfiles.memberId, menteeId));
  if (!row) return undefined;
  const target: RoleFacts | null =
    row.roleId === null || row.family === null
      ? null
      : { roleId: row.roleId, family: row.family, level: levels[row.level ?? ""] ?? 0 };
  return {
    target,
    targetDomainId: row.profile.targetDomainId,
    targetSubdomainId: row.profile.targetSubdomainId,
    domainWish: row.profile.domainWish,
    modes: row.profile.meetingModes,
    gaps: [],
    goals: row.profile.goals,
  };
}
