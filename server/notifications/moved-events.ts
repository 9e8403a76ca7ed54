import { and, asc, eq, isNotNull, sql } from "drizzle-orm";
import type { Db, Tx } from "@/db/client";
import { cases, moderationLog, postMoves, posts, threads, watches } from "@/db/schema/index";
import { writeNumber } from "@/domain/discussion/number";
import { placeOf } from "@/server/discussion/moves/moved";
import { threadPath } from "@/server/discussion/sight";
import { threadMoved } from "@/server/email/templates/moved-news";
import type { Hearer, MailEvent } from "./event";

async function findEntry(db: Db | Tx, entryId: string) {
  const [row] = await db
    .select({
      action: moderationLog.action,
      reason: moderationLog.reason,
      actorId: moderationLog.actorId,
      openedById: threads.openedById,
      audience: threads.audience,
      no: threads.no,
      title: threads.title,
      isMain: threads.isMain,
      caseSlug: cases.slug,
    })
    .from(moderationLog)
    .innerJoin(threads, eq(threads.id, moderationLog.threadId))
    .leftJoin(cases, eq(cases.id, threads.caseId))
    .where(eq(moderationLog.id, entryId));
  return row;
}

/** Those whose posts were moved at once, without whoever mutes the thread that they were in or are in. */
function authorsOf(db: Db | Tx, moveId: string) {
  return db
    .selectDistinct({ memberId: sql<string>`${posts.authorId}` })
    .from(postMoves)
    .innerJoin(posts, eq(posts.id, postMoves.postId))
    .where(
      and(
        eq(postMoves.moveId, moveId),
        isNotNull(posts.authorId),
        sql`not exists (select from ${watches} w where w.member_id = ${posts.authorId} and w.kind = 'thread'
          and w.level = 'mute' and w.subject in (${postMoves.threadId}::text, ${posts.threadId}::text))`,
      ),
    );
}

/** The first post of somebody that was moved, where it stands now. */
async function firstMoved(db: Db | Tx, moveId: string, memberId: string) {
  const rows = await db
    .select({
      major: posts.major,
      minor: posts.minor,
      no: threads.no,
      title: threads.title,
      isMain: threads.isMain,
      audience: threads.audience,
      caseSlug: cases.slug,
    })
    .from(postMoves)
    .innerJoin(posts, eq(posts.id, postMoves.postId))
    .innerJoin(threads, eq(threads.id, posts.threadId))
    .leftJoin(cases, eq(cases.id, threads.caseId))
    .where(and(eq(postMoves.moveId, moveId), eq(posts.authorId, memberId)))
    .orderBy(asc(posts.major), asc(posts.minor));
  const [row] = rows;
  if (row === undefined || row.major === null) return undefined;
  const number = writeNumber({ major: row.major, minor: row.minor ?? 0 });
  return { ...row, count: rows.length, path: placeOf(threadPath(row), number) };
}

/** Authors hear where their posts stand now; of a thread that was filed elsewhere, whoever opened it. */
export const moved: MailEvent<"moderation.moved"> = {
  hearers: async (db, { entryId }) => {
    const entry = await findEntry(db, entryId);
    if (entry === undefined) return [];
    const opener = entry.openedById === null ? [] : [{ memberId: entry.openedById }];
    const people: Hearer[] = entry.action === "move_thread" ? opener : await authorsOf(db, entryId);
    return people.filter(({ memberId }) => memberId !== entry.actorId);
  },
  compose: async ({ db, letter, to }, { entryId }) => {
    const entry = await findEntry(db, entryId);
    if (entry === undefined) return undefined;
    const place =
      entry.action === "move_thread"
        ? { ...entry, count: null, path: threadPath(entry) }
        : await firstMoved(db, entryId, to.id);
    if (place === undefined) return undefined;
    const { count, path, audience, title } = place;
    return threadMoved(letter, { count, path, title: audience === "programme" ? null : title, words: entry.reason });
  },
};
