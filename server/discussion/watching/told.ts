import { eq } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Db, Tx } from "@/db/client";
import { cases, members, posts, threads } from "@/db/schema/index";
import type { Actor } from "@/domain/actor";
import { writeNumber } from "@/domain/discussion/number";
import { authorColumns, authorOf } from "../authors";
import { threadPath } from "../sight";

/** A post as somebody is told of it outside its page: where it stands, what it answers, and by whom it is for this reader. */
export async function findToldPost(db: Db | Tx, reader: Actor, postId: string) {
  const answered = alias(posts, "answered");
  const [row] = await db
    .select({
      id: posts.id,
      threadId: threads.id,
      no: threads.no,
      title: threads.title,
      audience: threads.audience,
      isMain: threads.isMain,
      caseSlug: cases.slug,
      major: posts.major,
      minor: posts.minor,
      topId: posts.topId,
      answered: { id: answered.id },
      asMember: posts.asMember,
      body: posts.body,
      publishedAt: posts.publishedAt,
      author: authorColumns(reader),
    })
    .from(posts)
    .innerJoin(threads, eq(threads.id, posts.threadId))
    .leftJoin(cases, eq(cases.id, threads.caseId))
    .leftJoin(answered, eq(answered.id, posts.replyToId))
    .leftJoin(members, eq(members.id, posts.authorId))
    .where(eq(posts.id, postId));
  if (row === undefined || row.major === null || row.publishedAt === null) return undefined;
  const { author, major, minor, publishedAt, ...post } = row;
  const number = writeNumber({ major, minor: minor ?? 0 });
  const shown = authorOf(reader, post, author);
  return {
    ...post,
    publishedAt,
    number,
    isFirst: number === "1",
    isBeneathFirst: major === 1 && number !== "1",
    path: `${threadPath(post)}?from=${number}#post-${number}`,
    /** The author's name where this reader is shown it, and what stands in its place where not. */
    by: { name: shown.name, isNamed: shown.name === author?.name },
  };
}

export type ToldPost = NonNullable<Awaited<ReturnType<typeof findToldPost>>>;
