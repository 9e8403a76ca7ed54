import { and, asc, eq, gt, isNull, or, type SQL, sql } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import { cases, glossaryTerms, threads } from "@/db/schema/index";
import { foldForSearch } from "@/domain/catalogue/search";
import type { Suggestion } from "@/domain/search/forms";
import type { Ctx } from "@/server/context";
import { readableThreads, threadPath } from "@/server/discussion/sight";
import { listMentors } from "@/server/matching/directory";

const most = 8;
const shortest = 2;
/** Fewer letters than this are in too many titles for their index to help. */
const shortestInTitles = 3;

/** Titles in which a word begins with what is typed. */
function begins(title: PgColumn, typed: string): SQL {
  const pattern = typed.replace(/[\\%_]/g, "\\$&");
  return sql`(${title} ilike ${`${pattern}%`} or ${title} ilike ${`% ${pattern}%`})`;
}

/**
 * At most eight terms, cases, people and threads whose name begins with what is being typed, as far as this reader may see
 * them: the shortest first, which are nearest to what stands there.
 */
export async function suggest(ctx: Ctx, { q }: { q: string }): Promise<Suggestion[]> {
  if (q.length < shortest) return [];
  const shortestFirst = (title: PgColumn) => [asc(sql`length(${title})`), asc(title)];
  const [terms, titled, people, talked] = await Promise.all([
    ctx.db
      .select({ label: glossaryTerms.term, id: glossaryTerms.id })
      .from(glossaryTerms)
      .where(begins(glossaryTerms.term, q))
      .orderBy(...shortestFirst(glossaryTerms.term))
      .limit(3),
    ctx.db
      .select({ label: cases.title, slug: cases.slug })
      .from(cases)
      .where(or(begins(cases.title, q), begins(cases.organisation, q)))
      .orderBy(...shortestFirst(cases.title))
      .limit(3),
    namedSo(ctx, q),
    q.length < shortestInTitles ? [] : threadsTitled(ctx, q),
  ]);
  return [
    ...terms.map(({ label, id }) => ({ kind: "terms" as const, label, path: `/glossary#${id}` })),
    ...titled.map(({ label, slug }) => ({ kind: "cases" as const, label, path: `/cases/${slug}` })),
    ...people,
    ...talked,
  ].slice(0, most);
}

async function namedSo(ctx: Ctx, q: string): Promise<Suggestion[]> {
  const words = foldForSearch(q).split(" ");
  const { rows } = await listMentors(ctx, { q: q.slice(0, 100), all: true });
  return rows
    .filter(({ name }) => {
      const names = foldForSearch(name).split(" ");
      return words.every((word) => names.some((one) => one.startsWith(word)));
    })
    .slice(0, 2)
    .map(({ name, handle }) => ({ kind: "people", label: name, path: `/mentors/${handle}` }));
}

/** Of so many titles that begin so, no matter which, the shortest are offered: further letters choose. */
const mostLookedAt = 100;

async function threadsTitled({ db, actor }: Ctx, q: string): Promise<Suggestion[]> {
  const titled = db
    .select({ title: threads.title, no: threads.no, isMain: threads.isMain, caseId: threads.caseId })
    .from(threads)
    .where(
      and(begins(threads.title, q), gt(threads.postCount, 0), isNull(threads.mergedIntoId), readableThreads(db, actor)),
    )
    .limit(mostLookedAt)
    .as("titled");
  const rows = await db
    .select({ label: titled.title, no: titled.no, isMain: titled.isMain, caseSlug: cases.slug })
    .from(titled)
    .leftJoin(cases, eq(cases.id, titled.caseId))
    .orderBy(asc(sql`length(${titled.title})`), asc(titled.no))
    .limit(4);
  return rows.map((row) => ({ kind: "posts", label: row.label, path: threadPath(row) }));
}
