import { and, eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { fieldVisibility, strengths } from "@/db/schema/accounts";
import { competencies, domains, subdomains } from "@/db/schema/catalogue";
import { mentorDomains, mentorProfiles } from "@/db/schema/matching";
import { mentorApplications } from "@/db/schema/programmes";
import { mentorStartingVisibility, visibleFields } from "@/domain/accounts/visibility";
import { DomainError, found } from "@/domain/errors";
import type { Application, MentorDomains, Strengths } from "@/domain/programmes/mentor-form";
import { needsConsent } from "@/server/accounts/queries";
import type { MemberCtx } from "@/server/context";
import { raiseFact } from "@/server/jobs/enqueue";
import { openObligation, settleObligation } from "@/server/obligations/service";
import { getProgramme, joinDefaultProgramme } from "./membership";

/**
 * Asks to mentor. The profile exists from now on, unlisted until a coordinator approves; the decision is owed by a date.
 * Where the programme needs no approval it is given at once. Refuses with CONFLICT while an application is open or after
 * an approval.
 */
export async function applyToMentor(ctx: MemberCtx, input: Application): Promise<{ applicationId: string }> {
  const memberId = ctx.actor.id;
  const { capacityMentees, meetingModes, questions, wantsSameDomain } = input;
  const offer = { capacityMentees, meetingModes, questions, wantsSameDomain, updatedAt: ctx.now };
  if ((await needsConsent(ctx, memberId)).length > 0) throw new DomainError("CONFLICT", "accounts.consent_changed");
  return ctx.db.transaction(async (tx) => {
    const programmeId = await joinDefaultProgramme(tx, memberId, ctx.now);
    const { settings } = await getProgramme(tx, programmeId);
    await tx
      .insert(mentorProfiles)
      .values({ memberId, programmeId, ...offer })
      .onConflictDoUpdate({ target: mentorProfiles.memberId, set: offer });
    const [profile] = await tx.select().from(mentorProfiles).where(eq(mentorProfiles.memberId, memberId)).for("update");
    if (profile?.approvedAt != null) throw new DomainError("CONFLICT", "programmes.mentor_already");
    await replaceMentorDomains(tx, memberId, input.domains);
    await replaceStrengths(tx, memberId, input.strengths);
    await tx
      .insert(fieldVisibility)
      .values(visibleFields.map((field) => ({ memberId, field, audience: mentorStartingVisibility[field] })))
      .onConflictDoNothing();
    const [application] = await tx
      .insert(mentorApplications)
      .values({ programmeId, memberId, motivation: input.motivation, submittedAt: ctx.now })
      .onConflictDoNothing()
      .returning({ id: mentorApplications.id });
    if (application === undefined) throw new DomainError("CONFLICT", "programmes.application_open");
    if (settings.approvalRequired) {
      await openObligation(
        tx,
        {
          kind: "decide_application",
          subjectId: application.id,
          owner: { programmeId },
          waiterId: memberId,
          path: "/programme/mentors",
          allowance: { days: settings.applicationDays, unit: "working_days" },
        },
        ctx.now,
      );
      await raiseFact(tx, { name: "mentor.applied", applicationId: application.id });
    } else {
      await approve(tx, { id: application.id, memberId, decidedById: null, reason: null }, ctx.now);
    }
    return { applicationId: application.id };
  });
}

/** Lists the mentor and tells them. Nothing a mentor sees precedes this. */
export async function approve(
  tx: Tx,
  application: { id: string; memberId: string; decidedById: string | null; reason: string | null },
  now: Date,
): Promise<void> {
  await tx
    .update(mentorApplications)
    .set({ state: "approved", decidedById: application.decidedById, decidedAt: now, reason: application.reason })
    .where(eq(mentorApplications.id, application.id));
  await tx
    .update(mentorProfiles)
    .set({ approvedAt: now, updatedAt: now })
    .where(eq(mentorProfiles.memberId, application.memberId));
  await raiseFact(tx, { name: "mentor.approved", applicationId: application.id });
}

/** Takes one's own application back while it waits. */
export async function withdrawApplication(ctx: MemberCtx): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    const [application] = await tx
      .update(mentorApplications)
      .set({ state: "withdrawn", decidedAt: ctx.now })
      .where(and(eq(mentorApplications.memberId, ctx.actor.id), eq(mentorApplications.state, "submitted")))
      .returning({ id: mentorApplications.id });
    const { id } = found(application, "programmes.application_gone");
    await settleObligation(tx, { subjectIds: [id], kind: "decide_application" }, "cancelled", ctx.now);
  });
}

/** Replaces the domains that somebody speaks for. Refuses with INVALID what the catalogue does not know. */
export async function replaceMentorDomains(tx: Tx, memberId: string, rows: MentorDomains): Promise<void> {
  const [known, parts] = await Promise.all([
    tx.select({ id: domains.id }).from(domains),
    tx.select({ id: subdomains.id, domainId: subdomains.domainId }).from(subdomains),
  ]);
  const isKnown = rows.every(
    (row) =>
      known.some((domain) => domain.id === row.domainId) &&
      (row.subdomainId === null || parts.some((part) => part.id === row.subdomainId && part.domainId === row.domainId)),
  );
  if (!isKnown) throw new DomainError("INVALID", "accounts.not_in_catalogue", "domains");
  await tx.delete(mentorDomains).where(eq(mentorDomains.memberId, memberId));
  await tx.insert(mentorDomains).values(rows.map((row) => ({ ...row, memberId })));
}

/** Replaces what somebody is strong at. Refuses with INVALID what the catalogue does not know. */
export async function replaceStrengths(tx: Tx, memberId: string, rows: Strengths): Promise<void> {
  const known = await tx.select({ id: competencies.id }).from(competencies);
  if (!rows.every((row) => known.some((competency) => competency.id === row.competencyId))) {
    throw new DomainError("INVALID", "accounts.not_in_catalogue", "strengths");
  }
  await tx.delete(strengths).where(eq(strengths.memberId, memberId));
  await tx.insert(strengths).values(rows.map((row) => ({ ...row, memberId })));
}
