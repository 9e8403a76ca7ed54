import { randomUUID } from "node:crypto";
import { mentorStartingVisibility, type Visibility, visibleFields } from "../domain/accounts/visibility";
import { effectiveSettings } from "../domain/programmes/settings";
import type { Db, Tx } from "./client";
import {
  availability,
  consents,
  fieldVisibility,
  hats,
  members,
  menteeProfiles,
  mentorDomains,
  mentorProfiles,
  mentorships,
  programmeMembers,
  programmes,
  ratings,
  requestChoices,
  requests,
  roleHistory,
  strengths,
} from "./schema/index";

type Writer = Db | Tx;
type NewMember = Partial<typeof members.$inferInsert>;

/** When the people made here joined: a fixed Tuesday morning, so that tests do not depend on the day they run. */
export const factoryNow = new Date("2026-06-09T09:00:00Z");

/** Evenings that everybody made here has free, so that two of them share hours unless a test says otherwise. */
const evenings = [2, 4].map((weekday) => ({ weekday, startsAt: "18:00", endsAt: "20:00", timeZone: "Europe/London" }));

/** A verified member with an address of their own. No programme, no profile. */
export async function newMember(db: Writer, values: NewMember = {}) {
  const tag = randomUUID().slice(0, 8);
  const [member] = await db
    .insert(members)
    .values({
      email: `member-${tag}@example.test`,
      handle: `member-${tag}`,
      name: `Member ${tag}`,
      emailVerifiedAt: factoryNow,
      adultConfirmedAt: factoryNow,
      createdAt: factoryNow,
      ...values,
    })
    .returning();
  if (!member) throw new Error("The member was not inserted.");
  return member;
}

/** A programme with the default settings, or with some of its own. */
export async function newProgramme(db: Writer, values: Partial<typeof programmes.$inferInsert> = {}) {
  const tag = randomUUID().slice(0, 8);
  const [programme] = await db
    .insert(programmes)
    .values({
      slug: `programme-${tag}`,
      name: `Programme ${tag}`,
      description: "Made for a test.",
      createdAt: factoryNow,
      ...values,
    })
    .returning();
  if (!programme) throw new Error("The programme was not inserted.");
  return { ...programme, settings: effectiveSettings(programme.settings) };
}

async function join(db: Writer, programmeId: string, memberId: string) {
  await db.insert(programmeMembers).values({ programmeId, memberId, joinedAt: factoryNow }).onConflictDoNothing();
  await db
    .insert(availability)
    .values(evenings.map((slot) => ({ ...slot, memberId })))
    .onConflictDoNothing();
}

/**
 * An approved and briefed mentor in banking with free places, who went from the PMO to project management, and shows
 * what the form offers to show unless the test says otherwise.
 */
export async function newMentor(
  db: Writer,
  programmeId: string,
  values: { member?: NewMember; profile?: Partial<typeof mentorProfiles.$inferInsert>; visibility?: Visibility } = {},
) {
  const member = await newMember(db, {
    currentRoleId: "senior-pm",
    jobTitle: "Senior project manager",
    currentDomainId: "banking",
    yearsExperience: 15,
    bio: "Moved from the PMO to running payments projects.",
    ...values.member,
  });
  await join(db, programmeId, member.id);
  await db.insert(mentorProfiles).values({
    memberId: member.id,
    programmeId,
    approvedAt: factoryNow,
    briefedAt: factoryNow,
    capacityMentees: 2,
    meetingModes: ["video"],
    ...values.profile,
  });
  const shown = { ...mentorStartingVisibility, ...values.visibility };
  await db
    .insert(fieldVisibility)
    .values(visibleFields.map((field) => ({ memberId: member.id, field, audience: shown[field] })));
  await db
    .insert(mentorDomains)
    .values({ memberId: member.id, domainId: "banking", subdomainId: "banking-payments", isPrimary: true });
  await db.insert(roleHistory).values([
    { memberId: member.id, roleId: "pmo-coordinator", domainId: "banking", fromYear: 2009, toYear: 2012 },
    { memberId: member.id, roleId: "business-analyst", domainId: "banking", fromYear: 2012, toYear: 2015 },
    { memberId: member.id, roleId: "project-manager", domainId: "banking", fromYear: 2015, toYear: 2020 },
    { memberId: member.id, roleId: "senior-pm", domainId: "banking", fromYear: 2020 },
  ]);
  await db.insert(strengths).values([
    { memberId: member.id, competencyId: "stakeholder-influence", level: 4 },
    { memberId: member.id, competencyId: "requirements-analysis", level: 3 },
  ]);
  return member;
}

/** A mentee who may send requests: a PMO coordinator in banking who wants to be a project manager, with ratings. */
export async function newMentee(
  db: Writer,
  programmeId: string,
  values: { member?: NewMember; profile?: Partial<typeof menteeProfiles.$inferInsert> } = {},
) {
  const member = await newMember(db, {
    currentRoleId: "pmo-coordinator",
    jobTitle: "PMO coordinator",
    currentDomainId: "banking",
    employmentType: "permanent",
    yearsExperience: 3,
    ...values.member,
  });
  await join(db, programmeId, member.id);
  await db.insert(menteeProfiles).values({
    memberId: member.id,
    programmeId,
    targetRoleId: "project-manager",
    targetDomainId: "banking",
    targetSubdomainId: "banking-payments",
    routeId: "route-ba-transformation",
    meetingModes: ["video"],
    goals: "Hold my own in a workshop with operations.",
    readyAt: factoryNow,
    createdAt: factoryNow,
    updatedAt: factoryNow,
    ...values.profile,
  });
  await db.insert(ratings).values(
    ["stakeholder-influence", "requirements-analysis", "presenting", "domain-business"].map((competencyId) => ({
      memberId: member.id,
      competencyId,
      level: 1,
      raterId: member.id,
      raterKind: "self" as const,
      ratedAt: factoryNow,
    })),
  );
  return member;
}

/** Accepts the current texts on a member's behalf, so that they may ask for a match. */
export async function acceptTexts(
  db: Writer,
  memberId: string,
  versions: { document: "conduct" | "confidentiality" | "privacy"; version: string }[],
) {
  await db
    .insert(consents)
    .values(versions.map((row) => ({ ...row, memberId, acceptedAt: factoryNow })))
    .onConflictDoNothing();
}

/** Gives a member a staff duty; a coordinator's is for one programme. */
export async function giveHat(
  db: Writer,
  memberId: string,
  kind: "admin" | "moderator" | "safeguarding",
): Promise<void>;
export async function giveHat(db: Writer, memberId: string, kind: "coordinator", programmeId: string): Promise<void>;
export async function giveHat(db: Writer, memberId: string, kind: typeof hats.$inferInsert.kind, programmeId?: string) {
  await db.insert(hats).values({ memberId, kind, programmeId: programmeId ?? null, grantedAt: factoryNow });
}

/** A request as it stands once written: open, its first choice not yet asked unless the test says so. */
export async function newRequest(
  db: Writer,
  input: {
    programmeId: string;
    menteeId: string;
    mentorIds: string[];
    choice?: Partial<typeof requestChoices.$inferInsert>;
  },
) {
  const [request] = await db
    .insert(requests)
    .values({
      programmeId: input.programmeId,
      menteeId: input.menteeId,
      goals: "Rehearse the steering paper.",
      cadence: "every_two_weeks",
      idempotencyKey: randomUUID(),
      createdAt: factoryNow,
    })
    .returning();
  if (!request) throw new Error("The request was not inserted.");
  const choices = await db
    .insert(requestChoices)
    .values(
      input.mentorIds.map((mentorId, index) => ({
        requestId: request.id,
        rank: index + 1,
        mentorId,
        whyThisMentor: "You made the move that I want to make.",
        ...(index === 0 ? input.choice : {}),
      })),
    )
    .returning();
  return { request, choices };
}

/** Two people who work together. */
export async function newMentorship(
  db: Writer,
  input: { programmeId: string; mentorId: string; menteeId: string; values?: Partial<typeof mentorships.$inferInsert> },
) {
  const [mentorship] = await db
    .insert(mentorships)
    .values({
      programmeId: input.programmeId,
      mentorId: input.mentorId,
      menteeId: input.menteeId,
      startedAt: factoryNow,
      ...input.values,
    })
    .returning();
  if (!mentorship) throw new Error("The mentorship was not inserted.");
  return mentorship;
}
