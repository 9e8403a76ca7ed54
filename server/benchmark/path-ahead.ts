import { asc, eq } from "drizzle-orm";
import { members } from "@/db/schema/accounts";
import { roles, routeStages, routes } from "@/db/schema/catalogue";
import { menteeProfiles } from "@/db/schema/matching";
import { type PlanSoFar, planSoFar } from "@/domain/benchmark/plan";
import type { MemberCtx } from "@/server/context";

/** The way that a member has chosen, at typical durations, from the day they had said where they want to be. */
export type PathAhead = { route: { name: string; slug: string }; target: string; startedAt: Date; plan: PlanSoFar };

/** Reads that way; null while no route is chosen, or where it does not lead to the target. Two queries, one after the other. */
export async function readPathAhead(ctx: MemberCtx): Promise<PathAhead | null> {
  const [chosen] = await ctx.db
    .select({
      routeId: routes.id,
      route: { name: routes.name, slug: routes.slug },
      targetId: roles.id,
      target: roles.name,
      currentRoleId: members.currentRoleId,
      startedAt: menteeProfiles.readyAt,
    })
    .from(menteeProfiles)
    .innerJoin(members, eq(members.id, menteeProfiles.memberId))
    .innerJoin(routes, eq(routes.id, menteeProfiles.routeId))
    .innerJoin(roles, eq(roles.id, menteeProfiles.targetRoleId))
    .where(eq(menteeProfiles.memberId, ctx.actor.id));
  if (chosen === undefined || chosen.startedAt === null) return null;
  const stages = await ctx.db
    .select({
      roleId: routeStages.roleId,
      roleName: roles.name,
      title: routeStages.title,
      min: routeStages.monthsMin,
      max: routeStages.monthsMax,
    })
    .from(routeStages)
    .innerJoin(roles, eq(roles.id, routeStages.roleId))
    .where(eq(routeStages.routeId, chosen.routeId))
    .orderBy(asc(routeStages.stage));
  const plan = planSoFar(
    stages.map(({ min, max, ...stage }) => ({ ...stage, months: { min, max } })),
    chosen.currentRoleId,
    chosen.targetId,
  );
  return plan === null ? null : { route: chosen.route, target: chosen.target, startedAt: chosen.startedAt, plan };
}
