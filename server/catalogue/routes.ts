import { and, asc, eq, inArray, ne, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import {
  competencies,
  competencyScale,
  credentials,
  domains,
  planTemplates,
  roles,
  routePositions,
  routeStages,
  routes,
} from "@/db/schema/catalogue";
import type { EntryCriterion } from "@/domain/catalogue/content-schema";
import { routeNetwork } from "@/domain/catalogue/route-network";
import { found } from "@/domain/errors";
import type { Ctx } from "@/server/context";
import { citationsOf, citedIn } from "./sources";

const fromRole = alias(roles, "from_role");
const toRole = alias(roles, "to_role");
const fromDomain = alias(domains, "from_domain");
const toDomain = alias(domains, "to_domain");

/** Months until the goal is reached: all stages but the last, which is the goal itself. */
function monthsToGoal(stages: readonly { monthsMin: number; monthsMax: number }[]): { min: number; max: number } {
  const legs = stages.slice(0, -1);
  return {
    min: legs.reduce((sum, stage) => sum + stage.monthsMin, 0),
    max: legs.reduce((sum, stage) => sum + stage.monthsMax, 0),
  };
}

function selectRoutes(ctx: Ctx) {
  return ctx.db
    .select({
      id: routes.id,
      slug: routes.slug,
      name: routes.name,
      summary: routes.summary,
      recommended: routes.recommended,
      from: { id: fromRole.id, name: fromRole.name },
      to: { id: toRole.id, name: toRole.name },
      fromDomain: { id: fromDomain.id, name: fromDomain.name },
      toDomain: { id: toDomain.id, name: toDomain.name },
      planTemplateIds: routes.planTemplateIds,
      credentialIds: routes.credentialIds,
      sourceIds: routes.sourceIds,
    })
    .from(routes)
    .innerJoin(fromRole, eq(fromRole.id, routes.fromRoleId))
    .innerJoin(toRole, eq(toRole.id, routes.toRoleId))
    .leftJoin(fromDomain, eq(fromDomain.id, routes.fromDomainId))
    .leftJoin(toDomain, eq(toDomain.id, routes.toDomainId))
    .$dynamic();
}

function selectStages(ctx: Ctx) {
  return ctx.db
    .select({
      routeId: routeStages.routeId,
      stage: routeStages.stage,
      title: routeStages.title,
      role: { id: roles.id, name: roles.name },
      monthsMin: routeStages.monthsMin,
      monthsMax: routeStages.monthsMax,
      entryCriteria: routeStages.entryCriteria,
      exitEvidence: routeStages.exitEvidence,
      risks: routeStages.risks,
    })
    .from(routeStages)
    .innerJoin(roles, eq(roles.id, routeStages.roleId))
    .$dynamic();
}

const positionColumns = {
  routeId: routePositions.routeId,
  articleId: routePositions.articleId,
  stance: routePositions.stance,
  text: routePositions.text,
};

/** Every route, in the catalogue's order, with what each article says of it and the typical time to its goal. */
export async function listRoutes(ctx: Ctx) {
  const [rows, stages, positions, sources] = await Promise.all([
    selectRoutes(ctx).orderBy(asc(routes.position)),
    selectStages(ctx).orderBy(asc(routeStages.routeId), asc(routeStages.stage)),
    ctx.db.select(positionColumns).from(routePositions).orderBy(asc(routePositions.position)),
    citationsOf(ctx.db, citedIn(routes.sourceIds)),
  ]);
  const list = rows.map((route) => {
    const own = stages.filter((stage) => stage.routeId === route.id);
    return {
      id: route.id,
      slug: route.slug,
      name: route.name,
      summary: route.summary,
      recommended: route.recommended,
      from: route.from,
      to: route.to,
      fromDomain: route.fromDomain,
      toDomain: route.toDomain,
      sourceIds: route.sourceIds,
      seats: own.map((stage) => ({ id: stage.role.id, name: stage.role.name })),
      months: monthsToGoal(own),
      positions: positions.filter((position) => position.routeId === route.id),
    };
  });
  return { routes: list, sources };
}

// What a route's page asks names the route by a query, so that nothing waits for its row.

/** The id of the route at an address, or of the first that an article recommends; null for an unknown address. */
function idOfRoute(slug: string | undefined): SQL {
  return slug === undefined
    ? sql`(select id from routes where recommended order by position limit 1)`
    : sql`(select id from routes where slug = ${slug})`;
}

/** The sources of a route, of what articles say of it and of its templates. */
function citedByRoute(id: SQL): SQL {
  return sql`(
    select unnest(source_ids) from routes where id = ${id}
    union select article_id from route_positions where route_id = ${id}
    union select unnest(source_ids) from plan_templates
      where id in (select unnest(plan_template_ids) from routes where id = ${id}))`;
}

/** Other routes to the same goal: from which seat, through which seats, and what the articles think of them. */
async function otherWays(ctx: Ctx, id: SQL) {
  const others = and(eq(routes.toRoleId, sql`(select to_role_id from routes where id = ${id})`), ne(routes.id, id));
  const [rows, stages, positions] = await Promise.all([
    ctx.db
      .select({
        id: routes.id,
        slug: routes.slug,
        name: routes.name,
        recommended: routes.recommended,
        fromRoleId: routes.fromRoleId,
      })
      .from(routes)
      .where(others)
      .orderBy(asc(routes.position)),
    ctx.db
      .select({ routeId: routeStages.routeId, seat: roles.name })
      .from(routeStages)
      .innerJoin(routes, eq(routes.id, routeStages.routeId))
      .innerJoin(roles, eq(roles.id, routeStages.roleId))
      .where(others)
      .orderBy(asc(routeStages.stage)),
    ctx.db
      .select({ routeId: routePositions.routeId, stance: routePositions.stance })
      .from(routePositions)
      .innerJoin(routes, eq(routes.id, routePositions.routeId))
      .where(others),
  ]);
  return rows.map(({ id, ...other }) => ({
    ...other,
    seats: stages.filter((stage) => stage.routeId === id).map((stage) => stage.seat),
    stances: positions.filter((position) => position.routeId === id).map((position) => position.stance),
  }));
}

function competencyIdsOf(criteria: readonly EntryCriterion[]): string[] {
  return criteria.flatMap((criterion) => (criterion.kind === "competency" ? [criterion.competency_id] : []));
}

/**
 * One route whole: stages with entry criteria, evidence and risks, both articles' views, what fits it, other routes to the
 * same goal, and its network. Without an address it is the first that an article recommends. Refuses with NOT_FOUND for an unknown address.
 */
export async function getRoute(ctx: Ctx, input: { slug?: string | undefined }) {
  const id = idOfRoute(input.slug);
  const [[row], stages, positions, fittingCredentials, templates, others, names, scale, cited] = await Promise.all([
    selectRoutes(ctx).where(eq(routes.id, id)),
    selectStages(ctx).where(eq(routeStages.routeId, id)).orderBy(asc(routeStages.stage)),
    ctx.db
      .select(positionColumns)
      .from(routePositions)
      .where(eq(routePositions.routeId, id))
      .orderBy(asc(routePositions.position)),
    ctx.db
      .select({
        id: credentials.id,
        name: credentials.name,
        awardingBody: credentials.awardingBody,
        whatItShows: credentials.whatItShows,
        certainty: credentials.certainty,
      })
      .from(credentials)
      .where(inArray(credentials.id, sql`(select unnest(credential_ids) from routes where id = ${id})`))
      .orderBy(asc(credentials.position)),
    ctx.db
      .select({
        id: planTemplates.id,
        name: planTemplates.name,
        purpose: planTemplates.purpose,
        durationDays: planTemplates.durationDays,
        routeId: planTemplates.routeId,
        actions: planTemplates.actions,
        gates: planTemplates.gates,
        sourceIds: planTemplates.sourceIds,
      })
      .from(planTemplates)
      .where(inArray(planTemplates.id, sql`(select unnest(plan_template_ids) from routes where id = ${id})`))
      .orderBy(asc(planTemplates.position)),
    otherWays(ctx, id),
    ctx.db.select({ id: competencies.id, name: competencies.name }).from(competencies),
    ctx.db.select({ level: competencyScale.level, label: competencyScale.label }).from(competencyScale),
    citationsOf(ctx.db, citedByRoute(id)),
  ]);
  const route = found(row, "catalogue.no_such_route");
  const studies = templates
    .filter((template) => template.routeId === null)
    .map((template) => ({
      id: template.id,
      name: template.name,
      days: template.durationDays,
      competencyIds: [...new Set(template.actions.flatMap((action) => action.competency_ids))],
    }));
  return {
    ...route,
    stages,
    positions,
    credentials: fittingCredentials,
    templates: templates.map(({ actions, gates, ...template }) => ({
      ...template,
      actions: actions.length,
      gates: gates.length,
    })),
    others,
    competencyNames: Object.fromEntries(names.map((name) => [name.id, name.name])),
    levelLabels: Object.fromEntries(scale.map((level) => [level.level, level.label])),
    months: monthsToGoal(stages),
    network: routeNetwork(
      stages.map((stage) => ({
        title: stage.title,
        roleName: stage.role.name,
        months: { min: stage.monthsMin, max: stage.monthsMax },
        entryCompetencyIds: competencyIdsOf(stage.entryCriteria),
      })),
      studies,
    ),
    sources: cited,
  };
}
