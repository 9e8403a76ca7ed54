import { eq } from "drizzle-orm";
import type { Db, Tx } from "@/db/client";
import { members, posts, threads } from "@/db/schema/index";
import type { MemberActor } from "@/domain/actor";
import { canReadThread } from "@/domain/discussion/policy";
import { DomainError, found } from "@/domain/errors";
import { authorize } from "@/domain/policy";
import { authorColumns, authorOf } from "@/server/discussion/authors";
import type { MemberCtx } from "@/server/discussion/posts/write";
import { sightColumns } from "@/server/discussion/sight";
import { blockMember } from "@/server/safety/blocks";

const noPost = { reason: "discussion.no_such_post", hidden: true };

/** The author of a post by id, if this reader is shown their name under it; null where they are not. */
export async function namedAuthor(
  { db, actor }: { readonly db: Db | Tx; readonly actor: MemberActor },
  postId: string,
): Promise<string | null> {
  const [row] = await db
    .select({
      ...sightColumns(db, actor),
      asMember: posts.asMember,
      seq: posts.seq,
      author: authorColumns(actor),
    })
    .from(posts)
    .innerJoin(threads, eq(threads.id, posts.threadId))
    .leftJoin(members, eq(members.id, posts.authorId))
    .where(eq(posts.id, postId));
  const { author, ...post } = authorize(actor, canReadThread, found(row, noPost.reason), noPost);
  if (post.seq === null) found(undefined, noPost.reason);
  return author !== null && authorOf(actor, post, author).name === author.name ? author.id : null;
}

/**
 * Keeps the author of a post away, silently. Only somebody who is shown under their name: whoever is kept away is named in one's
 * own list, and gone from wherever one finds people, which would tell who “a member” is.
 */
export async function blockAuthor(ctx: MemberCtx, { postId }: { postId: string }): Promise<void> {
  const memberId = await namedAuthor(ctx, postId);
  if (memberId === null) throw new DomainError("FORBIDDEN", "moderation.unnamed_author");
  await blockMember(ctx, { memberId });
}
