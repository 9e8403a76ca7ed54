import { and, asc, eq, type SQL, sql } from "drizzle-orm";
import {
  caseDecisions,
  caseRevisions,
  caseSkills,
  cases,
  caseTags,
  competencies,
  domains,
  subdomains,
  tags,
} from "@/db/schema/index";
import { memberId } from "@/domain/actor";
import { shutOutcome } from "@/domain/cases/document";
import { canCorrect, isAuthorOf, leastDecisions } from "@/domain/cases/policy";
import type { CaseFilter } from "@/domain/cases/schema";
import { foldForSearch } from "@/domain/catalogue/search";
import { found } from "@/domain/errors";
import type { Ctx } from "@/server/context";
import { competencyNames } from "./names";
import { isShut } from "./sight";

const nobody = "00000000-0000-0000-0000-000000000000";

/** What a line about a case says; `shut` has to be heeded before its outcome is shown (see `caseLine`). */
export function lineColumns(ctx: Ctx) {
  return {
    no: cases.no,
    slug: cases.slug,
    title: cases.title,
    domain: { id: domains.id, name: domains.name },
    year: cases.year,
    organisation: cases.organisation,
    country: cases.country,
    outcome: cases.outcome,
    shut: isShut(ctx.actor),
  };
}

/** A line as its reader is shown it: the outcome of a case that is shut is not in it. */
export function caseLine<R extends { shut: boolean; outcome: typeof shutOutcome }>(row: R): R {
  return row.shut ? { ...row, outcome: shutOutcome } : row;
}

/** Every text of a case that may be searched: of one that is shut, nothing of its outcome. */
function searched(ctx: Ctx): SQL {
  const open = sql`concat_ws(' ', ${cases.title}, ${cases.organisation}, ${cases.country}, ${subdomains.name},
    ${cases.situation}, ${cases.constraints}, ${cases.decisionPoint}, array_to_string(${cases.options}, ' '))`;
  const told = sql`concat_ws(' ', ${cases.outcome} ->> 'text', ${cases.happened}, ${cases.hindsight},
    jsonb_path_query_array(${cases.learningPoints}, '$[*].text'))`;
  return sql`lower(unaccent(${open} || ' ' || case when ${isShut(ctx.actor)} then '' else ${told} end))`;
}

/** Which cases pass a filter, as a condition for a query on `cases` with `subdomains` joined; reading is not asked here. */
export function passesFilter(ctx: Ctx, filter: CaseFilter): SQL | undefined {
  const words = foldForSearch(filter.q ?? "").replace(/[\\%_]/g, "\\$&");
  const tagged = ctx.db
    .select({ one: sql`1` })
    .from(caseTags)
    .where(and(eq(caseTags.caseId, cases.id), eq(caseTags.tagId, filter.tag ?? "")));
  return and(
    filter.domain === undefined ? undefined : eq(cases.domainId, filter.domain),
    // Of a case that is shut, no filter tells how it came out.
    filter.outcome === undefined
      ? undefined
      : sql`(${cases.outcome} ->> 'rag' = ${filter.outcome} and not ${isShut(ctx.actor)})`,
    filter.stage === undefined ? undefined : eq(cases.stage, filter.stage),
    filter.tag === undefined ? undefined : sql`exists (${tagged})`,
    words === "" ? undefined : sql`${searched(ctx)} like ${`%${words}%`}`,
  );
}

const mostListed = 50;

/** The case that opens the list: the first of those that came with the product. */
async function readLead(ctx: Ctx) {
  const [lead] = await ctx.db
    .select({ ...lineColumns(ctx), situation: cases.situation, timeline: cases.timeline })
    .from(cases)
    .innerJoin(domains, eq(domains.id, cases.domainId))
    .where(eq(cases.isMembers, false))
    .orderBy(asc(cases.position))
    .limit(1);
  return lead ?? null;
}

const countOf = (rows: readonly { key: string; count: number }[]) =>
  Object.fromEntries(rows.map(({ key, count }) => [key, count]));

/** What stands around a list of cases: the one that leads it, how many there are, and how many each value of a filter has. */
export async function getCaseOverview(ctx: Ctx) {
  const count = sql<number>`count(*)::int`;
  const [lead, byDomain, byOutcome, allTags] = await Promise.all([
    readLead(ctx),
    ctx.db
      .select({ id: domains.id, name: domains.name, count })
      .from(cases)
      .innerJoin(domains, eq(domains.id, cases.domainId))
      .groupBy(domains.id)
      .orderBy(asc(domains.position)),
    ctx.db
      .select({ key: sql<string>`${cases.outcome} ->> 'rag'`, count })
      .from(cases)
      .where(sql`not ${isShut(ctx.actor)}`)
      .groupBy(sql`1`),
    ctx.db
      .selectDistinct({ id: tags.id, name: tags.name })
      .from(caseTags)
      .innerJoin(tags, eq(tags.id, caseTags.tagId))
      .orderBy(asc(tags.name)),
  ]);
  return {
    lead,
    total: byDomain.reduce((sum, { count: of }) => sum + of, 0),
    domains: byDomain.map(({ id, name }) => ({ id, name })),
    countByDomain: countOf(byDomain.map(({ id, count: of }) => ({ key: id, count: of }))),
    countByOutcome: countOf(byOutcome),
    tags: allTags,
  };
}

/** The newest cases that pass the filter, with the one that leads and how many there are. */
export async function listCases(ctx: Ctx, filter: CaseFilter) {
  const [lead, [all], rows] = await Promise.all([
    readLead(ctx),
    ctx.db.select({ count: sql<number>`count(*)::int` }).from(cases),
    ctx.db
      .select(lineColumns(ctx))
      .from(cases)
      .innerJoin(domains, eq(domains.id, cases.domainId))
      .innerJoin(subdomains, eq(subdomains.id, cases.subdomainId))
      .where(passesFilter(ctx, filter))
      .orderBy(sql`${cases.isMembers}`, asc(cases.position), asc(cases.no))
      .limit(mostListed),
  ]);
  return { total: all?.count ?? 0, lead, cases: rows.map(caseLine) };
}

type Correction = { at: string; reason: string };
type Decided = { option: number | null; why: string };

function selectCase(ctx: Ctx) {
  const me = memberId(ctx.actor) ?? nobody;
  return ctx.db
    .select({
      ...lineColumns(ctx),
      id: cases.id,
      subdomain: { id: subdomains.id, name: subdomains.name },
      situation: cases.situation,
      facts: cases.facts,
      timeline: cases.timeline,
      questions: cases.questions,
      learningPoints: cases.learningPoints,
      sources: cases.sources,
      uncertain: cases.uncertain,
      sensitivity: cases.sensitivity,
      authorId: cases.authorId,
      isMembers: cases.isMembers,
      stage: cases.stage,
      constraints: cases.constraints,
      decisionPoint: cases.decisionPoint,
      options: cases.options,
      happened: cases.happened,
      hindsight: cases.hindsight,
      locked: cases.outcomeLocked,
      indexable: cases.indexable,
      revision: cases.revision,
      publishedAt: cases.publishedAt,
      tags: sql<
        { id: string; name: string }[]
      >`(select coalesce(jsonb_agg(jsonb_build_object('id', t.id, 'name', t.name)
        order by t.name), '[]') from ${caseTags} x join ${tags} t on t.id = x.tag_id where x.case_id = ${cases.id})`,
      skills: sql<
        { id: string; name: string }[]
      >`(select coalesce(jsonb_agg(jsonb_build_object('id', c.id, 'name', c.name)
        order by c.position), '[]') from ${caseSkills} x join ${competencies} c on c.id = x.competency_id
        where x.case_id = ${cases.id})`,
      corrections: sql<
        Correction[]
      >`(select coalesce(jsonb_agg(jsonb_build_object('at', r.replaced_at, 'reason', r.reason)
        order by r.revision desc), '[]') from ${caseRevisions} r where r.case_id = ${cases.id})`,
      decision: sql<Decided | null>`(select jsonb_build_object('option', d.option, 'why', d.why)
        from ${caseDecisions} d where d.case_id = ${cases.id} and d.member_id = ${me}::uuid)`,
      split: sql<Record<string, number>>`(select coalesce(jsonb_object_agg(s.option, s.count), '{}') from (
        select d.option, count(*)::int as count from ${caseDecisions} d
        where d.case_id = ${cases.id} and d.option is not null group by d.option) s)`,
    })
    .from(cases)
    .innerJoin(domains, eq(domains.id, cases.domainId))
    .innerJoin(subdomains, eq(subdomains.id, cases.subdomainId))
    .$dynamic();
}

const nothingShut = { happened: "", hindsight: "", learningPoints: [], corrections: [] };

/**
 * One case whole, with the names of the competencies that its learning points touch. Of a case whose outcome is shut for this
 * reader, nothing that is shut is in the answer; `skips` opens it to a visitor. NOT_FOUND for an unknown address.
 */
export async function getCase(ctx: Ctx, { slug, skips = false }: { slug: string; skips?: boolean | undefined }) {
  const [[row], names] = await Promise.all([
    selectCase(ctx).where(eq(cases.slug, slug)).limit(1),
    competencyNames(ctx.db),
  ]);
  const { authorId, split, ...item } = found(row, "cases.no_such_case");
  const shut = item.shut && !(skips && memberId(ctx.actor) === undefined);
  const decided = item.locked ? Object.values(split).reduce((sum, count) => sum + count, 0) : 0;
  const record = { authorId, isMembers: item.isMembers };
  return {
    ...caseLine({ ...item, shut }),
    ...(shut ? nothingShut : {}),
    decided,
    /** How many took each option; null while there are too few to be told, and for whoever has not decided. */
    split: shut || decided < leastDecisions ? null : item.options.map((_, option) => split[option] ?? 0),
    isAuthor: isAuthorOf(ctx.actor, record),
    canCorrect: canCorrect(ctx.actor, record),
    competencyNames: names,
  };
}
