import { and, eq, or, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Db, Tx } from "@/db/client";
import { cases, postMoves, posts, threads } from "@/db/schema/index";
import type { Actor } from "@/domain/actor";
import { type PostNumber, writeNumber } from "@/domain/discussion/number";
import { readableThreads, skippingPath, threadPath } from "../sight";

type Reading = Pick<Db | Tx, "select" | "execute">;

/** The thread in which the posts of a thread stand now: itself, or the one into which it was merged, however often. */
export async function lastOf(db: Reading, threadId: string): Promise<{ id: string; no: number }> {
  const [row] = await db.execute<{ id: string; no: number }>(sql`
    with recursive led as (
      select id, no, merged_into_id from ${threads} where id = ${threadId}
      union all select t.id, t.no, t.merged_into_id from ${threads} t join led on t.id = led.merged_into_id)
    select id, no from led where merged_into_id is null`);
  if (row === undefined) throw new Error("A thread leads to none.");
  return row;
}

/** The post that had a number in a thread before it was moved, with where it stands now; undefined when none has. */
export async function findMoved(db: Reading, threadId: string, number: PostNumber) {
  const [row] = await db
    .select({
      id: posts.id,
      threadId: posts.threadId,
      major: posts.major,
      minor: posts.minor,
      no: threads.no,
      isMain: threads.isMain,
      caseSlug: cases.slug,
    })
    .from(postMoves)
    .innerJoin(posts, eq(posts.id, postMoves.postId))
    .innerJoin(threads, eq(threads.id, posts.threadId))
    .leftJoin(cases, eq(cases.id, threads.caseId))
    .where(and(eq(postMoves.threadId, threadId), eq(postMoves.major, number.major), eq(postMoves.minor, number.minor)));
  if (row === undefined || row.major === null) return undefined;
  const { major, minor, ...post } = row;
  const now = { major, minor: minor ?? 0 };
  return { ...post, number: now, path: placeOf(threadPath(row), writeNumber(now)) };
}

/** Where a post is read. */
export const placeOf = (path: string, number: string) => `${path}?from=${number}#post-${number}`;

/** The thread of an address, and whether its reader looks at its case without deciding: then that goes on, within the same case alone. */
type Addressed = {
  readonly id: string;
  readonly mergedIntoNo: number | null;
  readonly caseSlug: string | null;
  readonly skipped: boolean;
};

/**
 * Where the reader of an old address goes on: to the post that had the number, or to the thread into which this one was merged.
 * Null when everything is where the address says.
 */
export async function findNewPlace(
  db: Reading,
  thread: Addressed,
  number: PostNumber | undefined,
): Promise<string | null> {
  const goesOn = (path: string, caseSlug: string | null) =>
    thread.skipped && caseSlug === thread.caseSlug ? skippingPath(path) : path;
  const moved = number === undefined ? undefined : await findMoved(db, thread.id, number);
  if (moved !== undefined) return goesOn(moved.path, moved.caseSlug);
  if (thread.mergedIntoNo === null) return null;
  const last = await lastOf(db, thread.id);
  const [row] = await db
    .select({ no: threads.no, isMain: threads.isMain, caseSlug: cases.slug })
    .from(threads)
    .leftJoin(cases, eq(cases.id, threads.caseId))
    .where(eq(threads.id, last.id));
  return row === undefined ? null : goesOn(threadPath(row), row.caseSlug);
}

/** So many former places are shown on one page; the others lead on all the same. */
const mostShown = 100;

/** The numbers of a stretch of a thread whose posts were moved, each with where it stands now as far as the reader may read there. */
export async function listGone(
  { db, actor }: { readonly db: Db | Tx; readonly actor: Actor },
  { id: threadId, caseSlug: slug, skipped }: Omit<Addressed, "mergedIntoNo">,
  { from, until }: { readonly from: PostNumber; readonly until: PostNumber | null },
) {
  // Whoever looks at a case without deciding does so in all its threads.
  const sameCase = sql`${threads.caseId} = (select c.id from ${cases} c where c.slug = ${slug})`;
  const readable = skipped
    ? or(readableThreads(db, actor), and(sameCase, readableThreads(db, actor, true)))
    : readableThreads(db, actor);
  const now = alias(posts, "now_at");
  const rows = await db
    .select({
      major: postMoves.major,
      minor: postMoves.minor,
      nowMajor: now.major,
      nowMinor: now.minor,
      thread: { id: threads.id, no: threads.no, title: threads.title, isMain: threads.isMain },
      caseSlug: cases.slug,
    })
    .from(postMoves)
    .innerJoin(now, eq(now.id, postMoves.postId))
    .leftJoin(threads, and(eq(threads.id, now.threadId), readable))
    .leftJoin(cases, eq(cases.id, threads.caseId))
    .where(
      and(
        eq(postMoves.threadId, threadId),
        sql`(${postMoves.major}, ${postMoves.minor}) >= (${from.major}, ${from.minor})`,
        until === null ? undefined : sql`(${postMoves.major}, ${postMoves.minor}) < (${until.major}, ${until.minor})`,
      ),
    )
    .orderBy(postMoves.major, postMoves.minor)
    .limit(mostShown);
  return rows.map(({ major, minor, nowMajor, nowMinor, thread, caseSlug }) => ({
    number: writeNumber({ major, minor }),
    to:
      thread === null || nowMajor === null
        ? null
        : {
            title: thread.title,
            isHere: thread.id === threadId,
            path:
              skipped && caseSlug === slug
                ? skippingPath(threadPath({ ...thread, caseSlug }))
                : threadPath({ ...thread, caseSlug }),
            number: writeNumber({ major: nowMajor, minor: nowMinor ?? 0 }),
          },
  }));
}
