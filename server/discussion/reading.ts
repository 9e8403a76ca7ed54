import { and, eq, isNotNull, sql } from "drizzle-orm";
import { posts, threadReads, threads } from "@/db/schema/index";
import type { MarkRead } from "@/domain/discussion/forms";
import { canReadThread } from "@/domain/discussion/policy";
import { found } from "@/domain/errors";
import { authorize } from "@/domain/policy";
import { sightColumns } from "./sight";
import type { MemberCtx } from "./write";

const hidden = { reason: "discussion.no_such_thread", hidden: true };

async function readableThread({ db, actor }: MemberCtx, no: number) {
  const [row] = await db
    .select({ ...sightColumns(db, actor), id: threads.id })
    .from(threads)
    .where(eq(threads.no, no));
  return authorize(actor, canReadThread, found(row, hidden.reason), hidden);
}

/** Remembers that posts were read, by their places in time; or, without them, that everything up to now was. */
export async function markRead(ctx: MemberCtx, input: MarkRead): Promise<void> {
  const thread = await readableThread(ctx, input.threadNo);
  const chosen = input.seqs === null ? undefined : sql`${posts.seq} = any(${sql.param(input.seqs)}::int[])`;
  const read = ctx.db
    .select({
      memberId: sql`${ctx.actor.id}::uuid`.as("member_id"),
      threadId: sql`${thread.id}::uuid`.as("thread_id"),
      read: sql`range_agg(int4range(${posts.seq}, ${posts.seq}, '[]'))`.as("read"),
      lastAt: sql`${ctx.now.toISOString()}::timestamptz`.as("last_at"),
    })
    .from(posts)
    .where(and(eq(posts.threadId, thread.id), isNotNull(posts.seq), chosen))
    .having(sql`count(*) > 0`);
  await ctx.db
    .insert(threadReads)
    .select(read)
    .onConflictDoUpdate({
      target: [threadReads.memberId, threadReads.threadId],
      set: { read: sql`${threadReads.read} + excluded.read`, lastAt: ctx.now },
    });
}
