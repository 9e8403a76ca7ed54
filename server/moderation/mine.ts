import { and, desc, eq, isNull, sql } from "drizzle-orm";
import {
  cases,
  flags,
  members,
  moderationLog,
  moderationMatters,
  obligations,
  posts,
  threads,
} from "@/db/schema/index";
import { shownFile } from "@/domain/discussion/attachments";
import { writeNumber } from "@/domain/discussion/number";
import type { MemberCtx } from "@/server/context";
import { attachedColumn } from "@/server/discussion/attachments/attachments";
import { listWaitingFiles } from "@/server/discussion/attachments/take-attachment";
import { threadPath } from "@/server/discussion/sight";
import { listObligationsAbout } from "@/server/obligations/queries";

const most = 50;

/** What a moderator wrote to the author when they last did something with a post. */
const lastWords = sql<string | null>`(select l.reason from ${moderationLog} l
  where l.post_id = ${posts.id} and l.member_id = ${posts.authorId} order by l.no desc limit 1)`;

/** In the words of the index by which they are found. */
const unshown = sql`${posts.state} in ('pending', 'declined', 'hidden', 'removed')`;

/** What the reader has written that others do not see: because a moderator has to read it, sent it back, hid or removed it. */
async function listOwnPosts(ctx: MemberCtx) {
  const rows = await ctx.db
    .select({
      postId: posts.id,
      state: posts.state,
      body: posts.body,
      files: attachedColumn,
      asMember: posts.asMember,
      revision: posts.revision,
      major: posts.major,
      minor: posts.minor,
      writtenAt: posts.writtenAt,
      words: lastWords,
      thread: { no: threads.no, isMain: threads.isMain, title: threads.title },
      caseSlug: cases.slug,
    })
    .from(posts)
    .innerJoin(threads, eq(threads.id, posts.threadId))
    .leftJoin(cases, eq(cases.id, threads.caseId))
    .where(and(eq(posts.authorId, ctx.actor.id), unshown))
    .orderBy(desc(posts.writtenAt))
    .limit(most);
  const lines = await listObligationsAbout(
    ctx,
    rows.map((row) => row.postId),
  );
  return rows.map(({ thread, caseSlug, major, minor, files, asMember, ...row }) => ({
    ...row,
    files: files.map((file) => shownFile(file, { asMember })),
    number: major === null ? null : writeNumber({ major, minor: minor ?? 0 }),
    threadNo: thread.no,
    title: thread.title,
    path: threadPath({ ...thread, caseSlug }),
    waiting: lines.find((line) => line.subjectId === row.postId) ?? null,
  }));
}

/** What the reader has reported, and what became of it. */
async function listOwnReports(ctx: MemberCtx) {
  const rows = await ctx.db
    .select({
      matterId: flags.matterId,
      no: moderationMatters.no,
      reason: flags.reason,
      words: flags.words,
      at: flags.at,
      snapshot: moderationMatters.snapshot,
      settledAt: moderationMatters.settledAt,
      outcome: moderationMatters.outcome,
      answer: moderationMatters.words,
      dueAt: obligations.dueAt,
      now: { major: posts.major, minor: posts.minor },
      threadTitle: threads.title,
      caseTitle: cases.title,
      memberName: members.name,
    })
    .from(flags)
    .innerJoin(moderationMatters, eq(moderationMatters.id, flags.matterId))
    .leftJoin(posts, eq(posts.id, moderationMatters.postId))
    .leftJoin(threads, eq(threads.id, posts.threadId))
    .leftJoin(cases, eq(cases.id, moderationMatters.caseId))
    .leftJoin(members, eq(members.id, moderationMatters.memberId))
    .leftJoin(obligations, and(eq(obligations.subjectId, moderationMatters.id), isNull(obligations.settledAt)))
    .where(eq(flags.reporterId, ctx.actor.id))
    .orderBy(desc(flags.at))
    .limit(most);
  return rows.map(({ snapshot, now, threadTitle, caseTitle, memberName, ...row }) => ({
    ...row,
    number: now?.major == null ? snapshot.reported.number : writeNumber({ major: now.major, minor: now.minor ?? 0 }),
    title: threadTitle ?? caseTitle ?? memberName ?? "Something that is gone",
  }));
}

/** What stands between a member and the moderators: their posts that others do not see, with files that wait, and what they have reported. */
export async function listMine(ctx: MemberCtx) {
  const [own, reports, waitingFiles] = await Promise.all([
    listOwnPosts(ctx),
    listOwnReports(ctx),
    listWaitingFiles(ctx.db, ctx.actor.id),
  ]);
  return { posts: own, reports, waitingFiles };
}
