import { desc, eq, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import {
  availability,
  blocks,
  members,
  menteeProfiles,
  mentorships,
  programmeMembers,
  programmes,
  ratings,
  requestChoices,
  requests,
  scoringVersions,
  shortlist,
  targetLevels,
} from "@/db/schema";
import type { Actor } from "@/domain/actor";
import { gapsTo, rankGaps } from "@/domain/benchmark/gap";
import type { WeekCells } from "@/domain/matching/availability";
import type { MenteeFacts } from "@/domain/matching/facts";
import {
  type DomainAdjacency,
  defaultDomainAdjacency,
  defaultScoreWeights,
  type ScoreWeights,
} from "@/domain/matching/weights";
import { effectiveSettings } from "@/domain/programmes/settings";
import type { MatchingCatalogue } from "./catalogue-names";
import type { HoursReader } from "./mentor-facts";

/** How many of the largest gaps count in the fit. */
const largestGaps = 5;

/** Somebody signed in, as the directory needs them. */
export type MemberReader = {
  id: string;
  zone: string;
  email: string;
  lineManagerEmail: string | null;
  organisationKey: string | null;
  unit: string | null;
  hiddenFromOwnOrganisation: boolean;
  /** Free quarter hours in the seven days compared; null when none are given. */
  hours: WeekCells | null;
  programmeIds: readonly string[];
  /** Blocked by the reader, or blocking the reader. */
  excludedIds: ReadonlySet<string>;
  /** Mentors in a mentorship or an open request with the reader: they know of each other. */
  pairedIds: ReadonlySet<string>;
  /** Those in a live mentorship with the reader, who alone see what is shown to "my mentor or mentee". */
  togetherIds: ReadonlySet<string>;
  marks: ReadonlyMap<string, "saved" | "hidden">;
  /** Null for somebody who is not a mentee. */
  mentee: {
    facts: MenteeFacts;
    programmeId: string;
    sameEmployerAllowed: boolean;
    weights: ScoreWeights;
    adjacency: DomainAdjacency;
  } | null;
};

function gathered<T>(value: ReturnType<typeof sql>, rest: ReturnType<typeof sql>) {
  return sql<T[]>`(select coalesce(json_agg(${value}), '[]'::json) from ${rest})`;
}

const readerColumns = {
  id: members.id,
  zone: members.timeZone,
  email: members.email,
  lineManagerEmail: members.lineManagerEmail,
  organisationKey: members.organisationKey,
  unit: members.unit,
  hiddenFromOwnOrganisation: members.hiddenFromOwnOrganisation,
  currentRoleId: members.currentRoleId,
  currentDomainId: members.currentDomainId,
  languages: members.languages,
  mentee: menteeProfiles,
  settings: programmes.settings,
  hours: gathered<{ weekday: number; startsAt: string; endsAt: string; timeZone: string }>(
    sql`json_build_object('weekday', ${availability.weekday}, 'startsAt', to_char(${availability.startsAt}, 'HH24:MI'), 'endsAt', to_char(${availability.endsAt}, 'HH24:MI'), 'timeZone', ${availability.timeZone})`,
    sql`${availability} where ${availability.memberId} = ${members.id}`,
  ),
  ratings: gathered<{ competencyId: string; level: number }>(
    sql`json_build_object('competencyId', newest.competency_id, 'level', newest.level)`,
    sql`(select distinct on (${ratings.competencyId}) ${ratings.competencyId}, ${ratings.level} from ${ratings}
      where ${ratings.memberId} = ${members.id} and ${ratings.raterKind} = 'self'
      order by ${ratings.competencyId}, ${ratings.ratedAt} desc) newest`,
  ),
  target: gathered<{ competencyId: string; level: number; critical: boolean }>(
    sql`json_build_object('competencyId', ${targetLevels.competencyId}, 'level', ${targetLevels.level}, 'critical', ${targetLevels.critical}) order by ${targetLevels.position}`,
    sql`${targetLevels} where ${targetLevels.roleId} = ${menteeProfiles.targetRoleId}`,
  ),
  programmeIds: gathered<string>(
    sql`${programmeMembers.programmeId}`,
    sql`${programmeMembers} where ${programmeMembers.memberId} = ${members.id}`,
  ),
  excluded: gathered<string>(
    sql`case when ${blocks.blockerId} = ${members.id} then ${blocks.blockedId} else ${blocks.blockerId} end`,
    sql`${blocks} where ${blocks.blockerId} = ${members.id} or ${blocks.blockedId} = ${members.id}`,
  ),
  marks: gathered<{ mentorId: string; kind: "saved" | "hidden" }>(
    sql`json_build_object('mentorId', ${shortlist.mentorId}, 'kind', ${shortlist.kind})`,
    sql`${shortlist} where ${shortlist.memberId} = ${members.id}`,
  ),
  paired: gathered<{ id: string; together: boolean }>(
    sql`json_build_object('id', pair.mentor_id, 'together', pair.together)`,
    sql`(select ${mentorships.mentorId}, true as together from ${mentorships} where ${mentorships.menteeId} = ${members.id} and ${mentorships.endedAt} is null
      union select ${requestChoices.mentorId}, false from ${requestChoices} join ${requests} on ${requests.id} = ${requestChoices.requestId}
      where ${requests.menteeId} = ${members.id} and ${requests.state} = 'open') pair`,
  ),
};

/** The signed-in reader with everything that decides what they see and how it is ranked: one query. Null for a visitor. */
export async function readDirectoryReader(
  db: Db,
  actor: Actor,
  { catalogue, hoursReader }: { catalogue: MatchingCatalogue; hoursReader: HoursReader },
): Promise<MemberReader | null> {
  if (actor.kind !== "member") return null;
  const newest = db
    .select()
    .from(scoringVersions)
    .where(eq(scoringVersions.programmeId, menteeProfiles.programmeId))
    .orderBy(desc(scoringVersions.version))
    .limit(1)
    .as("newest_scoring");
  const [row] = await db
    .select({ ...readerColumns, weights: newest.weights, adjacency: newest.adjacency })
    .from(members)
    .leftJoin(menteeProfiles, eq(menteeProfiles.memberId, members.id))
    .leftJoin(programmes, eq(programmes.id, menteeProfiles.programmeId))
    .leftJoinLateral(newest, sql`true`)
    .where(eq(members.id, actor.id));
  if (!row) return null;
  const { id, zone, email, lineManagerEmail, organisationKey, unit, hiddenFromOwnOrganisation, programmeIds } = row;
  const role = (roleId: string | null) => {
    const found = roleId === null ? undefined : catalogue.roleFacts.get(roleId);
    return found ? { roleId: found.roleId, family: found.family, level: found.level } : null;
  };
  const hours = hoursReader.read(row.hours);
  const profile = row.mentee;
  const facts: MenteeFacts | null = profile && {
    id,
    zone,
    current: role(row.currentRoleId),
    target: role(profile.targetRoleId),
    currentDomainId: row.currentDomainId,
    targetDomainId: profile.targetDomainId,
    targetSubdomainId: profile.targetSubdomainId,
    domainWish: profile.domainWish,
    gaps: widestGaps(row.target, row.ratings, catalogue),
    goals: profile.goals,
    languages: row.languages,
    modes: profile.meetingModes,
    hours,
  };
  return {
    id,
    zone,
    email,
    lineManagerEmail,
    organisationKey,
    unit,
    hiddenFromOwnOrganisation,
    hours,
    programmeIds,
    excludedIds: new Set(row.excluded),
    pairedIds: new Set(row.paired.map((one) => one.id)),
    togetherIds: new Set(row.paired.flatMap((one) => (one.together ? [one.id] : []))),
    marks: new Map(row.marks.map((mark) => [mark.mentorId, mark.kind])),
    mentee: facts &&
      profile && {
        facts,
        programmeId: profile.programmeId,
        sameEmployerAllowed: effectiveSettings(row.settings ?? {}).sameEmployerAllowed,
        weights: row.weights ?? defaultScoreWeights,
        adjacency: row.adjacency ?? defaultDomainAdjacency,
      },
  };
}

function widestGaps(
  target: readonly { competencyId: string; level: number; critical: boolean }[],
  own: readonly { competencyId: string; level: number }[],
  catalogue: MatchingCatalogue,
): MenteeFacts["gaps"] {
  const rated = new Map(own.map((row) => [row.competencyId, row.level]));
  const profile = target.map((row) => ({
    ...row,
    differenceId: catalogue.competencyFacts.get(row.competencyId)?.differenceId ?? "",
  }));
  return rankGaps(gapsTo(profile, rated))
    .flatMap(({ competencyId, now, target: wanted, gap }) => {
      const domainBound = catalogue.competencyFacts.get(competencyId)?.domainBound ?? false;
      return now === null || gap === null || gap === 0 ? [] : [{ competencyId, now, target: wanted, domainBound }];
    })
    .slice(0, largestGaps);
}
