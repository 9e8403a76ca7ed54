import { asc, eq } from "drizzle-orm";
import { cases } from "@/db/schema/cases";
import { competencies, domains, subdomains } from "@/db/schema/catalogue";
import type { CaseFilter } from "@/domain/cases/schema";
import { foldForSearch } from "@/domain/catalogue/search";
import { found } from "@/domain/errors";
import type { Ctx } from "@/server/context";

function selectCases(ctx: Ctx) {
  return ctx.db
    .select({
      id: cases.id,
      slug: cases.slug,
      title: cases.title,
      position: cases.position,
      domain: { id: domains.id, name: domains.name },
      subdomain: { id: subdomains.id, name: subdomains.name },
      year: cases.year,
      organisation: cases.organisation,
      country: cases.country,
      outcome: cases.outcome,
      situation: cases.situation,
      facts: cases.facts,
      timeline: cases.timeline,
      questions: cases.questions,
      learningPoints: cases.learningPoints,
      sources: cases.sources,
      uncertain: cases.uncertain,
      sensitivity: cases.sensitivity,
    })
    .from(cases)
    .innerJoin(domains, eq(domains.id, cases.domainId))
    .innerJoin(subdomains, eq(subdomains.id, cases.subdomainId))
    .$dynamic();
}

type CaseRow = Awaited<ReturnType<typeof selectCases>>[number];

function listed(row: CaseRow) {
  return {
    no: row.position + 1,
    slug: row.slug,
    title: row.title,
    domain: row.domain,
    year: row.year,
    organisation: row.organisation,
    country: row.country,
    outcome: row.outcome,
  };
}

function matches(row: CaseRow, filter: CaseFilter): boolean {
  if (filter.domain !== undefined && row.domain.id !== filter.domain) return false;
  if (filter.outcome !== undefined && row.outcome.rag !== filter.outcome) return false;
  const wanted = foldForSearch(filter.q ?? "");
  if (wanted === "") return true;
  const points = row.learningPoints.map((point) => point.text);
  const text = [
    row.title,
    row.organisation,
    row.country,
    row.subdomain.name,
    row.outcome.text,
    row.situation,
    ...points,
  ];
  return foldForSearch(text.join(" ")).includes(wanted);
}

/** The cases that pass the filter, the one that leads the page whole, and how many each value of a filter has. */
export async function listCases(ctx: Ctx, filter: CaseFilter) {
  const rows = await selectCases(ctx).orderBy(asc(cases.position));
  const [lead] = rows;
  const countBy = (value: (row: CaseRow) => string) =>
    rows.reduce<Record<string, number>>((counts, row) => {
      const key = value(row);
      counts[key] = (counts[key] ?? 0) + 1;
      return counts;
    }, {});
  return {
    total: rows.length,
    lead: lead === undefined ? null : { ...listed(lead), situation: lead.situation, timeline: lead.timeline },
    cases: rows.filter((row) => matches(row, filter)).map(listed),
    domains: [...new Map(rows.map((row) => [row.domain.id, row.domain.name]))].map(([id, name]) => ({ id, name })),
    countByDomain: countBy((row) => row.domain.id),
    countByOutcome: countBy((row) => row.outcome.rag),
  };
}

/** One case whole, with the names of the competencies that its learning points touch. NOT_FOUND for an unknown address. */
export async function getCase(ctx: Ctx, input: { slug: string }) {
  const [[row], names] = await Promise.all([
    selectCases(ctx).where(eq(cases.slug, input.slug)).limit(1),
    ctx.db.select({ id: competencies.id, name: competencies.name }).from(competencies),
  ]);
  const item = found(row, "cases.no_such_case");
  return {
    ...item,
    no: item.position + 1,
    competencyNames: Object.fromEntries(names.map((name) => [name.id, name.name])),
  };
}
