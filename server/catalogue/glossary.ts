import { asc, count } from "drizzle-orm";
import { glossaryTerms } from "@/db/schema/catalogue";
import type { GlossaryCategory } from "@/domain/catalogue/content-schema";
import { foldForSearch } from "@/domain/catalogue/search";
import type { Ctx } from "@/server/context";
import { citationsOf } from "./sources";

/** Terms in alphabetical order, of one category or all, whose words contain what is searched; and counts by category. */
export async function listGlossary(
  ctx: Ctx,
  input: { category?: GlossaryCategory | undefined; q?: string | undefined },
) {
  const [rows, counts] = await Promise.all([
    ctx.db
      .select({
        id: glossaryTerms.id,
        term: glossaryTerms.term,
        category: glossaryTerms.category,
        definition: glossaryTerms.definition,
        sourceIds: glossaryTerms.sourceIds,
      })
      .from(glossaryTerms)
      .orderBy(asc(glossaryTerms.term)),
    ctx.db.select({ category: glossaryTerms.category, n: count() }).from(glossaryTerms).groupBy(glossaryTerms.category),
  ]);
  const wanted = foldForSearch(input.q ?? "");
  const terms = rows
    .filter((row) => input.category === undefined || row.category === input.category)
    .filter((row) => wanted === "" || foldForSearch(`${row.term} ${row.definition}`).includes(wanted))
    .toSorted((a, b) => a.term.localeCompare(b.term, "en-GB", { sensitivity: "base" }));
  return {
    terms,
    counts: Object.fromEntries(counts.map((row) => [row.category, row.n])),
    total: rows.length,
    sources: await citationsOf(
      ctx.db,
      terms.map((term) => term.sourceIds),
    ),
  };
}
