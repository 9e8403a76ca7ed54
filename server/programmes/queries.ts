import { and, asc, desc, eq, inArray, isNull, sql } from "drizzle-orm";
import { members, strengths } from "@/db/schema/accounts";
import { mentorDomains, mentorProfiles } from "@/db/schema/matching";
import { mentorships } from "@/db/schema/mentorships";
import { obligations } from "@/db/schema/obligations";
import { mentorApplications, programmeMembers, programmes } from "@/db/schema/programmes";
import { projectProfile } from "@/domain/accounts/profile";
import { coordinatedProgrammes, memberId } from "@/domain/actor";
import { found } from "@/domain/errors";
import { effectiveSettings } from "@/domain/programmes/settings";
import { loadProfiles } from "@/server/accounts/profile";
import type { Ctx, MemberCtx } from "@/server/context";

/** One's own mentoring: what one offers, whether one is approved and briefed, and how an application stands. */
export async function getOwnMentoring(ctx: MemberCtx) {
  const memberId = ctx.actor.id;
  const [[profile], domains, strong, [application], [taken]] = await Promise.all([
    ctx.db
      .select({ profile: mentorProfiles, programme: { name: programmes.name, settings: programmes.settings } })
      .from(mentorProfiles)
      .innerJoin(programmes, eq(programmes.id, mentorProfiles.programmeId))
      .where(eq(mentorProfiles.memberId, memberId)),
    ctx.db
      .select()
      .from(mentorDomains)
      .where(eq(mentorDomains.memberId, memberId))
      .orderBy(desc(mentorDomains.isPrimary)),
    ctx.db.select().from(strengths).where(eq(strengths.memberId, memberId)).orderBy(desc(strengths.level)),
    ctx.db
      .select({ application: mentorApplications, dueAt: obligations.dueAt })
      .from(mentorApplications)
      .leftJoin(
        obligations,
        and(
          eq(obligations.subjectId, mentorApplications.id),
          eq(obligations.kind, "decide_application"),
          isNull(obligations.settledAt),
        ),
      )
      .where(eq(mentorApplications.memberId, memberId))
      .orderBy(desc(mentorApplications.submittedAt))
      .limit(1),
    ctx.db
      .select({ count: sql<number>`count(*)::int` })
      .from(mentorships)
      .where(and(eq(mentorships.mentorId, memberId), isNull(mentorships.endedAt))),
  ]);
  return {
    offer:
      profile === undefined
        ? null
        : {
            capacityMentees: profile.profile.capacityMentees,
            meetingModes: profile.profile.meetingModes,
            questions: profile.profile.questions,
            wantsSameDomain: profile.profile.wantsSameDomain,
            approvedAt: profile.profile.approvedAt,
            briefedAt: profile.profile.briefedAt,
            pausedAt: profile.profile.pausedAt,
            pausedUntil: profile.profile.pausedUntil,
            lapsedInARow: profile.profile.lapsedInARow,
          },
    programme: profile?.programme.name ?? null,
    briefingRequired: effectiveSettings(profile?.programme.settings ?? {}).briefingRequired,
    placesTaken: taken?.count ?? 0,
    domains: domains.map(({ domainId, subdomainId, isPrimary }) => ({ domainId, subdomainId, isPrimary })),
    strengths: strong.map(({ competencyId, level, evidence }) => ({ competencyId, level, evidence })),
    application:
      application === undefined
        ? null
        : {
            state: application.application.state,
            submittedAt: application.application.submittedAt,
            decidedAt: application.application.decidedAt,
            reason: application.application.reason,
            dueAt: application.dueAt,
          },
  };
}

/** The applications that wait in the programmes that one coordinates, those due first, each with what it says of the person. */
export async function listApplications(ctx: MemberCtx) {
  const rows = await ctx.db
    .select({
      id: mentorApplications.id,
      memberId: mentorApplications.memberId,
      motivation: mentorApplications.motivation,
      submittedAt: mentorApplications.submittedAt,
      programme: programmes.name,
      capacityMentees: mentorProfiles.capacityMentees,
      meetingModes: mentorProfiles.meetingModes,
      questions: mentorProfiles.questions,
      dueAt: obligations.dueAt,
    })
    .from(mentorApplications)
    .innerJoin(programmes, eq(programmes.id, mentorApplications.programmeId))
    .innerJoin(mentorProfiles, eq(mentorProfiles.memberId, mentorApplications.memberId))
    .leftJoin(
      obligations,
      and(
        eq(obligations.subjectId, mentorApplications.id),
        eq(obligations.kind, "decide_application"),
        isNull(obligations.settledAt),
      ),
    )
    .where(
      and(
        inArray(mentorApplications.programmeId, coordinatedProgrammes(ctx.actor)),
        eq(mentorApplications.state, "submitted"),
      ),
    )
    .orderBy(asc(obligations.dueAt), asc(mentorApplications.submittedAt))
    .limit(50);
  const memberIds = rows.map((row) => row.memberId);
  const [profiles, spokenFor] = await Promise.all([
    loadProfiles(ctx.db, memberIds),
    ctx.db
      .select({
        memberId: mentorDomains.memberId,
        domainId: mentorDomains.domainId,
        subdomainId: mentorDomains.subdomainId,
      })
      .from(mentorDomains)
      .where(inArray(mentorDomains.memberId, memberIds))
      .orderBy(desc(mentorDomains.isPrimary), asc(mentorDomains.domainId), asc(mentorDomains.subdomainId)),
  ]);
  return rows.map((row) => {
    const { facts, visibility } = found(profiles.get(row.memberId), "accounts.not_found");
    return {
      ...row,
      isOwn: row.memberId === ctx.actor.id,
      domains: spokenFor.filter((one) => one.memberId === row.memberId),
      person: projectProfile(facts, visibility, "programme"),
    };
  });
}

/** The last applications that were decided in the programmes that one coordinates. */
export async function listDecidedApplications(ctx: MemberCtx) {
  return ctx.db
    .select({
      id: mentorApplications.id,
      name: members.name,
      state: mentorApplications.state,
      decidedAt: mentorApplications.decidedAt,
      reason: mentorApplications.reason,
    })
    .from(mentorApplications)
    .innerJoin(members, eq(members.id, mentorApplications.memberId))
    .where(
      and(
        inArray(mentorApplications.programmeId, coordinatedProgrammes(ctx.actor)),
        inArray(mentorApplications.state, ["approved", "declined"]),
      ),
    )
    .orderBy(desc(mentorApplications.decidedAt))
    .limit(20);
}

/** The programmes that one coordinates: their rules, and how they stand in numbers. */
export async function listCoordinated(ctx: MemberCtx) {
  // A column alone would be printed without its table, and mean the inner one's id.
  const rows = await ctx.db
    .select({
      id: programmes.id,
      name: programmes.name,
      description: programmes.description,
      settings: programmes.settings,
      members: sql<number>`(select count(*)::int from ${programmeMembers} pm where pm.programme_id = ${programmes}.id)`,
      mentors: sql<number>`(select count(*)::int from ${mentorProfiles} mp where mp.programme_id = ${programmes}.id and mp.approved_at is not null)`,
      places: sql<number>`(select coalesce(sum(mp.capacity_mentees), 0)::int from ${mentorProfiles} mp where mp.programme_id = ${programmes}.id and mp.approved_at is not null)`,
      taken: sql<number>`(select count(*)::int from ${mentorships} ms where ms.programme_id = ${programmes}.id and ms.ended_at is null)`,
      waiting: sql<number>`(select count(*)::int from ${mentorApplications} ma where ma.programme_id = ${programmes}.id and ma.state = 'submitted')`,
    })
    .from(programmes)
    .where(inArray(programmes.id, coordinatedProgrammes(ctx.actor)))
    .orderBy(asc(programmes.name));
  return rows.map((row) => ({ ...row, settings: effectiveSettings(row.settings) }));
}

/**
 * Where to write to the coordinators: of one's own programmes, or for a visitor of the one that is open to everybody.
 * A programme that names no address is left out.
 */
export async function listContacts(ctx: Ctx): Promise<{ programme: string; contact: string }[]> {
  const reader = memberId(ctx.actor);
  const joined =
    reader === undefined
      ? undefined
      : inArray(
          programmes.id,
          ctx.db
            .select({ id: programmeMembers.programmeId })
            .from(programmeMembers)
            .where(eq(programmeMembers.memberId, reader)),
        );
  const rows = await ctx.db
    .select({ name: programmes.name, settings: programmes.settings })
    .from(programmes)
    .where(joined ?? eq(programmes.isDefault, true))
    .orderBy(asc(programmes.name));
  return rows.flatMap(({ name, settings }) => {
    const { contact } = effectiveSettings(settings);
    return contact === "" ? [] : [{ programme: name, contact }];
  });
}
