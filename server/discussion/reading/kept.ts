import { and, asc, desc, eq, isNotNull, type SQL, sql } from "drizzle-orm";
import { cases, keptPosts, members, posts, threads } from "@/db/schema/index";
import { memberId } from "@/domain/actor";
import { writeNumber } from "@/domain/discussion/number";
import { inShort } from "@/domain/markdown/plain-text";
import type { Ctx, MemberCtx } from "@/server/context";
import { authorColumns, authorOf } from "../authors";
import { readableThreads, threadPath } from "../sight";

const pageSize = 25;
const mostLessons = 20;
const longestExcerpt = 400;

const cursorOf = (row: { keptAt: Date; postId: string }) => `${row.keptAt.getTime()}.${row.postId}`;

function after(cursor: string | undefined): SQL | undefined {
  const [, at, id] = /^(\d{1,13})\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(cursor ?? "") ?? [];
  if (at === undefined || id === undefined) return undefined;
  return sql`(${keptPosts.keptAt}, ${keptPosts.postId}) < (${new Date(Number(at)).toISOString()}::timestamptz, ${id}::uuid)`;
}

/**
 * What somebody has kept, the newest first, a page by key. Their own lesson is theirs whatever becomes of the post; of the post they
 * are shown what they may read today, and null where that is nothing.
 */
export async function listKept(ctx: MemberCtx, input: { after?: string | undefined }) {
  const { db, actor } = ctx;
  const readable = and(eq(threads.id, posts.threadId), readableThreads(db, actor));
  const rows = await db
    .select({
      postId: keptPosts.postId,
      lesson: keptPosts.lesson,
      keptAt: keptPosts.keptAt,
      major: posts.major,
      minor: posts.minor,
      state: posts.state,
      body: posts.body,
      asMember: posts.asMember,
      publishedAt: posts.publishedAt,
      author: authorColumns(actor),
      thread: { no: threads.no, title: threads.title, isMain: threads.isMain },
      caseSlug: cases.slug,
    })
    .from(keptPosts)
    .innerJoin(posts, eq(posts.id, keptPosts.postId))
    .leftJoin(threads, readable)
    .leftJoin(cases, eq(cases.id, threads.caseId))
    .leftJoin(members, eq(members.id, posts.authorId))
    .where(and(eq(keptPosts.memberId, actor.id), after(input.after)))
    .orderBy(desc(keptPosts.keptAt), desc(keptPosts.postId))
    .limit(pageSize + 1);
  const page = rows.slice(0, pageSize);
  const last = page.at(-1);
  return {
    kept: page.map(({ postId, lesson, keptAt, thread, caseSlug, author, major, minor, ...post }) => {
      const { publishedAt } = post;
      const stands = thread !== null && post.state === "published" && major !== null && publishedAt !== null;
      return {
        postId,
        lesson,
        keptAt,
        post: stands
          ? {
              number: writeNumber({ major, minor: minor ?? 0 }),
              path: threadPath({ ...thread, caseSlug }),
              title: thread.title,
              author: authorOf(actor, post, author),
              publishedAt,
              excerpt: inShort(post.body, longestExcerpt),
            }
          : null,
      };
    }),
    next: rows.length > pageSize && last !== undefined ? cursorOf(last) : null,
  };
}

/** The lessons that somebody has drawn from one thread, in the order of its posts; they see their own alone. */
export async function listLessons({ db, actor }: Ctx, threadId: SQL) {
  const me = memberId(actor);
  if (me === undefined) return [];
  const rows = await db
    .select({ postId: keptPosts.postId, lesson: keptPosts.lesson, major: posts.major, minor: posts.minor })
    .from(keptPosts)
    .innerJoin(posts, eq(posts.id, keptPosts.postId))
    .where(
      and(
        eq(keptPosts.memberId, me),
        eq(keptPosts.threadId, threadId),
        isNotNull(keptPosts.lesson),
        isNotNull(posts.major),
      ),
    )
    .orderBy(asc(posts.major), asc(posts.minor))
    .limit(mostLessons);
  return rows.flatMap(({ postId, lesson, major, minor }) =>
    lesson === null || major === null ? [] : [{ postId, lesson, number: writeNumber({ major, minor: minor ?? 0 }) }],
  );
}
