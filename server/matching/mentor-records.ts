import { and, eq, gt, inArray, isNotNull, isNull, type SQL, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import {
  agreements,
  availability,
  credentialBadges,
  fieldVisibility,
  heldCredentials,
  leave,
  members,
  mentorDomains,
  mentorProfiles,
  mentorships,
  programmeMembers,
  programmes,
  roleHistory,
  strengths,
} from "@/db/schema";
import type { Audience } from "@/domain/accounts/visibility";
import { effectiveSettings } from "@/domain/programmes/settings";

type Rows<T> = SQL<T[]>;

/** All rows of a table that belong to the member at hand, as one JSON array. */
function gathered<T>(object: SQL, from: SQL): Rows<T> {
  return sql<T[]>`(select coalesce(json_agg(${object}), '[]'::json) from ${from})`;
}

const profileColumns = {
  memberId: members.id,
  handle: members.handle,
  email: members.email,
  name: members.name,
  pronouns: members.pronouns,
  city: members.city,
  country: members.country,
  timeZone: members.timeZone,
  languages: members.languages,
  headline: members.headline,
  bio: members.bio,
  currentRoleId: members.currentRoleId,
  jobTitle: members.jobTitle,
  organisation: members.organisation,
  organisationKey: members.organisationKey,
  unit: members.unit,
  lineManagerEmail: members.lineManagerEmail,
  currentDomainId: members.currentDomainId,
  currentSubdomainId: members.currentSubdomainId,
  employmentType: members.employmentType,
  yearsExperience: members.yearsExperience,
  hiddenFromOwnOrganisation: members.hiddenFromOwnOrganisation,
  photoId: members.photoId,
};

const mentorColumns = {
  programmeId: mentorProfiles.programmeId,
  approvedAt: mentorProfiles.approvedAt,
  briefedAt: mentorProfiles.briefedAt,
  capacityMentees: mentorProfiles.capacityMentees,
  pausedAt: mentorProfiles.pausedAt,
  pausedUntil: mentorProfiles.pausedUntil,
  meetingModes: mentorProfiles.meetingModes,
  questions: mentorProfiles.questions,
  answeredCount: mentorProfiles.answeredCount,
  askedCount: mentorProfiles.askedCount,
  lapsedInARow: mentorProfiles.lapsedInARow,
  settings: programmes.settings,
};

const gatheredColumns = {
  visibility: gathered<{ field: string; audience: Audience }>(
    sql`json_build_object('field', ${fieldVisibility.field}, 'audience', ${fieldVisibility.audience})`,
    sql`${fieldVisibility} where ${fieldVisibility.memberId} = ${members.id}`,
  ),
  domains: gathered<{ domainId: string; subdomainId: string | null; isPrimary: boolean }>(
    sql`json_build_object('domainId', ${mentorDomains.domainId}, 'subdomainId', ${mentorDomains.subdomainId}, 'isPrimary', ${mentorDomains.isPrimary}) order by ${mentorDomains.isPrimary} desc, ${mentorDomains.domainId}, ${mentorDomains.subdomainId}`,
    sql`${mentorDomains} where ${mentorDomains.memberId} = ${members.id}`,
  ),
  history: gathered<{
    id: string;
    roleId: string;
    domainId: string | null;
    title: string | null;
    note: string | null;
    fromYear: number;
    toYear: number | null;
    largeTransformation: boolean;
  }>(
    sql`json_build_object('id', ${roleHistory.id}, 'roleId', ${roleHistory.roleId}, 'domainId', ${roleHistory.domainId}, 'title', ${roleHistory.title}, 'note', ${roleHistory.note}, 'fromYear', ${roleHistory.fromYear}, 'toYear', ${roleHistory.toYear}, 'largeTransformation', ${roleHistory.largeTransformation}) order by ${roleHistory.fromYear}, ${roleHistory.toYear} nulls last`,
    sql`${roleHistory} where ${roleHistory.memberId} = ${members.id}`,
  ),
  strengths: gathered<{ competencyId: string; level: number; evidence: string | null }>(
    sql`json_build_object('competencyId', ${strengths.competencyId}, 'level', ${strengths.level}, 'evidence', ${strengths.evidence}) order by ${strengths.level} desc, ${strengths.competencyId}`,
    sql`${strengths} where ${strengths.memberId} = ${members.id}`,
  ),
  hours: gathered<{ weekday: number; startsAt: string; endsAt: string; timeZone: string }>(
    sql`json_build_object('weekday', ${availability.weekday}, 'startsAt', to_char(${availability.startsAt}, 'HH24:MI'), 'endsAt', case when ${availability.endsAt} = '24:00' then '24:00' else to_char(${availability.endsAt}, 'HH24:MI') end, 'timeZone', ${availability.timeZone}) order by ${availability.weekday}, ${availability.startsAt}`,
    sql`${availability} where ${availability.memberId} = ${members.id}`,
  ),
  leave: gathered<{ fromDay: string; toDay: string | null }>(
    sql`json_build_object('fromDay', ${leave.fromDay}, 'toDay', ${leave.toDay})`,
    sql`${leave} where ${leave.memberId} = ${members.id}`,
  ),
  credentials: gathered<{
    id: string;
    credentialId: string;
    obtainedOn: string | null;
    expiresOn: string | null;
    badgeUrl: string | null;
    badgeId: string | null;
    seenAt: string | null;
    seenBy: string | null;
  }>(
    sql`json_build_object('id', ${heldCredentials.id}, 'credentialId', ${heldCredentials.credentialId}, 'obtainedOn', ${heldCredentials.obtainedOn}, 'expiresOn', ${heldCredentials.expiresOn}, 'badgeUrl', ${heldCredentials.badgeUrl}, 'badgeId', (select badge.id from ${credentialBadges} badge where badge.held_credential_id = ${heldCredentials.id}), 'seenAt', ${heldCredentials.seenAt}, 'seenBy', (select seer.name from ${members} seer where seer.id = ${heldCredentials.seenById})) order by ${heldCredentials.obtainedOn}`,
    sql`${heldCredentials} where ${heldCredentials.memberId} = ${members.id}`,
  ),
  programmeIds: gathered<string>(
    sql`${programmeMembers.programmeId}`,
    sql`${programmeMembers} where ${programmeMembers.memberId} = ${members.id}`,
  ),
  takenMentees: sql<number>`(select count(*)::int from ${mentorships} where ${mentorships.mentorId} = ${members.id} and ${mentorships.endedAt} is null)`,
  /** The first day on which a live mentorship is agreed to end. */
  nextEndsOn: sql<string | null>`(select min(latest.ends_on)::text from (
    select distinct on (${agreements.mentorshipId}) ${agreements.endsOn} as ends_on
    from ${agreements} join ${mentorships} on ${mentorships.id} = ${agreements.mentorshipId}
    where ${mentorships.mentorId} = ${members.id} and ${mentorships.endedAt} is null
    order by ${agreements.mentorshipId}, ${agreements.version} desc
  ) latest)`,
};

function selectMentors(db: Db) {
  return db
    .select({ ...profileColumns, ...mentorColumns, ...gatheredColumns })
    .from(mentorProfiles)
    .innerJoin(members, eq(members.id, mentorProfiles.memberId))
    .innerJoin(programmes, eq(programmes.id, mentorProfiles.programmeId));
}

type Selected = Awaited<ReturnType<typeof selectMentors>>[number];

/** Everything stored about a mentor that listing, ranking and showing read: as it is now, before any visibility. */
export type MentorRecord = Omit<Selected, "settings"> & { settings: ReturnType<typeof effectiveSettings> };

function asRecord(row: Selected): MentorRecord {
  return { ...row, settings: effectiveSettings(row.settings) };
}

const live = () => and(isNotNull(mentorProfiles.approvedAt), isNull(members.suspendedAt));

/** The present state of these mentors, one query, in no particular order. Suspended or unapproved ones are left out. */
export async function readMentors(db: Db, ids: readonly string[]): Promise<MentorRecord[]> {
  if (ids.length === 0) return [];
  const rows = await selectMentors(db).where(and(inArray(mentorProfiles.memberId, [...ids]), live()));
  return rows.map(asRecord);
}

/** The mentor with this handle, approved and not suspended. */
export async function findMentorByHandle(db: Db, handle: string): Promise<MentorRecord | undefined> {
  const [row] = await selectMentors(db).where(and(eq(members.handle, handle), live()));
  return row && asRecord(row);
}

const chunk = 1000;

/** All mentors in portions, by rising id. */
export async function* readAllMentors(db: Db): AsyncGenerator<MentorRecord[]> {
  let last: string | null = null;
  while (true) {
    const rows: Selected[] = await selectMentors(db)
      .where(and(live(), last === null ? undefined : gt(mentorProfiles.memberId, last)))
      .orderBy(mentorProfiles.memberId)
      .limit(chunk);
    if (rows.length > 0) yield rows.map(asRecord);
    if (rows.length < chunk) return;
    last = rows.at(-1)?.memberId ?? null;
  }
}
