import { asc, eq, inArray } from "drizzle-orm";
import { competencies, menteeProfiles, roles } from "@/db/schema/index";
import { countChanges } from "@/domain/catalogue/framework/differences";
import { type PlanArea, planAreaOf } from "@/domain/plans/document";
import { isClosed } from "@/domain/plans/life";
import { canEditPlan, canWorkOnPlan } from "@/domain/plans/policy";
import { authorize } from "@/domain/policy";
import {
  changesAmong,
  frameworkAt,
  newestFramework,
  readVersionAndNewest,
} from "@/server/catalogue/framework/versions";
import type { MemberCtx } from "@/server/context";
import { hidden, planToRead } from "../access";
import { savePlan } from "../revisions/save";

/** The role whose targets count for a plan: the one it is for, or its owner's target; null without either. */
async function roleOf(ctx: MemberCtx, plan: { ownerId: string; targetRoleId: string | null }) {
  const wish = ctx.db
    .select({ id: menteeProfiles.targetRoleId })
    .from(menteeProfiles)
    .where(eq(menteeProfiles.memberId, plan.ownerId));
  const [role] = await ctx.db
    .select({ id: roles.id, name: roles.name })
    .from(roles)
    .where(plan.targetRoleId === null ? inArray(roles.id, wish) : eq(roles.id, plan.targetRoleId));
  return role ?? null;
}

/**
 * What the framework says otherwise in its newest version than in the one that the plan is read by, as far as it concerns the
 * plan: every competency, and the targets of its role. For the two who work on it.
 */
export async function getPlanFramework(ctx: MemberCtx, input: { planId: string }) {
  const plan = authorize(ctx.actor, canWorkOnPlan, await planToRead(ctx, input.planId), hidden);
  const version = plan.document.frameworkVersion;
  const [versions, role] = await Promise.all([readVersionAndNewest(ctx.db, version), roleOf(ctx, plan)]);
  const newest = Math.max(version, ...versions.map(({ number }) => number));
  const roleIds = role === null ? [] : [role.id];
  const changes = version === newest ? [] : changesAmong(versions, version, newest, roleIds);
  return {
    version,
    newest,
    role,
    changes,
    counts: countChanges(changes),
    can: { move: canEditPlan(ctx.actor, plan) && !isClosed(plan) && version !== newest },
  };
}

export type PlanFramework = Awaited<ReturnType<typeof getPlanFramework>>;

export type MoveToFramework = { planId: string; version: number; reason: string; key: string };

/**
 * Reads the owner's plan by another version of the framework from now on, as its next revision. Refuses a version that there is
 * not. The same form twice makes one revision.
 */
export async function moveToFramework(ctx: MemberCtx, input: MoveToFramework): Promise<{ revision: number }> {
  const plan = authorize(ctx.actor, canEditPlan, await planToRead(ctx, input.planId), {
    reason: "plans.only_the_owner_edits",
  });
  await frameworkAt(ctx.db, input.version);
  const { planId, version, key } = input;
  const reason = input.reason || `Moved to version ${version} of the competency framework`;
  const before = plan.document.frameworkVersion;
  return savePlan(ctx, {
    planId,
    reason,
    key,
    changes: [{ field: "frameworkVersion", itemId: null, before, after: version }],
  });
}

/** A competency that a line may name, with its area of a plan; a retired one stands there because a line names it already. */
export type NamedCompetency = { id: string; name: string; area: PlanArea | null; retired: boolean };

/**
 * The competencies that the lines of a plan may name, by its version of the framework, and after them those they named before.
 * Without a plan, those of the newest version.
 */
export async function listCompetencies(ctx: MemberCtx, input?: { planId: string }): Promise<NamedCompetency[]> {
  const document = input === undefined ? null : (await planToRead(ctx, input.planId)).document;
  const version = document === null ? await newestFramework(ctx.db) : document.frameworkVersion;
  const { competencies: present } = await frameworkAt(ctx.db, version);
  const known = new Set(present.map(({ id }) => id));
  const others = [...new Set((document?.items ?? []).flatMap(({ competencyIds }) => competencyIds))].filter(
    (id) => !known.has(id),
  );
  const retired =
    others.length === 0
      ? []
      : await ctx.db
          .select({ id: competencies.id, name: competencies.name })
          .from(competencies)
          .where(inArray(competencies.id, others))
          .orderBy(asc(competencies.name));
  return [
    ...present.map(({ id, name, planArea }) => ({ id, name, area: planAreaOf(planArea), retired: false })),
    ...retired.map((one) => ({ ...one, area: null, retired: true })),
  ];
}
