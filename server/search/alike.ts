import { and, eq, gt, isNull, type SQL, sql } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import { cases, domains, glossaryTerms, threads } from "@/db/schema/index";
import type { FindKind, SearchQuery } from "@/domain/search/forms";
import { wantedWords } from "@/domain/search/question";
import type { Ctx } from "@/server/context";
import { readableThreads, threadPath } from "@/server/discussion/sight";
import { type Find, inOrder, pageSize, rounded } from "./finds";

const mostOfKind = 5;

/** How alike a title is to what was typed, by the groups of three letters that they share, and whether that is enough. */
function likeness(title: PgColumn, q: string) {
  const typed = wantedWords(q).join(" ");
  const score = rounded(sql`word_similarity(${typed}, ${title})`);
  const bestFirst: [SQL, PgColumn] = [sql`${score} desc`, title];
  return { score, isAlike: sql`${title} %> ${typed}`, bestFirst };
}

const titled = (row: {
  kind: FindKind;
  id: string;
  score: string;
  path: string;
  title: string;
  domain: Find["domain"];
}): Find => ({
  kind: row.kind,
  key: `${row.kind}:${row.id}`,
  score: Number(row.score),
  path: row.path,
  title: [{ text: row.title, found: false }],
  excerpt: [],
  domain: row.domain,
  line: "",
  post: null,
});

/** Cases, threads and terms whose title looks like what was typed: for when nothing is found by words. The nearest, one page. */
export async function findAlike(
  { db, actor }: Ctx,
  { q, domain }: SearchQuery & { q: string },
  kinds: readonly FindKind[],
): Promise<Find[]> {
  const [ofCase, ofThread, ofTerm] = [
    likeness(cases.title, q),
    likeness(threads.title, q),
    likeness(glossaryTerms.term, q),
  ];
  const inDomain = { id: domains.id, name: domains.name };
  const [rows, talked, terms] = await Promise.all([
    kinds.includes("cases")
      ? db
          .select({ id: cases.id, score: ofCase.score, slug: cases.slug, title: cases.title, domain: inDomain })
          .from(cases)
          .innerJoin(domains, eq(domains.id, cases.domainId))
          .where(and(ofCase.isAlike, domain === undefined ? undefined : eq(cases.domainId, domain)))
          .orderBy(...ofCase.bestFirst)
          .limit(mostOfKind)
      : [],
    kinds.includes("posts")
      ? db
          .select({
            id: threads.id,
            score: ofThread.score,
            no: threads.no,
            title: threads.title,
            isMain: threads.isMain,
            caseSlug: cases.slug,
            domain: inDomain,
          })
          .from(threads)
          .innerJoin(domains, eq(domains.id, threads.domainId))
          .leftJoin(cases, eq(cases.id, threads.caseId))
          .where(
            and(
              ofThread.isAlike,
              gt(threads.postCount, 0),
              isNull(threads.mergedIntoId),
              domain === undefined ? undefined : eq(threads.domainId, domain),
              readableThreads(db, actor),
            ),
          )
          .orderBy(...ofThread.bestFirst)
          .limit(mostOfKind)
      : [],
    kinds.includes("terms")
      ? db
          .select({ id: glossaryTerms.id, score: ofTerm.score, title: glossaryTerms.term })
          .from(glossaryTerms)
          .where(and(ofTerm.isAlike, domain === undefined ? undefined : eq(glossaryTerms.category, domain)))
          .orderBy(...ofTerm.bestFirst)
          .limit(mostOfKind)
      : [],
  ]);
  return [
    ...rows.map((row) => titled({ ...row, kind: "cases", path: `/cases/${row.slug}` })),
    ...talked.map((row) => titled({ ...row, kind: "posts", path: threadPath(row) })),
    ...terms.map((row) => titled({ ...row, kind: "terms", path: `/glossary#${row.id}`, domain: null })),
  ]
    .sort(inOrder)
    .slice(0, pageSize);
}
