import { and, desc, eq, gt, isNull, ne } from "drizzle-orm";
import { cases, posts, threads, threadTakeaways, watches } from "@/db/schema/index";
import { DomainError } from "@/domain/errors";
import type { GetMerge, MergeThreads } from "@/domain/moderation/forms";
import { narrows, refusedHere, refusedMerge } from "@/domain/moderation/relocation";
import type { MemberCtx } from "@/server/context";
import { carryPosts } from "@/server/discussion/moves/carry";
import { threadPath } from "@/server/discussion/sight";
import {
  copyWatches,
  followersOf,
  inTitle,
  lockRelocated,
  logMove,
  newMoveId,
  type RelocatedThread,
  readRelocated,
  readTarget,
  reviewAgain,
} from "./relocated";

const mostOffered = 10;

/** Threads of the same readers into which one can go, by their number or words of their title; the newest first. */
async function offer(ctx: MemberCtx, from: RelocatedThread, q: string | undefined) {
  const target = readTarget(q);
  if (target === null) return [];
  const rows = await ctx.db
    .select({
      no: threads.no,
      title: threads.title,
      postCount: threads.postCount,
      isMain: threads.isMain,
      caseSlug: cases.slug,
      lastPostAt: threads.lastPostAt,
    })
    .from(threads)
    .leftJoin(cases, eq(cases.id, threads.caseId))
    .where(
      and(
        ne(threads.id, from.id),
        eq(threads.audience, from.audience),
        from.programmeId === null ? isNull(threads.programmeId) : eq(threads.programmeId, from.programmeId),
        isNull(threads.mergedIntoId),
        gt(threads.postCount, 0),
        "no" in target ? eq(threads.no, target.no) : inTitle(threads.title, target.words),
      ),
    )
    .orderBy(desc(threads.lastPostAt))
    .limit(mostOffered);
  return rows.map((row) => ({ ...row, path: threadPath(row) }));
}

/** What a merger would do, said before it is done. */
async function plan(ctx: MemberCtx, from: RelocatedThread, intoNo: number) {
  const target = readRelocated(ctx.db, ctx, intoNo).catch((error: unknown) => {
    if (error instanceof DomainError && error.code === "NOT_FOUND") return null;
    throw error;
  });
  const [into, marks, waiting] = await Promise.all([
    target,
    ctx.db.$count(threadTakeaways, eq(threadTakeaways.threadId, from.id)),
    ctx.db.$count(posts, and(eq(posts.threadId, from.id), isNull(posts.major))),
  ]);
  if (into === null) return { refused: "moderation.no_such_target", into: null };
  return {
    refused: refusedMerge(from, into),
    into: { no: into.no, title: into.title, path: into.path, postCount: into.postCount },
    first: into.lastMajor + 1,
    narrows: narrows(from, into),
    takeawaysEnd: marks > 0 && (from.openedById === null || from.openedById !== into.openedById),
    waiting,
  };
}

/** Into which threads one may be merged, and what would become of it in the chosen one, for whoever moderates it. */
export async function getMerge(ctx: MemberCtx, { threadNo, q, intoNo }: GetMerge) {
  const from = await readRelocated(ctx.db, ctx, threadNo);
  const refused = from.isMain || refusedHere(from) !== null ? refusedMerge(from, { ...from, id: "" }) : null;
  const [offered, chosen] = await Promise.all([
    offer(ctx, from, q),
    intoNo === undefined ? null : plan(ctx, from, intoNo),
  ]);
  const { no, title, path, postCount } = from;
  return { thread: { no, title, path, postCount }, refused, offered, chosen };
}

/**
 * Merges a thread into another: all its posts stand there, after the others, and its address leads there for ever. Sent twice it is
 * done once. Returns where it went.
 */
export async function mergeThreads(
  ctx: MemberCtx,
  { threadNo, intoNo, reason }: MergeThreads,
): Promise<{ path: string }> {
  return ctx.db.transaction(async (tx) => {
    const [from, into] = await lockRelocated(tx, ctx, [threadNo, intoNo]);
    if (from === undefined || into === undefined) throw new DomainError("NOT_FOUND", "moderation.no_such_target");
    if (from.mergedIntoId === into.id) return { path: into.path };
    const refused = refusedMerge(from, into);
    if (refused !== null) throw new DomainError("CONFLICT", refused);
    const moveId = newMoveId();
    await carryPosts(tx, { fromId: from.id, intoId: into.id, moveId, now: ctx.now }, "all");
    await tx.update(threads).set({ mergedIntoId: into.id, pinnedAt: null }).where(eq(threads.id, from.id));
    // Who muted the one has not muted the other.
    const followers = and(followersOf(from.id), ne(watches.level, "mute"));
    await copyWatches(tx, followers, into.id);
    await tx.delete(watches).where(followers);
    await reviewAgain(tx, into, ctx.now);
    const about = `${from.postCount === 1 ? "1 post" : `${from.postCount} posts`} of thread ${from.no}, “${from.title}”, to thread ${into.no}, “${into.title}”`;
    await logMove(tx, ctx, { id: moveId, action: "merge_thread", thread: into, about, reason });
    return { path: into.path };
  });
}
