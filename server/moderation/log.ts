import { and, desc, eq, inArray, lt, type SQL } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Tx } from "@/db/client";
import { cases, members, moderationLog, posts, threads } from "@/db/schema/index";
import { coordinatedProgrammes, wears } from "@/domain/actor";
import { writeNumber } from "@/domain/discussion/number";
import { DomainError, found } from "@/domain/errors";
import { threadPath } from "@/server/discussion/sight";
import type { MemberCtx } from "@/server/discussion/write";
import { raiseFact } from "@/server/jobs/enqueue";

type Entry = typeof moderationLog.$inferInsert;

/** Adds a line to what moderators did, and returns its id. */
export async function logAction(tx: Tx, entry: Entry): Promise<string> {
  const [row] = await tx.insert(moderationLog).values(entry).returning({ id: moderationLog.id });
  return found(row, "bug").id;
}

/** The same, and whoever it concerns hears of it by mail. */
export async function logAndTell(tx: Tx, entry: Entry): Promise<void> {
  const entryId = await logAction(tx, entry);
  await raiseFact(tx, { name: "moderation.decided", entryId });
}

const pageSize = 50;
const actor = alias(members, "actor");
const concerned = alias(members, "concerned");

/** What the reader may see of the log: moderators all of it, coordinators what was done in their programmes. */
function shownTo({ actor: reader }: MemberCtx): SQL | undefined {
  if (wears(reader, "moderator")) return undefined;
  const programmes = coordinatedProgrammes(reader);
  if (programmes.length === 0) throw new DomainError("NOT_FOUND", "moderation.not_yours");
  return inArray(moderationLog.programmeId, programmes);
}

/**
 * What moderators did, the newest first, a page by key. Whose post it was is told by its number: who posted as “a member” is
 * not named here.
 */
export async function listLog(ctx: MemberCtx, { before }: { before?: number | undefined }) {
  const rows = await ctx.db
    .select({
      no: moderationLog.no,
      action: moderationLog.action,
      at: moderationLog.at,
      reason: moderationLog.reason,
      by: actor.name,
      asMember: posts.asMember,
      post: { major: posts.major, minor: posts.minor },
      postId: moderationLog.postId,
      memberName: concerned.name,
      memberHandle: concerned.handle,
      thread: { no: threads.no, isMain: threads.isMain, title: threads.title },
      caseSlug: cases.slug,
      caseTitle: cases.title,
    })
    .from(moderationLog)
    .leftJoin(actor, eq(actor.id, moderationLog.actorId))
    .leftJoin(concerned, eq(concerned.id, moderationLog.memberId))
    .leftJoin(posts, eq(posts.id, moderationLog.postId))
    .leftJoin(threads, eq(threads.id, moderationLog.threadId))
    .leftJoin(cases, eq(cases.id, threads.caseId))
    .where(and(shownTo(ctx), before === undefined ? undefined : lt(moderationLog.no, before)))
    .orderBy(desc(moderationLog.no))
    .limit(pageSize + 1);
  const page = rows.slice(0, pageSize);
  return {
    entries: page.map(({ post, thread, caseSlug, memberName, memberHandle, asMember, ...row }) => ({
      ...row,
      number: post === null || post.major === null ? null : writeNumber({ major: post.major, minor: post.minor ?? 0 }),
      thread: thread === null ? null : { title: thread.title, path: threadPath({ ...thread, caseSlug }) },
      member: asMember === true || memberName === null ? null : { name: memberName, handle: memberHandle ?? "" },
    })),
    next: rows.length > pageSize ? (page.at(-1)?.no ?? null) : null,
  };
}
