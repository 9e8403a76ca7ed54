import { and, asc, eq, inArray, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import {
  competencies,
  competencyDescriptors,
  competencyScale,
  differences,
  entryLevels,
  roles,
  routeStages,
  routes,
  targetLevels,
  targetProfiles,
} from "@/db/schema/catalogue";
import { found } from "@/domain/errors";
import type { Ctx } from "@/server/context";
import { citationsOf, citedIn } from "./sources";

const nearestLevel = alias(entryLevels, "nearest_level");
const alsoRoles = alias(roles, "next_role");

const roleColumns = {
  id: roles.id,
  name: roles.name,
  family: roles.family,
  summary: roles.summary,
  entryLevel: { id: entryLevels.id, label: entryLevels.label, experience: entryLevels.experience },
  nearestLevel: { id: nearestLevel.id, label: nearestLevel.label },
  typicalYearsMin: roles.typicalYearsMin,
  typicalYearsMax: roles.typicalYearsMax,
  whatTheyDo: roles.whatTheyDo,
  evidence: roles.evidence,
  nextRoleIds: roles.nextRoleIds,
  sourceIds: roles.sourceIds,
};

function selectRoles(ctx: Ctx) {
  return ctx.db
    .select(roleColumns)
    .from(roles)
    .leftJoin(entryLevels, eq(entryLevels.id, roles.entryLevelId))
    .innerJoin(nearestLevel, eq(nearestLevel.id, roles.nearestEntryLevelId))
    .$dynamic();
}

/** Every role in the catalogue's order, and the four entry levels. */
export async function listRoles(ctx: Ctx) {
  const [list, levels, sources] = await Promise.all([
    selectRoles(ctx).orderBy(asc(roles.position), asc(roles.name)),
    ctx.db
      .select({
        id: entryLevels.id,
        label: entryLevels.label,
        experience: entryLevels.experience,
        description: entryLevels.description,
        sourceIds: entryLevels.sourceIds,
      })
      .from(entryLevels)
      .orderBy(asc(entryLevels.position)),
    citationsOf(ctx.db, citedIn(roles.sourceIds, entryLevels.sourceIds)),
  ]);
  return { roles: list, levels, sources };
}

/**
 * One role whole: what people in it do, the evidence that shows it, its target profile with the descriptor of each level,
 * usual next roles and the routes that pass through it. Refuses with NOT_FOUND for an unknown address.
 */
export async function getRole(ctx: Ctx, input: { id: string }) {
  const nextIds = sql`(select unnest(${roles.nextRoleIds}) from ${roles} where ${roles.id} = ${input.id})`;
  const cited = sql`(select unnest(${roles.sourceIds}) from ${roles} where ${roles.id} = ${input.id}
    union select unnest(${targetProfiles.sourceIds}) from ${targetProfiles} where ${targetProfiles.roleId} = ${input.id})`;
  const [[row], profile, [note], next, passing, sources] = await Promise.all([
    selectRoles(ctx).where(eq(roles.id, input.id)).limit(1),
    ctx.db
      .select({
        competencyId: competencies.id,
        name: competencies.name,
        differenceId: differences.id,
        difference: differences.label,
        level: targetLevels.level,
        levelLabel: competencyScale.label,
        descriptor: competencyDescriptors.descriptor,
        critical: targetLevels.critical,
      })
      .from(targetLevels)
      .innerJoin(competencies, eq(competencies.id, targetLevels.competencyId))
      .innerJoin(differences, eq(differences.id, competencies.differenceId))
      .innerJoin(competencyScale, eq(competencyScale.level, targetLevels.level))
      .innerJoin(
        competencyDescriptors,
        and(
          eq(competencyDescriptors.competencyId, targetLevels.competencyId),
          eq(competencyDescriptors.level, targetLevels.level),
        ),
      )
      .where(eq(targetLevels.roleId, input.id))
      .orderBy(asc(differences.position), asc(competencies.position)),
    ctx.db
      .select({ note: targetProfiles.note, sourceIds: targetProfiles.sourceIds })
      .from(targetProfiles)
      .where(eq(targetProfiles.roleId, input.id)),
    ctx.db
      .select({ id: alsoRoles.id, name: alsoRoles.name, summary: alsoRoles.summary })
      .from(alsoRoles)
      .where(inArray(alsoRoles.id, nextIds))
      .orderBy(asc(alsoRoles.position)),
    ctx.db
      .selectDistinctOn([routes.position], {
        slug: routes.slug,
        name: routes.name,
        recommended: routes.recommended,
        leadsHere: sql<boolean>`${routes.toRoleId} = ${input.id}`,
      })
      .from(routeStages)
      .innerJoin(routes, eq(routes.id, routeStages.routeId))
      .where(eq(routeStages.roleId, input.id))
      .orderBy(asc(routes.position)),
    citationsOf(ctx.db, cited),
  ]);
  const role = found(row, "catalogue.no_such_role");
  return {
    ...role,
    profile,
    profileNote: note?.note ?? null,
    profileSourceIds: note?.sourceIds ?? [],
    next,
    routes: passing,
    sources,
  };
}
