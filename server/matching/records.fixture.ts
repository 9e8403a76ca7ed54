import fc from "fast-check";
import { visibleFields } from "@/domain/accounts/visibility";
import { anyMentor, anySlot, names, role } from "@/domain/matching/people.fixture";
import { defaultProgrammeSettings } from "@/domain/programmes/settings";
import type { MatchingCatalogue } from "./catalogue-names";
import type { MentorRecord } from "./mentor-records";

const levels = ["entry", "team", "managing", "directing"].map((id) => ({ id, name: id }));

/** A small catalogue with the roles of the matching fixtures. */
export const catalogue: MatchingCatalogue = {
  ...names,
  roleFacts: new Map(Object.values(role).map((held) => [held.roleId, { ...held, specialist: false }])),
  levels,
  domainList: Object.entries(names.domains).map(([id, name]) => ({ id, name })),
  credentials: new Map(),
  competencyFacts: new Map(
    Object.keys(names.competencies).map((id) => [
      id,
      { differenceId: "communication", domainBound: id === "domain-business" },
    ]),
  ),
};

const words = ["payments", "workshop", "operations", "budget", "transformation", "Zoë", "vendor"];

/** A stored mentor with any facts, some of them held back. */
export const anyRecord: fc.Arbitrary<MentorRecord> = fc
  .record({
    facts: anyMentor,
    hours: fc.array(anySlot, { maxLength: 3 }),
    audience: fc.constantFrom("programme", "members", "public"),
    heldBack: fc.subarray([...visibleFields], { maxLength: 3 }),
    bio: fc.subarray(words).map((some) => some.join(" ")),
  })
  .map(({ facts, hours, audience, heldBack, bio }) => ({
    memberId: facts.id,
    handle: facts.id,
    email: `${facts.id}@example.test`,
    name: `Mentor ${facts.id.slice(0, 4)}`,
    pronouns: null,
    city: null,
    country: "GB",
    timeZone: "Europe/London",
    languages: [...facts.languages],
    headline: null,
    bio,
    currentRoleId: facts.current?.roleId ?? null,
    jobTitle: null,
    organisation: null,
    organisationKey: null,
    unit: null,
    lineManagerEmail: null,
    currentDomainId: null,
    currentSubdomainId: null,
    employmentType: null,
    yearsExperience: null,
    hiddenFromOwnOrganisation: false,
    photoId: null,
    programmeId: "programme",
    approvedAt: new Date(0),
    briefedAt: new Date(0),
    capacityMentees: 1,
    pausedAt: null,
    pausedUntil: null,
    meetingModes: [...facts.modes],
    questions: [],
    answeredCount: facts.answered,
    askedCount: facts.asked,
    lapsedInARow: 0,
    settings: defaultProgrammeSettings,
    visibility: visibleFields.map((field) => ({
      field,
      audience: heldBack.includes(field) && field !== "listing" ? "only_me" : audience,
    })),
    domains: [
      ...(facts.primaryDomainId
        ? [{ domainId: facts.primaryDomainId, subdomainId: facts.subdomainIds[0] ?? null, isPrimary: true }]
        : []),
      ...facts.otherDomainIds.map((domainId) => ({ domainId, subdomainId: null, isPrimary: false })),
    ],
    history: facts.posts.map((post, at) => ({
      id: String(at),
      roleId: post.roleId,
      domainId: post.domainId,
      title: null,
      note: null,
      fromYear: post.fromYear,
      toYear: post.toYear,
      largeTransformation: at === 1,
    })),
    strengths: [...facts.strengths].map(([competencyId, level]) => ({ competencyId, level, evidence: null })),
    hours: hours.map((slot) => ({
      weekday: slot.weekday,
      startsAt: slot.start,
      endsAt: slot.end,
      timeZone: slot.zone,
    })),
    leave: [],
    credentials: [],
    programmeIds: ["programme"],
    takenMentees: 0,
    nextEndsOn: null,
  }));
