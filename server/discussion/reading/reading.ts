import { and, asc, eq, inArray, isNotNull, or, type SQL, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { postMoves, posts, threadReads, threads } from "@/db/schema/index";
import type { MarkRead } from "@/domain/discussion/forms";
import { canReadThread } from "@/domain/discussion/policy";
import { found } from "@/domain/errors";
import { authorize } from "@/domain/policy";
import type { MemberCtx } from "@/server/context";
import { sightColumns } from "../sight";

const hidden = { reason: "discussion.no_such_thread", hidden: true };

/** The posts that had places in time in a thread, wherever they stand now. */
function movedFrom(tx: Tx, threadId: string, seqs: SQL | undefined) {
  return tx
    .select({ id: postMoves.postId })
    .from(postMoves)
    .where(and(eq(postMoves.threadId, threadId), seqs));
}

/**
 * A thread that the reader may read, held together with those to which the posts in question have been moved, in the order of their ids:
 * nothing is moved meanwhile, and nobody who posts in one of them waits for what is written here. Null when some were moved before they
 * were held.
 */
async function holdThreads(tx: Tx, { actor }: MemberCtx, no: number, seqs: SQL | undefined) {
  const [row] = await tx
    .select({ ...sightColumns(tx, actor), id: threads.id, hasGone: sql<boolean>`not isempty(${threads.gone})` })
    .from(threads)
    .where(eq(threads.no, no));
  const { id, hasGone } = authorize(actor, canReadThread, found(row, hidden.reason), hidden);
  const find = () =>
    tx
      .selectDistinct({ id: posts.threadId })
      .from(posts)
      .where(inArray(posts.id, movedFrom(tx, id, seqs)));
  const elsewhere = hasGone ? await find() : [];
  const held = await tx
    .select({
      id: threads.id,
      mergedIntoId: threads.mergedIntoId,
      hasGone: sql<boolean>`not isempty(${threads.gone})`,
    })
    .from(threads)
    .where(inArray(threads.id, [id, ...elsewhere.map((one) => one.id)]))
    .orderBy(asc(threads.id))
    .for("key share");
  const thread = found(
    held.find((one) => one.id === id),
    hidden.reason,
  );
  const now = thread.hasGone ? await find() : [];
  return now.every((one) => held.some((other) => other.id === one.id)) ? thread : null;
}

/**
 * Remembers that posts were read, by their places in time; or, without them, that everything up to now was. What was moved since the
 * reader saw it counts where it stands now.
 */
export async function markRead(ctx: MemberCtx, input: MarkRead): Promise<void> {
  while (!(await markedRead(ctx, input)));
}

async function markedRead(ctx: MemberCtx, input: MarkRead): Promise<boolean> {
  return ctx.db.transaction(async (tx) => {
    const seqs = input.seqs === null ? undefined : sql`= any(${sql.param(input.seqs)}::int[])`;
    const were = seqs && sql`${postMoves.seq} ${seqs}`;
    const thread = await holdThreads(tx, ctx, input.threadNo, were);
    if (thread === null) return false;
    const here = and(eq(posts.threadId, thread.id), seqs && sql`${posts.seq} ${seqs}`);
    const wasHere =
      seqs === undefined && thread.mergedIntoId === null
        ? undefined
        : inArray(posts.id, movedFrom(tx, thread.id, were));
    const read = tx
      .select({
        memberId: sql`${ctx.actor.id}::uuid`.as("member_id"),
        threadId: posts.threadId,
        read: sql`range_agg(int4range(${posts.seq}, ${posts.seq}, '[]'))`.as("read"),
        lastAt: sql`${ctx.now.toISOString()}::timestamptz`.as("last_at"),
      })
      .from(posts)
      .where(and(isNotNull(posts.seq), or(here, wasHere)))
      .groupBy(posts.threadId);
    await tx
      .insert(threadReads)
      .select(read)
      .onConflictDoUpdate({
        target: [threadReads.memberId, threadReads.threadId],
        set: { read: sql`${threadReads.read} + excluded.read`, lastAt: ctx.now },
      });
    return true;
  });
}
