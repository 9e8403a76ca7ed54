import { and, eq } from "drizzle-orm";
import { cases, posts, threads } from "@/db/schema/index";
import { type PostNumber, writeNumber } from "@/domain/discussion/number";
import { canReadThread } from "@/domain/discussion/policy";
import { found } from "@/domain/errors";
import { authorize } from "@/domain/policy";
import type { Ctx } from "@/server/context";
import { sightColumns, threadPath } from "../sight";
import { findMoved, placeOf } from "./moved";

const hidden = { reason: "discussion.no_such_post", hidden: true };

/** Where the post stands now that has, or had, a number in a thread which the reader may read. */
export async function getPlace(
  ctx: Ctx,
  { no, number }: { no: number; number: PostNumber },
): Promise<{ path: string }> {
  const [row] = await ctx.db
    .select({
      ...sightColumns(ctx.db, ctx.actor),
      id: threads.id,
      no: threads.no,
      isMain: threads.isMain,
      caseSlug: cases.slug,
      postId: posts.id,
    })
    .from(threads)
    .leftJoin(cases, eq(cases.id, threads.caseId))
    .leftJoin(posts, and(eq(posts.threadId, threads.id), eq(posts.major, number.major), eq(posts.minor, number.minor)))
    .where(eq(threads.no, no));
  const thread = authorize(ctx.actor, canReadThread, found(row, hidden.reason), hidden);
  if (thread.postId !== null) return { path: placeOf(threadPath(thread), writeNumber(number)) };
  const { path } = found(await findMoved(ctx.db, thread.id, number), hidden.reason);
  return { path };
}
