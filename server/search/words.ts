import { and, eq, isNull, type SQL, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { cases, competencies, domains, glossaryTerms, posts, roles, searchWords, threads } from "@/db/schema/index";
import { wantedWords, withWords } from "@/domain/search/question";
import { likelyMeant, shortestMisspelt } from "@/domain/search/spelling";
import { readableThreads } from "@/server/discussion/sight";

/** Words of so many of the newest public posts are gathered. */
const newestGathered = 50_000;
/** A word of posts is offered to others once so many people have written it: a name or a slip that one person wrote is not. */
const leastAuthors = 3;

const wordsIn = (text: SQL) => sql`unnest(tsvector_to_array(to_tsvector('critical_path_words', ${text})))`;

/**
 * Gathers the words that may be offered in the place of a misspelt one: those of the cases, the glossary and the names of the
 * catalogue, and those that several people have written in posts that a visitor may read. What is gone from there is gone.
 */
export async function gatherWords(db: Db): Promise<void> {
  const ofContent = sql`
    select word, count(*)::int as texts from (
      select ${wordsIn(sql`concat_ws(' ', ${cases.title}, ${cases.organisation}, ${cases.country}, ${cases.situation},
        ${cases.constraints}, ${cases.decisionPoint})`)} as word from ${cases}
      union all select ${wordsIn(sql`${glossaryTerms.term} || ' ' || ${glossaryTerms.definition}`)} from ${glossaryTerms}
      union all select ${wordsIn(sql`${domains.name}`)} from ${domains}
      union all select ${wordsIn(sql`${roles.name}`)} from ${roles}
      union all select ${wordsIn(sql`${competencies.name}`)} from ${competencies}) w
    group by word`;
  const ofPosts = sql`
    select word, count(*)::int as texts from (
      select author_id, ${wordsIn(sql`body`)} as word from (
        select ${posts.authorId} as author_id, ${posts.body} as body
        from ${posts} join ${threads} on ${threads.id} = ${posts.threadId}
        where ${and(
          eq(posts.state, "published"),
          isNull(threads.mergedIntoId),
          readableThreads(db, { kind: "visitor" }),
        )}
        order by ${posts.publishedAt} desc, ${posts.id} desc limit ${newestGathered}) newest) w
    group by word having count(distinct author_id) >= ${leastAuthors}`;
  await db.transaction(async (tx) => {
    await tx.execute(sql`lock table ${searchWords} in share row exclusive mode`);
    await tx.delete(searchWords);
    await tx.execute(sql`
      insert into ${searchWords} (word, texts)
      select word, sum(texts)::int from (${ofContent} union all ${ofPosts}) w
      where word ~ '^[a-z]{4,40}$' group by word`);
  });
}

const candidates = 12;

/** The question with its misspelt words in the place of which others are likely meant; null when there are none. */
export async function meant(db: Db, question: string): Promise<string | null> {
  const typed = [...new Set(wantedWords(question))]
    .filter((word) => /^\p{L}+$/u.test(word) && word.length >= shortestMisspelt)
    .slice(0, 12);
  if (typed.length === 0) return null;
  const rows = await db.execute<{ typed: string; known: { word: string; texts: number }[] }>(sql`
    select t.typed, coalesce(jsonb_agg(jsonb_build_object('word', k.word, 'texts', k.texts)), '[]') as known
    from unnest(${sql.param(typed)}::text[]) t(typed)
    cross join lateral (
      select ${searchWords.word}, ${searchWords.texts} from ${searchWords} where ${searchWords.word} % t.typed
      order by similarity(${searchWords.word}, t.typed) desc limit ${candidates}) k
    where not exists (select from ${searchWords} s where s.word = t.typed)
    group by t.typed
    having not bool_or(ts_lexize('english_stem', k.word) = ts_lexize('english_stem', t.typed))`);
  const better = new Map<string, string>();
  for (const row of rows) {
    const word = likelyMeant(row.typed, row.known);
    if (word !== null) better.set(row.typed, word);
  }
  return better.size === 0 ? null : withWords(question, better);
}
