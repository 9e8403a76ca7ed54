import { eq, sql } from "drizzle-orm";
import { members } from "@/db/schema/index";
import { foldForSearch } from "@/domain/catalogue/search";
import { readPlace, type SearchQuery } from "@/domain/search/forms";
import { tellingWords } from "@/domain/search/question";
import type { Ctx } from "@/server/context";
import { authorColumns, authorOf } from "@/server/discussion/authors";
import { listMentors } from "@/server/matching/directory";
import { type Find, isAfter } from "./finds";

/** Somebody whose name was asked for comes first; who only says the words of themselves, after what speaks of them. */
const named = 1.5;
const described = 0.05;
/** Fewer letters begin too many words. */
const shortest = 3;

/**
 * The mentors that this reader may find, as the directory decides: one page of them, those whose name was asked for first. Who
 * keeps out of the reader's directory is not found here either.
 */
export async function findPeople(ctx: Ctx, { q, domain, after }: SearchQuery & { q: string }): Promise<Find[]> {
  const words = tellingWords(q).filter((word) => word.length >= shortest);
  if (words.length === 0) return [];
  const asked = { q: words.join(" ").slice(0, 100), all: true };
  const { rows } = await listMentors(ctx, domain === undefined ? asked : { ...asked, domain: [domain] });
  const finds = rows.map((row): Find => {
    const names = foldForSearch(row.name).split(" ");
    const isNamed = words.every((word) => names.some((name) => name.startsWith(word)));
    return {
      kind: "people",
      key: `people:${row.handle}`,
      score: isNamed ? named : described,
      path: `/mentors/${row.handle}`,
      title: isNamed ? [{ text: row.name, found: true }] : [{ text: row.name, found: false }],
      excerpt: [],
      domain: row.domain,
      line: [row.title, row.organisation, row.city].filter(Boolean).join(", "),
      post: null,
    };
  });
  return finds.filter((find) => isAfter(find, readPlace(after)));
}

/** The handle of an author as it may be typed. */
export const authorHandle = (typed: string): string => typed.replace(/^@/, "");

/**
 * Whether the reader is shown the name of the member with this handle under what they write: where not, it is as if there were no such
 * member, so that no search tells whose posts those of “a member” are.
 */
export async function isShownAuthor(ctx: Ctx, handle: string): Promise<boolean> {
  const { pseudonym: _, ...columns } = authorColumns(ctx.actor);
  const [row] = await ctx.db
    .select(columns)
    .from(members)
    // With one table alone its columns are written without its name, and would be those of the tables in the subqueries.
    .innerJoin(sql`(select) one`, sql`true`)
    .where(eq(members.handle, authorHandle(handle)));
  return row !== undefined && authorOf(ctx.actor, { asMember: false }, { ...row, pseudonym: null }).name === row.name;
}
