import { and, asc, eq, isNotNull, or, type SQL, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { members, posts, threads, threadTags, threadTakeaways } from "@/db/schema/index";
import { newPlaces } from "@/domain/discussion/carry";
import { type PostNumber, writeNumber } from "@/domain/discussion/number";
import { DomainError, found } from "@/domain/errors";
import { inShort } from "@/domain/markdown/plain-text";
import type { GetSplit, SplitThread } from "@/domain/moderation/forms";
import { refusedHere } from "@/domain/moderation/relocation";
import type { MemberCtx } from "@/server/context";
import { authorColumns, authorOf } from "@/server/discussion/authors";
import { carryPosts, whatGoes } from "@/server/discussion/moves/carry";
import {
  copyWatches,
  followersOf,
  lockRelocated,
  logMove,
  newMoveId,
  type RelocatedThread,
  readRelocated,
} from "./relocated";

const pageSize = 100;
const longestExcerpt = 160;

const oneOf = (numbers: readonly PostNumber[]): SQL | undefined =>
  or(...numbers.map(({ major, minor }) => and(eq(posts.major, major), eq(posts.minor, minor))));

async function findChosen(db: Pick<Tx, "select">, threadId: string | SQL, numbers: readonly PostNumber[]) {
  if (numbers.length === 0) return [];
  return db
    .select({ id: posts.id, major: posts.major, minor: posts.minor })
    .from(posts)
    .where(and(eq(posts.threadId, threadId), oneOf(numbers)))
    .orderBy(asc(posts.major), asc(posts.minor));
}

/** Why these posts cannot be split off, or null. */
function refusedSplit(from: RelocatedThread, numbers: readonly PostNumber[], foundCount: number): string | null {
  if (numbers.some(({ major, minor }) => major === 1 && minor === 0)) return "moderation.first_post";
  return refusedHere(from) ?? (foundCount < numbers.length ? "moderation.moved_meanwhile" : null);
}

/** One page of the posts of a thread to choose from, in a few words each. */
function listPosts(ctx: MemberCtx, threadId: SQL, from: PostNumber) {
  return ctx.db
    .select({
      major: posts.major,
      minor: posts.minor,
      body: posts.body,
      state: posts.state,
      asMember: posts.asMember,
      publishedAt: posts.publishedAt,
      author: authorColumns(ctx.actor),
    })
    .from(posts)
    .leftJoin(members, eq(members.id, posts.authorId))
    .where(
      and(
        eq(posts.threadId, threadId),
        isNotNull(posts.major),
        sql`(${posts.major}, ${posts.minor}) >= (${from.major}, ${from.minor})`,
      ),
    )
    .orderBy(asc(posts.major), asc(posts.minor))
    .limit(pageSize + 1);
}

const once = (numbers: readonly PostNumber[]): PostNumber[] => [
  ...new Map(numbers.map((number) => [writeNumber(number), number])).values(),
];

/** The posts of a thread to choose from, and what would become of those that are chosen, for whoever moderates it. */
export async function getSplit(ctx: MemberCtx, { threadNo, from = { major: 1, minor: 0 }, numbers }: GetSplit) {
  const wanted = once(numbers);
  const threadId = sql`(select t.id from ${threads} t where t.no = ${threadNo})`;
  const [thread, rows, chosen, marks] = await Promise.all([
    readRelocated(ctx.db, ctx, threadNo),
    listPosts(ctx, threadId, from),
    findChosen(ctx.db, threadId, wanted),
    ctx.db
      .select({ postId: threadTakeaways.postId })
      .from(threadTakeaways)
      .where(eq(threadTakeaways.threadId, threadId)),
  ]);
  const ids = chosen.map(({ id }) => id);
  const going = ids.length === 0 ? [] : await whatGoes(ctx.db, thread.id, ids);
  const places = new Map(newPlaces(going, { major: 0, seq: 0 }).map((place) => [place.id, place]));
  const { no, title, path, postCount } = thread;
  const last = rows[pageSize];
  return {
    thread: { no, title, path, postCount },
    refused: refusedSplit(thread, wanted, chosen.length),
    posts: rows.slice(0, pageSize).map(({ major, minor, body, author, ...post }) => ({
      ...post,
      number: writeNumber({ major: major ?? 0, minor: minor ?? 0 }),
      author: authorOf(ctx.actor, post, author),
      excerpt: post.state === "deleted" ? "" : inShort(body, longestExcerpt),
    })),
    next: last?.major == null ? null : writeNumber({ major: last.major, minor: last.minor ?? 0 }),
    going: going
      .flatMap(({ id, major, minor }) => {
        const place = places.get(id);
        if (major === null || place?.major == null) return [];
        const now = { major: place.major, minor: place.minor ?? 0 };
        return [{ was: { major, minor: minor ?? 0 }, now }];
      })
      .toSorted((a, b) => a.now.major - b.now.major || a.now.minor - b.now.minor)
      .map(({ was, now }) => ({ was: writeNumber(was), now: writeNumber(now) })),
    waiting: going.filter(({ major }) => major === null).length,
    takeaways: marks.filter(({ postId }) => going.some(({ id }) => id === postId)).length,
  };
}

/** The new thread: of the same readers, about the same things, opened by whoever wrote what will be its first post. */
async function openFrom(tx: Tx, from: RelocatedThread, ids: readonly string[], { title, key }: SplitThread) {
  const going = await whatGoes(tx, from.id, ids);
  const first = newPlaces(going, { major: 0, seq: 0 }).find(({ major, minor }) => major === 1 && minor === 0);
  const [row] = await tx
    .select({ authorId: posts.authorId, publishedAt: posts.publishedAt })
    .from(posts)
    .where(eq(posts.id, first?.id ?? ""));
  const opening = found(row, "moderation.moved_meanwhile");
  const at = found(opening.publishedAt, "bug");
  const [old] = await tx.select().from(threads).where(eq(threads.id, from.id));
  const { caseId, domainId, stage, audience, programmeId, hiddenAt, lockedAt } = found(old, "bug");
  const [made] = await tx
    .insert(threads)
    .values({
      ...{ caseId, domainId, stage, audience, programmeId, hiddenAt, lockedAt, title, key },
      openedById: opening.authorId,
      openedAt: at,
      lastPostAt: at,
    })
    .returning({ id: threads.id, no: threads.no });
  return { ...found(made, "bug"), count: going.filter(({ seq }) => seq !== null).length };
}

/** The new one has the old one's tags, and is followed as closely. */
async function copyFollowing(tx: Tx, fromId: string, intoId: string): Promise<void> {
  const into = sql<string>`${intoId}::uuid`;
  const tagged = tx
    .select({ threadId: into.as("thread_id"), tagId: threadTags.tagId })
    .from(threadTags)
    .where(eq(threadTags.threadId, fromId));
  await tx.insert(threadTags).select(tagged);
  await copyWatches(tx, followersOf(fromId), intoId);
}

/**
 * Makes a thread of its own of some posts: those that are chosen, with the answers beneath them. The first post stays. Sent twice
 * it is one thread. Returns where it is.
 */
export async function splitThread(ctx: MemberCtx, input: SplitThread): Promise<{ path: string }> {
  return ctx.db.transaction(async (tx) => {
    const [from] = await lockRelocated(tx, ctx, [input.threadNo]);
    if (from === undefined) throw new DomainError("NOT_FOUND", "moderation.not_yours");
    const [again] = await tx
      .select({ no: threads.no })
      .from(threads)
      .where(and(eq(threads.key, input.key), eq(threads.title, input.title)));
    if (again !== undefined) return { path: `/discussion/${again.no}` };
    const numbers = once(input.numbers);
    const chosen = await findChosen(tx, from.id, numbers);
    const refused = refusedSplit(from, numbers, chosen.length);
    if (refused !== null) throw new DomainError("CONFLICT", refused);
    const ids = chosen.map(({ id }) => id);
    const into = await openFrom(tx, from, ids, input);
    const moveId = newMoveId();
    await carryPosts(tx, { fromId: from.id, intoId: into.id, moveId, now: ctx.now }, ids);
    await copyFollowing(tx, from.id, into.id);
    const list = chosen.map(({ major, minor }) => writeNumber({ major: major ?? 0, minor: minor ?? 0 })).join(", ");
    const about = `${list} to thread ${into.no}, “${input.title}”`;
    await logMove(tx, ctx, { id: moveId, action: "split_thread", thread: from, about, reason: input.reason });
    return { path: `/discussion/${into.no}` };
  });
}
