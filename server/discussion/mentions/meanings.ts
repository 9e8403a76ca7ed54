import { and, eq, inArray, type SQL, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { postCitations, postMoves, posts } from "@/db/schema/index";
import { readNumber } from "@/domain/discussion/number";
import { citedNumbers } from "@/domain/markdown/found";

/** Beyond so many a text's citations of another thread are words. */
const mostKept = 200;

/**
 * Remembers which posts the words of some posts mean by their numbers when they were written in a thread other than the one in
 * which they stand now. What was remembered before stays: a number goes on meaning the post that it meant first.
 */
export async function keepMeanings(tx: Tx, writtenInId: string, which: SQL | undefined): Promise<void> {
  const rows = await tx
    .select({ id: posts.id, body: posts.body })
    .from(posts)
    .where(and(which, sql`strpos(${posts.body}, '#') > 0`));
  const cited = rows.flatMap(({ id, body }) =>
    citedNumbers(body)
      .slice(0, mostKept)
      .flatMap((number) => {
        const read = readNumber(number);
        return read === null ? [] : [{ postId: id, ...read }];
      }),
  );
  if (cited.length === 0) return;
  const majors = [...new Set(cited.map(({ major }) => major))];
  const [stayed, moved] = await Promise.all([
    tx
      .select({ id: posts.id, major: posts.major, minor: posts.minor })
      .from(posts)
      .where(and(eq(posts.threadId, writtenInId), inArray(posts.major, majors))),
    tx
      .select({ id: postMoves.postId, major: postMoves.major, minor: postMoves.minor })
      .from(postMoves)
      .where(and(eq(postMoves.threadId, writtenInId), inArray(postMoves.major, majors))),
  ]);
  const meant = new Map([...stayed, ...moved].map(({ id, major, minor }) => [`${major}.${minor}`, id]));
  const kept = cited.flatMap(({ postId, major, minor }) => {
    const citedId = meant.get(`${major}.${minor}`);
    return citedId === undefined ? [] : [{ postId, major, minor, citedId }];
  });
  if (kept.length > 0) await tx.insert(postCitations).values(kept).onConflictDoNothing();
}
