import { eq } from "drizzle-orm";
import { posts, threads } from "@/db/schema/index";
import { canReadThread } from "@/domain/discussion/policy";
import { found } from "@/domain/errors";
import { authorize } from "@/domain/policy";
import { sightColumns } from "@/server/discussion/sight";
import type { MemberCtx } from "@/server/discussion/write";
import { blockMember } from "@/server/safety/blocks";

const noPost = { reason: "discussion.no_such_post", hidden: true };

/**
 * Keeps the author of a post away, silently. Who posted as “a member” is kept away without being named, in the list of whom one
 * keeps away as well.
 */
export async function blockAuthor(ctx: MemberCtx, { postId }: { postId: string }): Promise<void> {
  const [row] = await ctx.db
    .select({ ...sightColumns(ctx.db, ctx.actor), authorId: posts.authorId, asMember: posts.asMember, seq: posts.seq })
    .from(posts)
    .innerJoin(threads, eq(threads.id, posts.threadId))
    .where(eq(posts.id, postId));
  const post = authorize(ctx.actor, canReadThread, found(row, noPost.reason), noPost);
  const memberId = found(post.seq === null ? null : post.authorId, noPost.reason);
  await blockMember(ctx, { memberId, unnamed: post.asMember });
}
