import { and, eq, isNotNull, ne, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { cases, threads } from "@/db/schema/index";
import { canModerateThread } from "@/domain/discussion/policy";
import { DomainError, found } from "@/domain/errors";
import type { ChangeThread } from "@/domain/moderation/forms";
import { authorize } from "@/domain/policy";
import type { MemberCtx } from "@/server/context";
import { raiseVersion } from "@/server/discussion/posts/publish";
import { threadPath } from "@/server/discussion/sight";
import { logAction } from "@/server/safety/log-action";
import { notYours } from "./waiting";

/** So many threads stand before the others in a list; with more of them nothing stands out. */
const mostPinned = 5;

async function lockThread(tx: Tx, { actor }: MemberCtx, threadNo: number) {
  const [row] = await tx.select().from(threads).where(eq(threads.no, threadNo)).for("update");
  return authorize(actor, canModerateThread, found(row, notYours.reason), notYours);
}

/** Refuses the sixth pinned thread of any list: that of everybody, and that of each programme, where both kinds stand. */
async function refuseSixth(tx: Tx, thread: { id: string; programmeId: string | null }): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('pinned threads'))`);
  const pinned = await tx
    .select({ programmeId: threads.programmeId })
    .from(threads)
    .where(and(isNotNull(threads.pinnedAt), ne(threads.id, thread.id)));
  const general = pinned.filter(({ programmeId }) => programmeId === null).length;
  const byProgramme = Map.groupBy(pinned, ({ programmeId }) => programmeId);
  const others = [...byProgramme].flatMap(([id, rows]) => (id === null ? [] : [rows.length]));
  const beside =
    thread.programmeId === null ? Math.max(0, ...others) : (byProgramme.get(thread.programmeId)?.length ?? 0);
  if (general + beside >= mostPinned) throw new DomainError("CONFLICT", "moderation.five_pinned");
}

const actions = {
  lock: "lock_thread",
  unlock: "unlock_thread",
  pin: "pin_thread",
  unpin: "unpin_thread",
} as const satisfies Record<ChangeThread["move"], string>;

/**
 * Locks a thread, so that it takes no more posts, with words that its readers see; or pins it before the others of its lists; or
 * takes either back. What is so already stays as it is, with the words and the line in the log that it has.
 */
export async function changeThread(ctx: MemberCtx, { threadNo, move, words }: ChangeThread): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    const thread = await lockThread(tx, ctx, threadNo);
    const { lockedAt, pinnedAt } = thread;
    const isSo = {
      lock: lockedAt !== null,
      unlock: lockedAt === null,
      pin: pinnedAt !== null,
      unpin: pinnedAt === null,
    };
    if (isSo[move]) return;
    if (move === "pin") await refuseSixth(tx, thread);
    const now = ctx.now;
    const set = {
      lock: { lockedAt: now },
      unlock: { lockedAt: null },
      pin: { pinnedAt: now },
      unpin: { pinnedAt: null },
    }[move];
    await tx.update(threads).set(set).where(eq(threads.id, thread.id));
    await raiseVersion(tx, thread.id);
    const { id: threadId, caseId, programmeId } = thread;
    const entry = { action: actions[move], actorId: ctx.actor.id, reason: words, at: now };
    await logAction(tx, { ...entry, threadId, caseId, programmeId });
  });
}

/** One thread for whoever moderates it. */
export async function getModeratedThread(ctx: MemberCtx, { threadNo }: { threadNo: number }) {
  const [row] = await ctx.db
    .select({
      no: threads.no,
      title: threads.title,
      isMain: threads.isMain,
      programmeId: threads.programmeId,
      locked: sql<boolean>`${threads.lockedAt} is not null`,
      pinned: sql<boolean>`${threads.pinnedAt} is not null`,
      postCount: threads.postCount,
      caseSlug: cases.slug,
    })
    .from(threads)
    .leftJoin(cases, eq(cases.id, threads.caseId))
    .where(eq(threads.no, threadNo));
  const thread = authorize(ctx.actor, canModerateThread, found(row, notYours.reason), notYours);
  return { ...thread, path: threadPath(thread) };
}
