import { randomUUID } from "node:crypto";
import { and, eq, inArray, or, type SQL, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { cases, domains, type moderationLog, posts, threads, watches } from "@/db/schema/index";
import { canModerateThread } from "@/domain/discussion/policy";
import { found } from "@/domain/errors";
import type { Relocated } from "@/domain/moderation/relocation";
import { authorize } from "@/domain/policy";
import type { MemberCtx } from "@/server/context";
import { lockThreads } from "@/server/discussion/moves/carry";
import { askModerator } from "@/server/discussion/posts/ask-moderator";
import { isSensitive, threadPath } from "@/server/discussion/sight";
import { raiseFact } from "@/server/jobs/enqueue";
import { settleObligation } from "@/server/obligations/service";
import { logAction } from "@/server/safety/log-action";
import { notYours } from "./waiting";

/** A thread that somebody moderates, with what decides where its posts may go. */
export async function readRelocated(db: Pick<Tx, "select">, ctx: MemberCtx, threadNo: number) {
  const [row] = await db
    .select({
      id: threads.id,
      no: threads.no,
      title: threads.title,
      isMain: threads.isMain,
      audience: threads.audience,
      programmeId: threads.programmeId,
      caseId: threads.caseId,
      caseSlug: cases.slug,
      caseTitle: cases.title,
      domain: { id: domains.id, name: domains.name },
      postCount: threads.postCount,
      lastMajor: threads.lastMajor,
      openedById: threads.openedById,
      hidden: sql<boolean>`${threads.hiddenAt} is not null`,
      merged: sql<boolean>`${threads.mergedIntoId} is not null`,
      mergedIntoId: threads.mergedIntoId,
      begun: sql<boolean>`${threads.lastSeq} > 0`,
      quiet: sql<boolean>`${threads.quietUntil} is not null`,
      lockedCaseId: sql<string | null>`case when ${cases.outcomeLocked} then ${cases.id} end`,
      sensitive: isSensitive,
    })
    .from(threads)
    .innerJoin(domains, eq(domains.id, threads.domainId))
    .leftJoin(cases, eq(cases.id, threads.caseId))
    .where(eq(threads.no, threadNo));
  const thread = authorize(ctx.actor, canModerateThread, found(row, notYours.reason), notYours);
  return { ...thread, path: threadPath(thread) };
}

/** The same with its place among others; nothing of it changes while it is looked at. */
export type RelocatedThread = Awaited<ReturnType<typeof readRelocated>> & Relocated;

/** Threads that somebody moderates, locked together, in the order of the numbers given. */
export async function lockRelocated(tx: Tx, ctx: MemberCtx, nos: readonly number[]): Promise<RelocatedThread[]> {
  await lockThreads(tx, inArray(threads.no, [...nos]));
  const list: RelocatedThread[] = [];
  for (const no of nos) list.push(await readRelocated(tx, ctx, no));
  return list;
}

/** What waited for a moderator, and comes to a sensitive case, is shown by no date passing. */
export async function reviewAgain(
  tx: Tx,
  into: { readonly id: string; readonly programmeId: string | null; readonly sensitive: boolean },
  now: Date,
): Promise<void> {
  if (!into.sensitive) return;
  const waiting = await tx
    .select({ id: posts.id, authorId: posts.authorId })
    .from(posts)
    .where(and(eq(posts.threadId, into.id), eq(posts.state, "pending")));
  for (const { id: postId, authorId } of waiting) {
    if ((await settleObligation(tx, { subjectIds: [postId], kind: "review_post" }, "cancelled", now)) === 0) continue;
    if (authorId !== null) await askModerator(tx, { ...into, postId, authorId }, now);
  }
}

/** Who follows a thread, by a condition on `watches`. */
export const followersOf = (threadId: string) => and(eq(watches.kind, "thread"), eq(watches.subject, threadId));

/** Whoever follows by this condition follows that thread as closely, unless they have said something of it themself. */
export async function copyWatches(tx: Tx, condition: SQL | undefined, intoId: string): Promise<void> {
  const following = tx
    .select({
      memberId: watches.memberId,
      kind: watches.kind,
      subject: sql<string>`${intoId}`.as("subject"),
      level: watches.level,
      since: watches.since,
    })
    .from(watches)
    .where(condition);
  await tx.insert(watches).select(following).onConflictDoNothing();
}

/** The id of a move, which is that of its line in the log. */
export const newMoveId = () => randomUUID();

type Entry = Pick<typeof moderationLog.$inferInsert, "action" | "reason" | "about"> & {
  readonly id: string;
  readonly thread: { readonly id: string; readonly caseId: string | null; readonly programmeId: string | null };
};

/** Writes down what was moved, and has the authors of what was moved told. */
export async function logMove(tx: Tx, { actor, now }: MemberCtx, { thread, ...entry }: Entry): Promise<void> {
  const { id: threadId, caseId, programmeId } = thread;
  await logAction(tx, { ...entry, threadId, caseId, programmeId, actorId: actor.id, at: now });
  await raiseFact(tx, { name: "moderation.moved", entryId: entry.id });
}

/** What is looked for: a number, in an address or alone, or words of a title. */
export function readTarget(q: string | undefined): { no: number } | { words: string } | null {
  if (q === undefined || q === "") return null;
  const no = /^(?:#|.*\/discussion\/)?(\d{1,9})(?:[/?#].*)?$/.exec(q)?.[1];
  return no === undefined ? { words: q } : { no: Number(no) };
}

/** Titles that have the words in them, for a query on something with a title. */
export const inTitle = (column: typeof threads.title | typeof cases.title, words: string) =>
  or(sql`${column} ilike ${`%${words.replace(/[\\%_]/g, "\\$&")}%`}`, sql`${words} <% ${column}`);
