import { and, asc, desc, eq, isNull, type SQL, sql } from "drizzle-orm";
import { cases, domains, members, posts, threads } from "@/db/schema/index";
import { writeNumber } from "@/domain/discussion/number";
import { plainText } from "@/domain/markdown/plain-text";
import { excerpt, foundWords, marked } from "@/domain/search/excerpt";
import { readPlace, type SearchQuery } from "@/domain/search/forms";
import type { Ctx } from "@/server/context";
import { authorColumns, authorOf } from "@/server/discussion/authors";
import { readableThreads, threadPath } from "@/server/discussion/sight";
import { asked, comesAfter, type Find, markedBy, pageSize, rankOf, rounded } from "./finds";
import { authorHandle } from "./people";

/** What keeps a search short, however many posts there are and however common its words. */
export type Bounds = {
  /** However many posts have the words, so many of the newest that the reader may read are ranked: nothing sorts them all. */
  readonly mostRanked: number;
  /**
   * Where more posts than this are thought to match, they are not gathered by the index of words, which knows nothing of time:
   * the newest posts are walked through, so many at most, until enough of them match.
   */
  readonly common: number;
  readonly longestWalk: number;
};

const usual: Bounds = { mostRanked: 500, common: 20_000, longestWalk: 40_000 };
const longestExcerpt = 260;

const day = 86_400_000;

/** What narrows posts by themselves: days, and an author, of whose posts only those under their name are searched. */
function written({ from, to, author }: SearchQuery): SQL | undefined {
  const ofAuthor =
    author === undefined ? undefined : sql`(select m.id from ${members} m where m.handle = ${authorHandle(author)})`;
  const next = to === undefined ? undefined : new Date(Date.parse(to) + day).toISOString();
  return and(
    eq(posts.state, "published"),
    ofAuthor === undefined ? undefined : and(eq(posts.authorId, ofAuthor), eq(posts.asMember, false)),
    from === undefined ? undefined : sql`${posts.publishedAt} >= ${from}::date`,
    next === undefined ? undefined : sql`${posts.publishedAt} < ${next}::timestamptz`,
  );
}

/**
 * The newest posts that match and may be read, the best of each thread, best first, as rows of `best`. How many are thought to match is
 * asked of the statistics within the query, which looks for them by their words or by their time.
 */
function best(ctx: Ctx, query: SearchQuery & { q: string }, bounds: Bounds) {
  const newestFirst = sql`${posts.publishedAt} desc, ${posts.id} desc`;
  const thought = sql`select posts_thought_to_have(${asked(query.q)}) > ${bounds.common} as is_common`;
  const isCommon = sql`(select is_common from thought)`;
  const newest = sql`(select * from ${posts} where ${written(query)} order by ${newestFirst} limit ${bounds.longestWalk}) ${posts}`;
  const hitsOf = (
    searched: SQL,
    when: SQL,
  ) => sql`(select ${posts.id} as id, ${posts.threadId} as thread_id, ${posts.search} as search
    from ${searched} join ${threads} on ${threads.id} = ${posts.threadId}
    where ${and(
      when,
      sql`${posts.search} @@ ${asked(query.q)}`,
      written(query),
      isNull(threads.mergedIntoId),
      query.domain === undefined ? undefined : eq(threads.domainId, query.domain),
      readableThreads(ctx.db, ctx.actor),
    )}
    order by ${newestFirst} limit ${bounds.mostRanked})`;
  const hits = sql`with thought as materialized (${thought})
    ${hitsOf(sql`${posts}`, sql`not ${isCommon}`)} union all ${hitsOf(newest, isCommon)}`;
  return sql`(select * from (
    select distinct on (thread_id) id, score, ('posts:' || id::text) collate "C" as key from (
      select id, thread_id, ${rounded(rankOf(sql`search`, query.q))} as score from (${hits}) hit) scored
    order by thread_id, score desc, id) of_threads
    where ${comesAfter(readPlace(query.after), sql`score`, sql`key`) ?? sql`true`}
    order by score desc, key limit ${pageSize + 1}) best`;
}

/**
 * The posts that answer a question, one of each thread, best first: published ones in threads that the reader may read. A post
 * under a pseudonym is found by its words and never by its author.
 */
export async function findPosts(ctx: Ctx, query: SearchQuery & { q: string }, bounds = usual): Promise<Find[]> {
  const rows = await ctx.db
    .select({
      id: posts.id,
      score: sql<string>`best.score`,
      body: posts.body,
      marked: markedBy(sql`${threads.title} || E'\n' || ${posts.body}`, query.q),
      major: posts.major,
      minor: posts.minor,
      asMember: posts.asMember,
      publishedAt: posts.publishedAt,
      title: threads.title,
      no: threads.no,
      isMain: threads.isMain,
      caseSlug: cases.slug,
      caseTitle: cases.title,
      domain: { id: domains.id, name: domains.name },
      author: authorColumns(ctx.actor),
    })
    .from(best(ctx, query, bounds))
    .innerJoin(posts, sql`${posts.id} = best.id`)
    .innerJoin(threads, eq(threads.id, posts.threadId))
    .innerJoin(domains, eq(domains.id, threads.domainId))
    .leftJoin(cases, eq(cases.id, threads.caseId))
    .leftJoin(members, eq(members.id, posts.authorId))
    .orderBy(desc(sql`best.score`), asc(sql`best.key`));
  return rows.flatMap((row) => {
    if (row.major === null || row.publishedAt === null) return [];
    const words = foundWords(row.marked);
    const number = writeNumber({ major: row.major, minor: row.minor ?? 0 });
    return {
      kind: "posts" as const,
      key: `posts:${row.id}`,
      score: Number(row.score),
      path: `${threadPath(row)}?from=${number}#post-${number}`,
      title: marked(row.title, words),
      excerpt: excerpt(plainText(row.body, Number.POSITIVE_INFINITY), words, longestExcerpt),
      domain: row.domain,
      line: row.caseTitle ?? "",
      post: { number, author: authorOf(ctx.actor, row, row.author), at: row.publishedAt },
    };
  });
}
