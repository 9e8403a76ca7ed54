import { sql } from "drizzle-orm";
import { posts, threadReads, threads } from "@/db/schema/index";
import { canReadThread } from "@/domain/discussion/policy";
import { found } from "@/domain/errors";
import { authorize } from "@/domain/policy";
import type { Ctx } from "@/server/context";
import { meIn, threadPath } from "../sight";
import { readThread, type ThreadKey, threadId, written } from "../threads/thread-row";

const hidden = { reason: "discussion.no_such_thread", hidden: true };

/** So few unread posts are looked at one by one. */
const fewUnread = 500;

/**
 * The first post in the order of reading that somebody has not read. Where few are unread they are found by their places in time;
 * where many are, one of them is met soon. Either way a long thread of which all but the end was read is not read through.
 */
export function readFirstUnread(ctx: Ctx, key: ThreadKey) {
  return ctx.db.execute<{ major: number; minor: number }>(sql`
    with thread as materialized (
      select ${threads.id} as id,
        int4multirange(int4range(1, ${threads.lastSeq} + 1)) - ${threads.gone} - coalesce(${threadReads.read}, '{}') as unread
      from ${threads} left join ${threadReads} on ${threadReads.threadId} = ${threads.id} and ${threadReads.memberId} = ${meIn(ctx.actor)}
      where ${threads.id} = (${threadId(ctx, key)})),
    counted as materialized (
      select id, unread, (select coalesce(sum(upper(r) - lower(r)), 0) from unnest(unread) r) as posts from thread)
    select major, minor from (
      (select p.major, p.minor from counted c cross join unnest(c.unread) r
        cross join lateral (select ${posts.major}, ${posts.minor} from ${posts} where ${posts.threadId} = c.id
          and ${posts.seq} >= lower(r) and ${posts.seq} < upper(r) offset 0) p
        where c.posts <= ${fewUnread} order by p.major, p.minor limit 1)
      union all
      (select p.major, p.minor from (select ${posts.major}, ${posts.minor}, ${posts.seq} from ${posts}
          where ${posts.threadId} = (select id from counted where posts > ${fewUnread})
            and (${posts.major}, ${posts.minor}) >= (1, 0) order by ${posts.major}, ${posts.minor} offset 0) p
        where (select unread from counted) @> p.seq limit 1)) found limit 1`);
}

/** Where somebody goes on reading a thread, or the one into which it was merged. `number` is null when they have read all of it. */
export async function getFirstUnread(ctx: Ctx, key: { no: number }): Promise<{ path: string; number: string | null }> {
  const [row, [first]] = await Promise.all([readThread(ctx, key), readFirstUnread(ctx, key)]);
  const thread = authorize(ctx.actor, canReadThread, found(row, hidden.reason), hidden);
  if (thread.mergedIntoNo !== null) return getFirstUnread(ctx, { no: thread.mergedIntoNo });
  return { path: threadPath(thread), number: written(first) };
}
