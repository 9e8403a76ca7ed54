import { and, eq, type SQL, sql } from "drizzle-orm";
import { cases, domains, glossaryTerms } from "@/db/schema/index";
import { glossaryCategoryLabels } from "@/domain/catalogue/words";
import { plainText } from "@/domain/markdown/plain-text";
import { excerpt, foundWords, marked } from "@/domain/search/excerpt";
import { readPlace, type SearchQuery } from "@/domain/search/forms";
import { wantedWords } from "@/domain/search/question";
import type { Ctx } from "@/server/context";
import { asked, comesAfter, type Find, markedBy, pageSize, rankOf, rounded } from "./finds";

const longestExcerpt = 260;

/** A title that is what was asked for counts more than one in which it stands among other words. */
const nearness = (title: SQL, question: string): SQL =>
  sql`similarity(unaccent(lower(${title})), ${wantedWords(question).join(" ")})`;

/** Cases by their title, where they were and what they faced, before what is only said about them. How they came out may be shut, so nobody finds them by it. */
export async function findCases(ctx: Ctx, { q, domain, after }: SearchQuery & { q: string }): Promise<Find[]> {
  const score = rounded(sql`${rankOf(cases.search, q)} * 1.25 + ${nearness(sql`${cases.title}`, q)} * 0.5`);
  const key = sql`('cases:' || ${cases.id}) collate "C"`;
  const rows = await ctx.db
    .select({
      id: cases.id,
      score,
      slug: cases.slug,
      title: cases.title,
      organisation: cases.organisation,
      year: cases.year,
      situation: cases.situation,
      marked: markedBy(sql`concat_ws(E'\n', ${cases.title}, ${cases.organisation}, ${cases.situation})`, q),
      domain: { id: domains.id, name: domains.name },
    })
    .from(cases)
    .innerJoin(domains, eq(domains.id, cases.domainId))
    .where(
      and(
        sql`${cases.search} @@ ${asked(q)}`,
        domain === undefined ? undefined : eq(cases.domainId, domain),
        comesAfter(readPlace(after), score, key),
      ),
    )
    .orderBy(sql`${score} desc`, key)
    .limit(pageSize + 1);
  return rows.map((row) => {
    const words = foundWords(row.marked);
    return {
      kind: "cases" as const,
      key: `cases:${row.id}`,
      score: Number(row.score),
      path: `/cases/${row.slug}`,
      title: marked(row.title, words),
      excerpt: excerpt(plainText(row.situation, Number.POSITIVE_INFINITY), words, longestExcerpt),
      domain: row.domain,
      line: [row.organisation, row.year].filter(Boolean).join(", "),
      post: null,
    };
  });
}

const isCategory = (category: string): category is keyof typeof glossaryCategoryLabels =>
  category in glossaryCategoryLabels;

/** Terms of the glossary; one that is asked for by its name comes before whatever else speaks of it. */
export async function findTerms(ctx: Ctx, { q, domain, after }: SearchQuery & { q: string }): Promise<Find[]> {
  const score = rounded(sql`${rankOf(glossaryTerms.search, q)} * 0.9 + ${nearness(sql`${glossaryTerms.term}`, q)}`);
  const key = sql`('terms:' || ${glossaryTerms.id}) collate "C"`;
  const rows = await ctx.db
    .select({
      id: glossaryTerms.id,
      score,
      term: glossaryTerms.term,
      category: glossaryTerms.category,
      definition: glossaryTerms.definition,
      marked: markedBy(sql`${glossaryTerms.term} || E'\n' || ${glossaryTerms.definition}`, q),
    })
    .from(glossaryTerms)
    .where(
      and(
        sql`${glossaryTerms.search} @@ ${asked(q)}`,
        // The words of a domain are a category of that name.
        domain === undefined ? undefined : eq(glossaryTerms.category, domain),
        comesAfter(readPlace(after), score, key),
      ),
    )
    .orderBy(sql`${score} desc`, key)
    .limit(pageSize + 1);
  return rows.map((row) => {
    const words = foundWords(row.marked);
    return {
      kind: "terms" as const,
      key: `terms:${row.id}`,
      score: Number(row.score),
      path: `/glossary#${row.id}`,
      title: marked(row.term, words),
      excerpt: marked(row.definition, words),
      domain: null,
      line: isCategory(row.category) ? glossaryCategoryLabels[row.category] : "",
      post: null,
    };
  });
}
