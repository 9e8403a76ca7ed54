import { eq } from "drizzle-orm";
import { members, posts, threads } from "@/db/schema/index";
import { writeNumber } from "@/domain/discussion/number";
import { canReadThread } from "@/domain/discussion/policy";
import { DomainError, found } from "@/domain/errors";
import { authorize } from "@/domain/policy";
import type { MemberCtx } from "@/server/context";
import { authorColumns, authorOf } from "@/server/discussion/authors";
import { sightColumns } from "@/server/discussion/sight";
import { blockMember } from "@/server/safety/blocks";

const noPost = { reason: "discussion.no_such_post", hidden: true };

/** A post that has been shown, for somebody who may read its thread; `namedId` is its author if this reader is shown their name under it. */
export async function findShown({ db, actor }: MemberCtx, postId: string) {
  const [row] = await db
    .select({
      ...sightColumns(db, actor),
      title: threads.title,
      major: posts.major,
      minor: posts.minor,
      state: posts.state,
      body: posts.body,
      asMember: posts.asMember,
      author: authorColumns(actor),
    })
    .from(posts)
    .innerJoin(threads, eq(threads.id, posts.threadId))
    .leftJoin(members, eq(members.id, posts.authorId))
    .where(eq(posts.id, postId));
  const { author, ...post } = authorize(actor, canReadThread, found(row, noPost.reason), noPost);
  const { title, state, body, minor } = post;
  const number = { major: found(post.major, noPost.reason), minor: minor ?? 0 };
  const isNamed = author !== null && authorOf(actor, post, author).name === author.name;
  return { title, state, body, number: writeNumber(number), namedId: isNamed ? author.id : null };
}

/**
 * Keeps the author of a post away, silently. Only somebody who is shown under their name: whoever is kept away is named in one's
 * own list, and gone from wherever one finds people, which would tell who “a member” is.
 */
export async function blockAuthor(ctx: MemberCtx, { postId }: { postId: string }): Promise<void> {
  const { namedId: memberId } = await findShown(ctx, postId);
  if (memberId === null) throw new DomainError("FORBIDDEN", "moderation.unnamed_author");
  await blockMember(ctx, { memberId });
}
