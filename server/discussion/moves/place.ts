import { and, eq } from "drizzle-orm";
import { cases, posts, threads } from "@/db/schema/index";
import { memberId } from "@/domain/actor";
import { type PostNumber, writeNumber } from "@/domain/discussion/number";
import { canReadThread } from "@/domain/discussion/policy";
import { found } from "@/domain/errors";
import { authorize } from "@/domain/policy";
import type { Ctx } from "@/server/context";
import { sightColumns, skippingPath, threadPath } from "../sight";
import { findMoved, placeOf } from "./moved";

const hidden = { reason: "discussion.no_such_post", hidden: true };

/**
 * Where the post stands now that has, or had, a number in a thread which the reader may read. `skips` is a visitor who looks at a
 * case without deciding, and goes on doing so.
 */
export async function getPlace(
  ctx: Ctx,
  { no, number, skips = false }: { no: number; number: PostNumber; skips?: boolean | undefined },
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
  const seen = found(row, hidden.reason);
  const shut = seen.shut && !(skips && memberId(ctx.actor) === undefined);
  const thread = authorize(ctx.actor, canReadThread, { ...seen, shut }, hidden);
  const here = { path: placeOf(threadPath(thread), writeNumber(number)), caseSlug: thread.caseSlug };
  const place = thread.postId === null ? found(await findMoved(ctx.db, thread.id, number), hidden.reason) : here;
  const goesOn = seen.shut && !shut && place.caseSlug === thread.caseSlug;
  return { path: goesOn ? skippingPath(place.path) : place.path };
}
