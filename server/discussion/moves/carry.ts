import { and, asc, eq, inArray, isNotNull, isNull, max, or, type SQL, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { postMoves, posts, threadReads, threads, threadTakeaways } from "@/db/schema/index";
import { goingWith, newPlaces } from "@/domain/discussion/carry";
import { found } from "@/domain/errors";
import { keepMeanings } from "../mentions/meanings";
import { keepPseudonym } from "../posts/pseudonyms";

/** From which thread to which; the rows of both are locked. `moveId` is the same for all that is moved at once. */
export type Carry = { readonly fromId: string; readonly intoId: string; readonly moveId: string; readonly now: Date };

/** The rows of some threads, locked in the order of their ids, so that those who lock several never wait for each other in a circle. */
export async function lockThreads(tx: Tx, which: SQL | undefined) {
  return tx.select().from(threads).where(which).orderBy(asc(threads.id)).for("update");
}

/** What of a post says where it stands. */
const standing = {
  id: posts.id,
  major: posts.major,
  minor: posts.minor,
  seq: posts.seq,
  topId: posts.topId,
  replyToId: posts.replyToId,
};

/** The posts of a thread that go when some of them are chosen, or all of them. */
export async function whatGoes(tx: Pick<Tx, "select">, threadId: string, chosen: readonly string[] | "all") {
  const within =
    chosen === "all"
      ? undefined
      : or(
          inArray(posts.id, [...chosen]),
          inArray(posts.topId, [...chosen]),
          and(isNull(posts.major), inArray(posts.replyToId, [...chosen])),
        );
  const rows = await tx
    .select(standing)
    .from(posts)
    .where(and(eq(posts.threadId, threadId), within));
  return chosen === "all" ? rows : goingWith(rows, new Set(chosen));
}

/**
 * Moves posts to another thread, where they stand after its last ones. What they were called, who has read them, which posts their
 * words cite and under which pseudonym they stand follows them; their old numbers lead to them and are given to nobody else.
 * Both threads tell their open pages. Who is told, and whether it may be done, is for the caller to say.
 */
export async function carryPosts(tx: Tx, carry: Carry, chosen: readonly string[] | "all"): Promise<void> {
  const { fromId, intoId, moveId, now } = carry;
  const going = await whatGoes(tx, fromId, chosen);
  const numbered = going.filter(({ seq }) => seq !== null);
  const into = found((await tx.select().from(threads).where(eq(threads.id, intoId)))[0], "discussion.no_such_thread");
  const places = newPlaces(going, { major: into.lastMajor, seq: into.lastSeq });
  const version = into.version + 1;
  const ids = going.map(({ id }) => id);
  if (numbered.length > 0) {
    await tx.insert(postMoves).select(
      tx
        .select({
          threadId: posts.threadId,
          major: sql<number>`${posts.major}`.as("major"),
          minor: sql<number>`${posts.minor}`.as("minor"),
          seq: sql<number>`${posts.seq}`.as("seq"),
          postId: posts.id,
          moveId: sql`${moveId}::uuid`.as("move_id"),
          movedAt: sql`${now.toISOString()}::timestamptz`.as("moved_at"),
        })
        .from(posts)
        .where(and(anyOf(ids), isNotNull(posts.seq))),
    );
  }
  await tx.execute(sql`update ${posts} set thread_id = ${intoId}, major = n.major, minor = n.minor, seq = n.seq,
      top_id = n.top, version = ${version}
    from jsonb_to_recordset(${JSON.stringify(places.map(({ topId, ...place }) => ({ ...place, top: topId })))}::jsonb)
      as n(id uuid, major int, minor int, seq int, top uuid) where ${posts}.id = n.id`);
  await tx
    .update(threads)
    .set({
      version,
      lastSeq: into.lastSeq + numbered.length,
      lastMajor: Math.max(into.lastMajor, ...places.map(({ major }) => major ?? 0)),
      postCount: into.postCount + numbered.length,
    })
    .where(eq(threads.id, intoId));
  await tx
    .update(threads)
    .set({
      version: sql`${threads.version} + 1`,
      postCount: sql`${threads.postCount} - ${numbered.length}`,
      gone: sql`${threads.gone} + coalesce((select range_agg(int4range(m.seq, m.seq, '[]'))
        from ${postMoves} m where m.thread_id = ${fromId} and m.move_id = ${moveId}), '{}')`,
    })
    .where(eq(threads.id, fromId));
  await keepTimes(tx, fromId);
  await keepTimes(tx, intoId);
  await carryReading(tx, carry);
  await keepMeanings(tx, fromId, anyOf(ids));
  await carryPseudonyms(tx, intoId, ids);
  await carryTakeaways(tx, carry);
}

const anyOf = (ids: readonly string[]) => sql`${posts.id} = any(${sql.param([...ids])}::uuid[])`;

/** When a thread was last posted in: as its posts say, if it has any. */
async function keepTimes(tx: Tx, threadId: string): Promise<void> {
  const [{ last } = { last: null }] = await tx
    .select({ last: max(posts.publishedAt) })
    .from(posts)
    .where(eq(posts.threadId, threadId));
  if (last !== null) await tx.update(threads).set({ lastPostAt: last }).where(eq(threads.id, threadId));
}

/** What was read stays read. */
async function carryReading(tx: Tx, { fromId, intoId, moveId }: Carry): Promise<void> {
  await tx
    .insert(threadReads)
    .select(
      tx
        .select({
          memberId: threadReads.memberId,
          threadId: sql`${intoId}::uuid`.as("thread_id"),
          read: sql<string>`range_agg(int4range(${posts.seq}, ${posts.seq}, '[]'))`.as("read"),
          lastAt: threadReads.lastAt,
        })
        .from(threadReads)
        .innerJoin(postMoves, and(eq(postMoves.threadId, fromId), eq(postMoves.moveId, moveId)))
        .innerJoin(posts, eq(posts.id, postMoves.postId))
        .where(and(eq(threadReads.threadId, fromId), sql`${threadReads.read} @> ${postMoves.seq}`))
        .groupBy(threadReads.memberId, threadReads.lastAt),
    )
    .onConflictDoUpdate({
      target: [threadReads.memberId, threadReads.threadId],
      set: { read: sql`${threadReads.read} + excluded.read` },
    });
}

/** Who posts without their name is one “member” there as well: the one that they are already, or the next. */
async function carryPseudonyms(tx: Tx, intoId: string, ids: readonly string[]): Promise<void> {
  const rows = await tx
    .selectDistinctOn([posts.authorId], { memberId: posts.authorId, major: posts.major, minor: posts.minor })
    .from(posts)
    .where(and(anyOf(ids), eq(posts.asMember, true)))
    .orderBy(posts.authorId, asc(posts.major), asc(posts.minor));
  const inOrder = rows.toSorted((a, b) => (a.major ?? 1e9) - (b.major ?? 1e9) || (a.minor ?? 0) - (b.minor ?? 0));
  for (const { memberId } of inOrder) if (memberId !== null) await keepPseudonym(tx, intoId, memberId);
}

/**
 * A takeaway is what whoever opened the thread takes from it. It goes with its post where they have opened the other as well and
 * have marked fewer than three there; elsewhere it ends.
 */
async function carryTakeaways(tx: Tx, { fromId, intoId, moveId }: Carry): Promise<void> {
  const moved = tx
    .select({ id: postMoves.postId })
    .from(postMoves)
    .where(and(eq(postMoves.threadId, fromId), eq(postMoves.moveId, moveId)));
  const marks = await tx
    .delete(threadTakeaways)
    .where(and(eq(threadTakeaways.threadId, fromId), inArray(threadTakeaways.postId, moved)))
    .returning();
  const [from, into] = await Promise.all(
    [fromId, intoId].map((id) => tx.select({ by: threads.openedById }).from(threads).where(eq(threads.id, id))),
  );
  const same = from?.[0]?.by != null && from[0].by === into?.[0]?.by;
  if (marks.length === 0 || !same) return;
  const taken = await tx.select().from(threadTakeaways).where(eq(threadTakeaways.threadId, intoId));
  const free = [1, 2, 3].filter((place) => !taken.some((row) => row.place === place));
  const kept = marks
    .toSorted((a, b) => a.place - b.place)
    .flatMap((mark, at) => {
      const place = free[at];
      return place === undefined ? [] : [{ ...mark, threadId: intoId, place }];
    });
  if (kept.length > 0) await tx.insert(threadTakeaways).values(kept);
}
