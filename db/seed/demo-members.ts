import { createHash } from "node:crypto";
import { currentConsents, requiredConsents } from "../../domain/accounts/consent";
import { freeHandle } from "../../domain/accounts/handle";
import { organisationKey } from "../../domain/accounts/organisation";
import { type Audience, mentorStartingVisibility, visibleFields } from "../../domain/accounts/visibility";
import type { availability, consents, fieldVisibility, hats, heldCredentials, members } from "../schema/accounts";
import type { DemoMentee, DemoMentor, DemoPeople, DemoPerson } from "./people-file";

const day = 86_400_000;
/** The password of every demo account; said on the screen at start, and worth nothing outside this machine. */
export const demoPassword = "critical-path-demo";

/** The staff of the demo community. */
const staff = [
  { id: "s01", name: "Marisol Achterberg", email: "coordinator@demo.example", hat: "coordinator" },
  { id: "s02", name: "Tobias Okonjo-Hale", email: "moderator@demo.example", hat: "moderator" },
  { id: "s03", name: "Ingrid Vasquez-Lund", email: "admin@demo.example", hat: "admin" },
] as const;

/** The same demo person or thing has the same id in every installation, so that loading it twice loads it once. */
export function demoId(key: string): string {
  const hex = createHash("sha256").update(`critical path demo ${key}`).digest("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    "-",
  );
}

type Row<T extends { $inferInsert: unknown }> = T["$inferInsert"];

export type MemberRows = {
  members: Row<typeof members>[];
  hats: Row<typeof hats>[];
  consents: Row<typeof consents>[];
  availability: Row<typeof availability>[];
  heldCredentials: Row<typeof heldCredentials>[];
  fieldVisibility: Row<typeof fieldVisibility>[];
};

/** Everybody of the demo community as rows: mentors, mentees and staff, who joined over the last year. */
export function memberRows(
  people: DemoPeople,
  input: { now: Date; passwordHash: string; programmeId: string },
): MemberRows {
  const { now, programmeId } = input;
  const taken = new Set<string>();
  const shared = (id: string, name: string, email: string, order: number) => {
    const handle = freeHandle(name, taken);
    taken.add(handle);
    const createdAt = new Date(now.getTime() - (330 - order) * day);
    return {
      id: demoId(id),
      name,
      email,
      handle,
      passwordHash: input.passwordHash,
      passwordChangedAt: createdAt,
      emailVerifiedAt: createdAt,
      adultConfirmedAt: createdAt,
      lastSeenAt: new Date(now.getTime() - ((order * 7) % 13) * day),
      isDemo: true,
      createdAt,
    };
  };
  const everybody: DemoPerson[] = [...people.mentors, ...people.mentees];
  return {
    members: [
      ...people.mentors.map((one, at) => ({
        ...shared(one.id, one.name, one.email, at),
        ...career(one),
        ...place(one),
      })),
      ...people.mentees.map((one, at) => ({
        ...shared(one.id, one.name, one.email, 60 + at),
        ...career(one),
        ...menteeFacts(one),
      })),
      ...staff.map((one, at) => ({ ...shared(one.id, one.name, one.email, at), city: "London" })),
    ],
    hats: staff.map((one) => ({
      memberId: demoId(one.id),
      kind: one.hat,
      programmeId: one.hat === "coordinator" ? programmeId : null,
      grantedAt: now,
    })),
    consents: [...everybody, ...staff].flatMap((one) =>
      requiredConsents.map((document) => ({
        memberId: demoId(one.id),
        document,
        version: currentConsents[document],
        acceptedAt: now,
      })),
    ),
    availability: everybody.flatMap((one) =>
      one.availability.map((hours) => ({
        memberId: demoId(one.id),
        weekday: hours.weekday,
        startsAt: hours.start,
        endsAt: hours.end,
        timeZone: hours.timezone,
      })),
    ),
    heldCredentials: everybody.flatMap((one, at) =>
      one.credential_ids.map((id, nth) => credential(one.id, id, at + nth, now)),
    ),
    fieldVisibility: [...people.mentors.flatMap(visibilityOf), ...people.mentees.flatMap(spokenFor)],
  };
}

function career(one: DemoPerson) {
  return {
    pronouns: one.pronouns,
    city: one.city,
    country: one.country,
    timeZone: one.timezone,
    languages: one.languages,
    bio: one.bio,
    currentRoleId: one.current_role_id,
    jobTitle: one.job_title,
    organisation: one.organisation,
    organisationKey: organisationKey(one.organisation),
    yearsExperience: one.years_experience,
  };
}

function place(one: DemoMentor) {
  return {
    currentDomainId: one.primary_domain_id,
    currentSubdomainId: one.subdomain_ids.find((id) => id.startsWith(`${one.primary_domain_id}-`)) ?? null,
    employmentType: "permanent" as const,
  };
}

function menteeFacts(one: DemoMentee) {
  return {
    currentDomainId: one.current_domain_id,
    currentSubdomainId: one.current_subdomain_id,
    employmentType: "permanent" as const,
    hoursPerMonth: one.hours_per_month,
  };
}

/** Every third has been looked at by the coordinator; the others say so themselves. */
function credential(personId: string, credentialId: string, order: number, now: Date): Row<typeof heldCredentials> {
  const obtained = new Date(now.getTime() - (200 + ((order * 137) % 1_500)) * day);
  const isSeen = order % 3 === 0;
  return {
    memberId: demoId(personId),
    credentialId,
    obtainedOn: obtained.toISOString().slice(0, 10),
    seenById: isSeen ? demoId("s01") : null,
    seenAt: isSeen ? new Date(now.getTime() - (4 + ((order * 11) % 116)) * day) : null,
  };
}

/** Most mentors are readable by everybody; every sixth by members only, so that both can be seen. */
function visibilityOf(one: DemoMentor, at: number): Row<typeof fieldVisibility>[] {
  const isOpen = at % 6 !== 5;
  return visibleFields.map((field) => {
    const usual = mentorStartingVisibility[field];
    const audience: Audience = isOpen && usual === "members" ? "public" : field === "organisation" ? "members" : usual;
    return { memberId: demoId(one.id), field, audience };
  });
}

/** Four mentees of five put their names under what they write for everybody to read, with their role and domain; the others to nobody. */
function spokenFor(one: DemoMentee, at: number): Row<typeof fieldVisibility>[] {
  if (at % 5 === 4) return [];
  return (["listing", "role", "domain"] as const).map((field) => ({
    memberId: demoId(one.id),
    field,
    audience: "public" as const,
  }));
}
