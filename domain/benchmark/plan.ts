import { DateTime } from "luxon";
import { timeNetwork, typicalMonths } from "../catalogue/network";

export type RouteLeg = { roleId: string; roleName: string; title: string; months: { min: number; max: number } };

export type PlanLeg = { name: string; months: number };

/** What a route makes of somebody's way from where they are to where they want to be, at typical durations. */
export type PlanSoFar = { months: number; legs: PlanLeg[]; gates: string[] };

/**
 * The legs that lie ahead: from the present role, if the route passes through it, until the target, which is the goal and
 * takes no time. Null when the route does not reach the target. One gate ends each leg.
 */
export function planSoFar(
  stages: readonly RouteLeg[],
  currentRoleId: string | null,
  targetRoleId: string,
): PlanSoFar | null {
  const goal = stages.findLastIndex((stage) => stage.roleId === targetRoleId);
  if (goal < 1) return null;
  const here = stages.findIndex((stage) => stage.roleId === currentRoleId);
  const ahead = stages.slice(here === -1 || here >= goal ? 0 : here, goal);
  const timed = timeNetwork(
    ahead.map((stage, i) => ({
      id: String(i),
      months: typicalMonths(stage.months),
      after: i === 0 ? [] : [String(i - 1)],
    })),
  );
  return {
    months: timed.finish,
    legs: ahead.map((stage, i) => ({
      name: i === 0 ? stage.title : stage.roleName,
      months: timed.activities[i]?.months ?? 0,
    })),
    gates: ahead.map((_, i) => `G${i + 1}`),
  };
}

/** When a plan that starts now ends at the earliest, by calendar months. */
export function finishOf(plan: PlanSoFar, now: Date): Date {
  return monthsAfter(now, plan.months);
}

/** The same day some calendar months later, or the last day of that month where it is shorter. */
export function monthsAfter(instant: Date, months: number): Date {
  return DateTime.fromJSDate(instant, { zone: "utc" }).plus({ months }).toJSDate();
}

type Option = { recommended: boolean; stances: readonly string[]; stages: readonly RouteLeg[] };

/**
 * The route to suggest to somebody who has chosen none: one that leads from the present role to the target, recommended
 * before others and contested last, the shortest way among equals; else any that reaches the target. Undefined when none
 * does.
 */
export function suggestedRoute<R extends Option>(
  routes: readonly R[],
  currentRoleId: string | null,
  targetRoleId: string,
): R | undefined {
  const rank = (route: R) => {
    const here = route.stages.findIndex((stage) => stage.roleId === currentRoleId);
    const goal = route.stages.findLastIndex((stage) => stage.roleId === targetRoleId);
    const fromHere = here !== -1 && here < goal ? 0 : 4;
    return fromHere + (route.stances.includes("advised_against") ? 2 : 0) + (route.recommended ? 0 : 1);
  };
  return routes
    .flatMap((route) => {
      const plan = planSoFar(route.stages, currentRoleId, targetRoleId);
      return plan === null ? [] : [{ route, rank: rank(route), months: plan.months }];
    })
    .toSorted((a, b) => a.rank - b.rank || a.months - b.months)[0]?.route;
}
