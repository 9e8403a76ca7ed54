import { asc, eq } from "drizzle-orm";
import { availability, members } from "@/db/schema/accounts";
import { domains, roles, routePositions, routeStages, routes, subdomains } from "@/db/schema/catalogue";
import { menteeProfiles } from "@/db/schema/matching";
import { type Gap, gapsTo, gapTotals, rankGaps, weightiest } from "@/domain/benchmark/gap";
import { standings } from "@/domain/benchmark/history";
import { presetsOf } from "@/domain/benchmark/hours";
import { planSoFar, suggestedRoute } from "@/domain/benchmark/plan";
import { canSendRequest, firstOpenStep, type StartFacts } from "@/domain/benchmark/start";
import { found } from "@/domain/errors";
import type { MeetingMode } from "@/domain/programmes/meeting-modes";
import type { Ctx, MemberCtx } from "@/server/context";
import { readCompetencies, readProfile, readRatings, readScale } from "./queries";

/** How many competencies the start asks for; the rest wait on the benchmark page. */
const askedFirst = 6;

async function readAnswers(ctx: MemberCtx) {
  const [row] = await ctx.db
    .select({
      currentRoleId: members.currentRoleId,
      currentDomainId: members.currentDomainId,
      organisation: members.organisation,
      employmentType: members.employmentType,
      yearsExperience: members.yearsExperience,
      timeZone: members.timeZone,
      targetRoleId: menteeProfiles.targetRoleId,
      targetDomainId: menteeProfiles.targetDomainId,
      targetSubdomainId: menteeProfiles.targetSubdomainId,
      routeId: menteeProfiles.routeId,
      goals: menteeProfiles.goals,
      domainWish: menteeProfiles.domainWish,
      savedAt: menteeProfiles.updatedAt,
    })
    .from(members)
    .leftJoin(menteeProfiles, eq(menteeProfiles.memberId, members.id))
    .where(eq(members.id, ctx.actor.id));
  return found(row, "accounts.not_found");
}

async function readRoutes(ctx: Ctx) {
  const [list, stages, positions] = await Promise.all([
    ctx.db
      .select({
        id: routes.id,
        slug: routes.slug,
        name: routes.name,
        summary: routes.summary,
        recommended: routes.recommended,
      })
      .from(routes)
      .orderBy(asc(routes.position)),
    ctx.db
      .select({
        routeId: routeStages.routeId,
        roleId: routeStages.roleId,
        roleName: roles.name,
        title: routeStages.title,
        min: routeStages.monthsMin,
        max: routeStages.monthsMax,
      })
      .from(routeStages)
      .innerJoin(roles, eq(roles.id, routeStages.roleId))
      .orderBy(asc(routeStages.stage)),
    ctx.db.select({ routeId: routePositions.routeId, stance: routePositions.stance }).from(routePositions),
  ]);
  return list.map((route) => ({
    ...route,
    stages: stages
      .filter((stage) => stage.routeId === route.id)
      .map(({ min, max, routeId: _, ...stage }) => ({ ...stage, months: { min, max } })),
    stances: positions.filter((position) => position.routeId === route.id).map((position) => position.stance),
  }));
}

/** How a member would meet a mentor; null for somebody who seeks none. */
export async function getMeetingModes(ctx: MemberCtx): Promise<MeetingMode[] | null> {
  const [profile] = await ctx.db
    .select({ modes: menteeProfiles.meetingModes })
    .from(menteeProfiles)
    .where(eq(menteeProfiles.memberId, ctx.actor.id));
  return profile?.modes ?? null;
}

/** Everything the start shows: the answers so far, the options, the six competencies asked first and the plan so far. */
export async function getStart(ctx: MemberCtx) {
  const [answers, slots, allRoles, allDomains, parts, allRoutes, competencies, scale, given] = await Promise.all([
    readAnswers(ctx),
    ctx.db
      .select({ weekday: availability.weekday, startsAt: availability.startsAt, endsAt: availability.endsAt })
      .from(availability)
      .where(eq(availability.memberId, ctx.actor.id)),
    ctx.db.select({ id: roles.id, name: roles.name, family: roles.family }).from(roles).orderBy(asc(roles.position)),
    ctx.db.select({ id: domains.id, name: domains.name }).from(domains).orderBy(asc(domains.position)),
    ctx.db
      .select({ id: subdomains.id, domainId: subdomains.domainId, name: subdomains.name })
      .from(subdomains)
      .orderBy(asc(subdomains.position)),
    readRoutes(ctx),
    readCompetencies(ctx.db),
    readScale(ctx.db),
    readRatings(ctx.db, ctx.actor.id),
  ]);
  const [target, present] = await Promise.all([
    answers.targetRoleId === null ? null : readProfile(ctx.db, answers.targetRoleId),
    answers.currentRoleId === null ? null : readProfile(ctx.db, answers.currentRoleId),
  ]);
  const standing = standings(given);
  const six = target === null ? [] : weightiest(target, present, askedFirst);
  const levels = new Map([...standing].flatMap(([id, at]) => (at.self === null ? [] : [[id, at.self.level] as const])));
  const gaps: Gap[] = gapsTo(
    (target ?? []).filter((level) => six.includes(level.competencyId)),
    levels,
  );
  const facts: StartFacts = {
    ...answers,
    hasHours: slots.length > 0,
    rated: six.filter((id) => levels.has(id)).length,
  };
  const chosen = allRoutes.find((one) => one.id === answers.routeId);
  const route =
    chosen ??
    (answers.targetRoleId === null
      ? undefined
      : suggestedRoute(allRoutes, answers.currentRoleId, answers.targetRoleId));
  const [widest] = rankGaps(gaps).filter((gap) => (gap.gap ?? 0) > 0);
  return {
    answers,
    /** Null when the hours were drawn by hand and are better left as they are. */
    hours: presetsOf(slots),
    step: firstOpenStep(facts),
    facts,
    canRequest: canSendRequest(facts),
    options: { roles: allRoles, domains: allDomains, subdomains: parts, routes: allRoutes },
    scale,
    asked: six.flatMap((id) => {
      const competency = competencies.find((one) => one.id === id);
      const aim = target?.find((level) => level.competencyId === id);
      return competency && aim
        ? [{ ...competency, target: aim.level, critical: aim.critical, now: levels.get(id) ?? null }]
        : [];
    }),
    route: route === undefined ? null : { name: route.name, suggested: chosen === undefined },
    plan:
      route === undefined || answers.targetRoleId === null
        ? null
        : planSoFar(route.stages, answers.currentRoleId, answers.targetRoleId),
    totals: gapTotals(gaps),
    widest:
      widest === undefined
        ? null
        : {
            name: competencies.find((one) => one.id === widest.competencyId)?.name ?? widest.competencyId,
            differenceId: widest.differenceId,
            levels: widest.gap ?? 0,
          },
  };
}
