import { type SQL, sql } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import type { ShownAuthor } from "@/domain/discussion/author";
import { foundFrom, foundTo, type Stretch } from "@/domain/search/excerpt";
import { type FindKind, type Place, scoreDigits } from "@/domain/search/forms";
import { asRead, tellingWords, withoutExcluded } from "@/domain/search/question";

/** Finds on one page. */
export const pageSize = 20;

/** One thing that was found, with the words that led to it marked. */
export type Find = Place & {
  readonly kind: FindKind;
  readonly path: string;
  readonly title: readonly Stretch[];
  readonly excerpt: readonly Stretch[];
  readonly domain: { readonly id: string; readonly name: string } | null;
  /** What else is said of it in a few words: an organisation, a category, a role. */
  readonly line: string;
  /** Of a post: its number, who wrote it as this reader is shown them, and when. */
  readonly post: { readonly number: string; readonly author: ShownAuthor; readonly at: Date } | null;
};

/** What somebody typed as the database searches it: words by their stems, quotes, minus, or. */
export const asked = (question: string): SQL => sql`websearch_to_tsquery('critical_path', ${asRead(question)})`;

/**
 * How well words answer a question: each word counts by where it stands (a title ten times what only stands above), and a little
 * more where the words stand close to each other.
 */
export function rankOf(words: PgColumn | SQL, question: string): SQL {
  const wanted = withoutExcluded(question);
  const each = sql`ts_rank('{0.1,0.25,0.4,1}', ${words}, ${asked(tellingWords(wanted).join(" or "))})`;
  return sql`(${each} + 0.2 * ts_rank('{0.1,0.25,0.4,1}', ${words}, ${asked(wanted)}))`;
}

/** A score as it is compared and written. */
export const rounded = (score: SQL): SQL<string> =>
  sql<string>`round((${score})::numeric, ${sql.raw(`${scoreDigits}`)})`;

/** What comes after a place, where score and key are columns of a query; best first, and by key between equals. */
export function comesAfter(place: Place | null, score: SQL, key: SQL): SQL | undefined {
  if (place === null) return undefined;
  const last = sql`${place.score.toFixed(scoreDigits)}::numeric`;
  return sql`(${score} < ${last} or (${score} = ${last} and ${key} > ${place.key} collate "C"))`;
}

/** A text with the words that were found in it between two signs. */
export const markedBy = (text: PgColumn | SQL, question: string): SQL<string> =>
  sql<string>`ts_headline('critical_path', replace(${text}, '/', ' '), ${asked(question)},
    ${`HighlightAll=true, StartSel=${foundFrom}, StopSel=${foundTo}`})`;

/** Best first; between equals by key. */
export const inOrder = (a: Place, b: Place): number => b.score - a.score || (a.key < b.key ? -1 : 1);

/** Whether a find comes after a place. */
export const isAfter = (find: Place, place: Place | null): boolean => place === null || inOrder(place, find) < 0;
