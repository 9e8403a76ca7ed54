import { and, desc, eq, inArray, lt, or, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Tx } from "@/db/client";
import { cases, members, moderationLog, moderationMatters, posts, threads } from "@/db/schema/index";
import { coordinatedProgrammes, wears } from "@/domain/actor";
import { writeNumber } from "@/domain/discussion/number";
import { DomainError } from "@/domain/errors";
import type { MemberCtx } from "@/server/context";
import { threadPath } from "@/server/discussion/sight";
import { raiseFact } from "@/server/jobs/enqueue";
import { type LogEntry, logAction } from "@/server/safety/log-action";

/** Adds a line to what moderators did, and whoever it concerns hears of it by mail. */
export async function logAndTell(tx: Tx, entry: LogEntry): Promise<void> {
  const entryId = await logAction(tx, entry);
  await raiseFact(tx, { name: "moderation.decided", entryId });
}

const pageSize = 50;
const actor = alias(members, "actor");
const concerned = alias(members, "concerned");
const about = alias(cases, "about");

/** What tells that something was reported, or why somebody asked for a name. */
const untold = ["keep_post", "keep_case", "unmask_member"] as const;

/**
 * What the reader may see of the log: moderators all of it, coordinators what was done in their programmes; but whether one's own
 * words were reported, or one's own name asked for, is not to be found out.
 */
function shownTo({ actor: reader }: MemberCtx): SQL | undefined {
  const mine = or(eq(posts.authorId, reader.id), eq(moderationLog.memberId, reader.id), eq(about.authorId, reader.id));
  // The answer to a report about somebody is kept without their id: that of a matter about the reader is known by its moment.
  const aboutMe = sql`${moderationLog.action} = 'answer_member' and exists (select from ${moderationMatters} m
    where m.member_id = ${reader.id}::uuid and m.settled_at = ${moderationLog.at})`;
  const others = sql`not coalesce(${or(and(inArray(moderationLog.action, untold), mine), aboutMe)}, false)`;
  if (wears(reader, "moderator")) return others;
  const programmes = coordinatedProgrammes(reader);
  if (programmes.length === 0) throw new DomainError("NOT_FOUND", "moderation.not_yours");
  return and(inArray(moderationLog.programmeId, programmes), others);
}

/**
 * What moderators did, the newest first, a page by key. Whose post it was is told by its number: who posted as “a member” is
 * not named here, nor is the author of a post that is gone, who may have.
 */
export async function listLog(ctx: MemberCtx, { before }: { before?: number | undefined }) {
  const rows = await ctx.db
    .select({
      no: moderationLog.no,
      action: moderationLog.action,
      at: moderationLog.at,
      reason: moderationLog.reason,
      about: moderationLog.about,
      by: actor.name,
      // Nobody's post, or one that stands under a name: of one that is gone it is not known.
      isNamed: sql<boolean>`${moderationLog.postId} is null or ${posts.asMember} is false`,
      post: { major: posts.major, minor: posts.minor },
      postId: moderationLog.postId,
      memberName: concerned.name,
      memberHandle: concerned.handle,
      thread: { no: threads.no, isMain: threads.isMain, title: threads.title },
      caseSlug: cases.slug,
      caseTitle: cases.title,
      item: { slug: about.slug, title: about.title },
    })
    .from(moderationLog)
    .leftJoin(actor, eq(actor.id, moderationLog.actorId))
    .leftJoin(concerned, eq(concerned.id, moderationLog.memberId))
    .leftJoin(posts, eq(posts.id, moderationLog.postId))
    // A post is found where it stands now.
    .leftJoin(threads, eq(threads.id, sql`coalesce(${posts.threadId}, ${moderationLog.threadId})`))
    .leftJoin(cases, eq(cases.id, threads.caseId))
    .leftJoin(about, eq(about.id, moderationLog.caseId))
    .where(and(shownTo(ctx), before === undefined ? undefined : lt(moderationLog.no, before)))
    .orderBy(desc(moderationLog.no))
    .limit(pageSize + 1);
  const page = rows.slice(0, pageSize);
  return {
    entries: page.map(({ post, thread, caseSlug, item, memberName, memberHandle, isNamed, ...row }) => ({
      ...row,
      number: post === null || post.major === null ? null : writeNumber({ major: post.major, minor: post.minor ?? 0 }),
      thread: thread === null ? null : { title: thread.title, path: threadPath({ ...thread, caseSlug }) },
      item: item === null ? null : { title: item.title, path: `/cases/${item.slug}` },
      member: !isNamed || memberName === null ? null : { name: memberName, handle: memberHandle ?? "" },
    })),
    next: rows.length > pageSize ? (page.at(-1)?.no ?? null) : null,
  };
}
