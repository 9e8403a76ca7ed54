import { and, desc, eq, gte, ne, or, sql } from "drizzle-orm";
import type { Db, Tx } from "@/db/client";
import { cases, postMoves, posts, threads } from "@/db/schema/index";
import type { MemberActor } from "@/domain/actor";
import { writeNumber } from "@/domain/discussion/number";
import { countOwnWords } from "@/domain/discussion/own-words";
import { readableThreads, threadPath } from "../sight";

/** What is shorter, in characters, is no reply that anybody would count. */
const leastCharacters = 200;
const most = 200;

/** A reply of a member in a thread about a case, as it stands, with the words of their own that it has. */
export type OwnCaseReply = {
  /** Where it was first posted, whichever thread it stands in by now. */
  threadId: string;
  caseTitle: string;
  path: string;
  publishedAt: Date;
  words: number;
};

const firstThreadId = sql<string>`coalesce((select ${postMoves.threadId} from ${postMoves}
  where ${postMoves.postId} = ${posts.id} order by ${postMoves.movedAt} limit 1), ${posts.threadId})`;

/** The longer replies of a member in threads about cases that they can read: the newest 200, in the order in which they were posted. */
export async function listOwnCaseReplies(db: Db | Tx, actor: MemberActor): Promise<OwnCaseReply[]> {
  const rows = await db
    .select({
      threadId: firstThreadId,
      no: threads.no,
      isMain: threads.isMain,
      caseSlug: cases.slug,
      caseTitle: cases.title,
      major: posts.major,
      minor: posts.minor,
      publishedAt: posts.publishedAt,
      body: posts.body,
    })
    .from(posts)
    .innerJoin(threads, eq(threads.id, posts.threadId))
    .innerJoin(cases, eq(cases.id, threads.caseId))
    .where(
      and(
        eq(posts.authorId, actor.id),
        eq(posts.state, "published"),
        or(ne(posts.major, 1), ne(posts.minor, 0)),
        gte(sql`length(${posts.body})`, leastCharacters),
        readableThreads(db, actor),
      ),
    )
    .orderBy(desc(posts.publishedAt), desc(posts.seq))
    .limit(most);
  return rows.reverse().flatMap(({ body, major, minor, publishedAt, caseTitle, ...thread }) => {
    if (major === null || publishedAt === null) return [];
    const number = writeNumber({ major, minor: minor ?? 0 });
    const path = `${threadPath(thread)}?from=${number}#post-${number}`;
    return [{ threadId: thread.threadId, caseTitle, path, publishedAt, words: countOwnWords(body) }];
  });
}
