import { and, desc, eq, isNull, ne, or, sql } from "drizzle-orm";
import { cases, posts, threads, threadTakeaways } from "@/db/schema/index";
import { writeNumber } from "@/domain/discussion/number";
import { inShort } from "@/domain/markdown/plain-text";
import type { MemberCtx } from "@/server/context";
import { readableThreads, threadPath } from "../sight";

const mostListed = 20;
const longestExcerpt = 200;

/**
 * Posts of the reader that others, who had opened a thread, took away from it: how many there are, and the newest of them. They
 * alone are told; nobody is compared by it. Posts in threads that they may not read any more are not counted.
 */
export async function listHelped({ db, actor }: MemberCtx) {
  const rows = await db
    .select({
      postId: posts.id,
      major: posts.major,
      minor: posts.minor,
      body: posts.body,
      markedAt: threadTakeaways.markedAt,
      no: threads.no,
      title: threads.title,
      isMain: threads.isMain,
      caseSlug: cases.slug,
      count: sql<number>`(count(*) over ())::int`,
    })
    .from(posts)
    .innerJoin(threadTakeaways, eq(threadTakeaways.postId, posts.id))
    .innerJoin(threads, eq(threads.id, posts.threadId))
    .leftJoin(cases, eq(cases.id, threads.caseId))
    .where(
      and(
        eq(posts.authorId, actor.id),
        eq(posts.state, "published"),
        or(isNull(threads.openedById), ne(threads.openedById, actor.id)),
        readableThreads(db, actor),
      ),
    )
    .orderBy(desc(threadTakeaways.markedAt), desc(posts.id))
    .limit(mostListed);
  return {
    count: rows[0]?.count ?? 0,
    posts: rows.flatMap(({ count: _, body, major, minor, postId, markedAt, ...thread }) => {
      if (major === null) return [];
      const number = writeNumber({ major, minor: minor ?? 0 });
      const path = `${threadPath(thread)}?from=${number}#post-${number}`;
      return { postId, markedAt, number, path, title: thread.title, excerpt: inShort(body, longestExcerpt) };
    }),
  };
}
