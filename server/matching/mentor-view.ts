import { credentialStatus, isHiddenFromEmployer, type ProfileFacts, projectProfile } from "@/domain/accounts/profile";
import { canSeeProfile, type Relation, readVisibility } from "@/domain/accounts/visibility";
import { careerMoveLabels, careerMoves, movesMade } from "@/domain/matching/moves";
import { shortRoleName } from "./catalogue-names";
import type { MentorPage, MentorRow, Named } from "./directory-view";
import { standingFor, type Viewing } from "./fit-view";
import { dayIn, isListed, postsOf } from "./mentor-facts";
import type { MentorRecord } from "./mentor-records";
import type { MemberReader } from "./reader";

/** What the reader is to a mentor, from the widest circle to the narrowest. */
function relationTo(reader: MemberReader | null, record: MentorRecord): Relation {
  if (reader === null) return "guest";
  if (reader.id === record.memberId) return "self";
  if (reader.togetherIds.has(record.memberId)) return "pair";
  return record.programmeIds.some((id) => reader.programmeIds.includes(id)) ? "programme" : "member";
}

/** May this reader know of the mentor at all? Blocks, covers, approval and the mentor's own choice, as they are now. */
export function canFind(reader: MemberReader | null, record: MentorRecord): boolean {
  // Whoever is asked stays to be found by the one who asks; what they show does not widen by it.
  const relation = reader?.pairedIds.has(record.memberId) ? "pair" : relationTo(reader, record);
  if (relation === "self") return true;
  if (!isListed(record) || reader?.excludedIds.has(record.memberId)) return false;
  const viewer = { organisationKey: reader?.organisationKey ?? null, relation };
  return !isHiddenFromEmployer(record, viewer) && canSeeProfile(readVisibility(record.visibility), relation);
}

function profileOf(record: MentorRecord): ProfileFacts {
  return {
    memberId: record.memberId,
    handle: record.handle,
    name: record.name,
    pronouns: record.pronouns,
    city: record.city,
    country: record.country,
    timeZone: record.timeZone,
    languages: record.languages,
    headline: record.headline,
    bio: record.bio,
    currentRoleId: record.currentRoleId,
    jobTitle: record.jobTitle,
    organisation: record.organisation,
    unit: record.unit,
    currentDomainId: record.currentDomainId,
    currentSubdomainId: record.currentSubdomainId,
    employmentType: record.employmentType,
    yearsExperience: record.yearsExperience,
    photoId: record.photoId,
    history: record.history,
    credentials: record.credentials.map(({ seenAt, seenBy, ...credential }) => ({
      ...credential,
      seen: seenAt === null ? null : { by: seenBy ?? "a former coordinator", at: new Date(seenAt) },
    })),
    availability: record.hours,
    strengths: record.strengths,
  };
}

function named(names: Readonly<Record<string, string>>, id: string | null): Named | null {
  return id === null ? null : { id, name: names[id] ?? id };
}

function known(names: Readonly<Record<string, string>>, id: string): Named {
  return { id, name: names[id] ?? id };
}

/** A mentor as a row of a list, for a reader who may find them. */
export function asRow(viewing: Viewing, record: MentorRecord): MentorRow {
  const { catalogue } = viewing.index;
  const seen = projectProfile(profileOf(record), readVisibility(record.visibility), relationTo(viewing.reader, record));
  const shown = (field: (typeof seen.withheld)[number]) => !seen.withheld.includes(field);
  const primary = shown("domain") ? (record.domains.find((row) => row.isPrimary)?.domainId ?? null) : null;
  const stops = seen.history.map((post) => shortRoleName(catalogue.roles[post.roleId] ?? post.roleId));
  return {
    memberId: record.memberId,
    handle: record.handle,
    name: record.name,
    photoId: seen.photoId,
    domain: named(catalogue.domains, primary),
    title: seen.jobTitle,
    organisation: seen.organisation,
    city: seen.city,
    route: stops.filter((stop, at) => stop !== stops[at - 1]),
    places: { taken: Math.min(record.takenMentees, record.capacityMentees), capacity: record.capacityMentees },
    mark: viewing.reader?.marks.get(record.memberId) ?? null,
    ...standingFor(viewing, record, { organisation: shown("organisation"), hours: shown("availability") }),
  };
}

/** A mentor's whole page, for a reader who may find them. */
export function asPage(viewing: Viewing, record: MentorRecord): MentorPage {
  const { reader, now, index } = viewing;
  const { catalogue } = index;
  const relation = relationTo(reader, record);
  const seen = projectProfile(profileOf(record), readVisibility(record.visibility), relation);
  const shown = (field: (typeof seen.withheld)[number]) => !seen.withheld.includes(field);
  const row = asRow(viewing, record);
  const made = shown("history") ? movesMade(postsOf(record, catalogue)) : new Set();
  const today = dayIn(reader?.zone ?? record.timeZone, now);
  const isSelf = relation === "self";
  return {
    ...row,
    pronouns: seen.pronouns,
    headline: seen.headline,
    bio: seen.bio,
    languages: seen.languages,
    timeZone: seen.timeZone,
    yearsExperience: seen.yearsExperience,
    domains: (shown("domain") ? record.domains : []).map((entry) => ({
      domain: known(catalogue.domains, entry.domainId),
      subdomain: named(catalogue.subdomains, entry.subdomainId),
      isPrimary: entry.isPrimary,
    })),
    history: seen.history.toReversed().map(({ id: _, roleId, domainId, ...post }) => ({
      ...post,
      role: known(catalogue.roles, roleId),
      shortRole: shortRoleName(catalogue.roles[roleId] ?? roleId),
      domain: named(catalogue.domains, domainId),
    })),
    moves: careerMoves.filter((move) => made.has(move)).map((move) => ({ move, label: careerMoveLabels[move] })),
    credentials: seen.credentials.map(({ credentialId, seen: looked, ...held }) => ({
      ...held,
      name: catalogue.credentials.get(credentialId)?.name ?? credentialId,
      awardingBody: catalogue.credentials.get(credentialId)?.awardingBody ?? "",
      expired: credentialStatus({ expiresOn: held.expiresOn, seen: looked }, today).expired,
      status: looked === null ? { kind: "self_declared" } : { kind: "seen", ...looked },
    })),
    hours: seen.availability,
    meets: record.meetingModes,
    strengths: seen.strengths.map(({ competencyId, level, evidence }) => ({
      competency: known(catalogue.competencies, competencyId),
      level,
      evidence,
    })),
    gaps: gapsAgainst(viewing, seen.strengths),
    questions: reader === null ? [] : record.questions,
    answers: record.askedCount > 0 ? { answered: record.answeredCount, asked: record.askedCount } : null,
    withheld: seen.withheld,
    isSelf,
    can: {
      ask: row.canAsk && reader !== null,
      save: mayMark(reader, isSelf),
      hide: mayMark(reader, isSelf),
      block: mayMark(reader, isSelf),
    },
  };
}

function mayMark(reader: MemberReader | null, isSelf: boolean): boolean {
  return reader !== null && !isSelf;
}

const shownGaps = 3;

function gapsAgainst(viewing: Viewing, strengths: ProfileFacts["strengths"]): MentorPage["gaps"] {
  const levels = new Map(strengths.map((row) => [row.competencyId, row]));
  return (viewing.reader?.mentee?.facts.gaps ?? []).slice(0, shownGaps).map((gap) => ({
    competency: known(viewing.index.catalogue.competencies, gap.competencyId),
    now: gap.now,
    target: gap.target,
    mentorLevel: levels.get(gap.competencyId)?.level ?? null,
    evidence: levels.get(gap.competencyId)?.evidence ?? null,
  }));
}
