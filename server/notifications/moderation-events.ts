import { and, eq, isNull, sql } from "drizzle-orm";
import type { Db, Tx } from "@/db/client";
import { cases, flags, hats, moderationLog, moderationMatters, obligations, posts, threads } from "@/db/schema/index";
import type { ThreadAudience } from "@/domain/discussion/kinds";
import { writeNumber } from "@/domain/discussion/number";
import { threadPath } from "@/server/discussion/sight";
import {
  moderationDecided,
  moderationOverdue,
  moderationSettled,
  moderationUrgent,
  moderationWaits,
} from "@/server/email/templates/moderation-news";
import type { Hearer, MailEvent } from "./event";
import { administrators, coordinatorsOf } from "./people";

/** Whoever may decide: moderators, and the coordinators of the programme; the author never. */
async function deciders(db: Db | Tx, programmeId: string | null, authorId: string | null): Promise<Hearer[]> {
  const rows = await db.select({ id: hats.memberId }).from(hats).where(eq(hats.kind, "moderator"));
  const coordinators = programmeId === null ? [] : await coordinatorsOf(db, programmeId);
  const people = new Set([...rows.map((row) => row.id), ...coordinators]);
  return [...people].filter((id) => id !== authorId).map((memberId) => ({ memberId }));
}

export const decided: MailEvent<"moderation.decided"> = {
  toSuspended: true,
  hearers: async (db, { entryId }) => {
    const [row] = await db
      .select({ memberId: moderationLog.memberId })
      .from(moderationLog)
      .where(eq(moderationLog.id, entryId));
    return row === undefined || row.memberId === null ? [] : [{ memberId: row.memberId }];
  },
  compose: async ({ db, letter, to }, { entryId }) => {
    const [row] = await db
      .select({
        action: moderationLog.action,
        words: moderationLog.reason,
        thread: { no: threads.no, isMain: threads.isMain, title: threads.title, audience: threads.audience },
        caseSlug: cases.slug,
        // The first column says whether there is a post: one that waits has no number.
        post: { state: posts.state, major: posts.major, minor: posts.minor },
      })
      .from(moderationLog)
      .leftJoin(posts, eq(posts.id, moderationLog.postId))
      .leftJoin(threads, eq(threads.id, sql`coalesce(${posts.threadId}, ${moderationLog.threadId})`))
      .leftJoin(cases, eq(cases.id, threads.caseId))
      .where(eq(moderationLog.id, entryId));
    if (row === undefined || (to.suspended && row.action !== "suspend_member")) return undefined;
    const { action, words, thread, caseSlug, post } = row;
    const number = post?.major == null ? null : writeNumber({ major: post.major, minor: post.minor ?? 0 });
    const isSealed = action === "approve_post" && post?.state === "sealed";
    const path = thread === null ? "/discussion" : threadPath({ ...thread, caseSlug });
    const place = number === null ? path : `${path}?from=${number}#post-${number}`;
    return moderationDecided(letter, { action, words, title: titleOf(thread) ?? "", place, isSealed });
  },
};

/** Whether somebody hears of it at this moment: the duty may have been taken back since it was fanned out. */
const isAmong = (hearers: readonly Hearer[], { id }: { readonly id: string }) =>
  hearers.some(({ memberId }) => memberId === id);

/** A thread as mail names it: that of a programme has no title there. */
const titleOf = (thread: { title: string; audience: ThreadAudience } | null): string | null =>
  thread === null || thread.audience === "programme" ? null : thread.title;

/** A matter that is still to be decided, and whose words it is about. */
async function openMatter(db: Db | Tx, matterId: string) {
  const [row] = await db
    .select({
      programmeId: moderationMatters.programmeId,
      authorId: sql<string | null>`coalesce(${posts.authorId}, ${cases.authorId}, ${moderationMatters.memberId})`,
      isMember: sql<boolean>`${moderationMatters.memberId} is not null`,
      thread: { title: threads.title, audience: threads.audience },
      caseTitle: cases.title,
    })
    .from(moderationMatters)
    .leftJoin(posts, eq(posts.id, moderationMatters.postId))
    .leftJoin(threads, eq(threads.id, posts.threadId))
    .leftJoin(cases, eq(cases.id, moderationMatters.caseId))
    .where(and(eq(moderationMatters.id, matterId), isNull(moderationMatters.settledAt)));
  return row;
}

export const urgent: MailEvent<"moderation.urgent"> = {
  hearers: async (db, { matterId }) => {
    const matter = await openMatter(db, matterId);
    return matter === undefined ? [] : deciders(db, matter.programmeId, matter.authorId);
  },
  compose: async ({ db, letter, to }, { matterId }) => {
    const matter = await openMatter(db, matterId);
    if (matter === undefined || !isAmong(await deciders(db, matter.programmeId, matter.authorId), to)) return undefined;
    const somewhere = matter.isMember ? "A member" : "A thread of a programme";
    return moderationUrgent(letter, { title: titleOf(matter.thread) ?? matter.caseTitle ?? somewhere });
  },
};

export const settled: MailEvent<"moderation.settled"> = {
  hearers: (db, { matterId }) =>
    db.select({ memberId: flags.reporterId }).from(flags).where(eq(flags.matterId, matterId)),
  compose: async ({ db, letter }, { matterId }) => {
    const [row] = await db
      .select({ no: moderationMatters.no, outcome: moderationMatters.outcome, words: moderationMatters.words })
      .from(moderationMatters)
      .where(eq(moderationMatters.id, matterId));
    return row === undefined || row.outcome === null
      ? undefined
      : moderationSettled(letter, { ...row, outcome: row.outcome });
  },
};

/** What moderators owe and have not done yet, and whose words it is about. */
async function owed(db: Db | Tx, obligationId: string) {
  const [row] = await db
    .select({ programmeId: obligations.programmeId, subjectId: obligations.subjectId, dueAt: obligations.dueAt })
    .from(obligations)
    .where(and(eq(obligations.id, obligationId), isNull(obligations.settledAt)));
  if (row === undefined) return undefined;
  const [post] = await db.select({ authorId: posts.authorId }).from(posts).where(eq(posts.id, row.subjectId));
  return { ...row, authorId: post?.authorId ?? (await openMatter(db, row.subjectId))?.authorId ?? null };
}

export const waits: MailEvent<"moderation.waits"> = {
  hearers: async (db, { obligationId }) => {
    const row = await owed(db, obligationId);
    return row === undefined ? [] : deciders(db, row.programmeId, row.authorId);
  },
  compose: async ({ db, letter, to }, { obligationId }) => {
    const row = await owed(db, obligationId);
    if (row === undefined || !isAmong(await deciders(db, row.programmeId, row.authorId), to)) return undefined;
    return moderationWaits(letter, { dueAt: row.dueAt });
  },
};

/** Whoever may decide, and the administrators. */
async function late(db: Db | Tx, { programmeId, authorId }: { programmeId: string | null; authorId: string | null }) {
  const own = await deciders(db, programmeId, authorId);
  const people = new Set([...own.map(({ memberId }) => memberId), ...(await administrators(db))]);
  return [...people].filter((id) => id !== authorId).map((memberId) => ({ memberId }));
}

export const overdue: MailEvent<"moderation.overdue"> = {
  hearers: async (db, { obligationId }) => {
    const row = await owed(db, obligationId);
    if (row === undefined) return [];
    return late(db, row);
  },
  compose: async ({ db, letter, to }, { obligationId }) => {
    const row = await owed(db, obligationId);
    if (row === undefined || !isAmong(await late(db, row), to)) return undefined;
    return moderationOverdue(letter, { dueAt: row.dueAt });
  },
};
