import { and, eq, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { cases, domains, moderationLog, tags, threadReads, threads, threadTags, watches } from "@/db/schema/index";
import { type PostNumber, writeNumber } from "@/domain/discussion/number";
import type { Ctx } from "@/server/context";
import { unreadColumn } from "../reading/unread";
import { meIn, sightColumns } from "../sight";
import { levelColumn } from "../watching/watching";

/** A thread by its number, or the main one of a case. */
export type ThreadKey = { readonly no: number } | { readonly caseSlug: string };

/** Which thread a key means, as a condition for a query on `threads` with `cases` joined. */
export function keyed(key: ThreadKey): SQL | undefined {
  return "no" in key ? eq(threads.no, key.no) : and(eq(cases.slug, key.caseSlug), eq(threads.isMain, true));
}

/** The id of the thread that a key means, as a query within another. */
export function threadId({ db }: Ctx, key: ThreadKey) {
  return db.select({ id: threads.id }).from(threads).leftJoin(cases, eq(cases.id, threads.caseId)).where(keyed(key));
}

/** A thread with what this reader has of it, by its key. Whether they may read it is for the caller to ask. */
export async function readThread(ctx: Ctx, key: ThreadKey) {
  const me = meIn(ctx.actor);
  const mergedInto = alias(threads, "merged_into");
  const [row] = await ctx.db
    .select({
      ...sightColumns(ctx.db, ctx.actor),
      id: threads.id,
      no: threads.no,
      title: threads.title,
      isMain: threads.isMain,
      caseSlug: cases.slug,
      caseTitle: cases.title,
      domain: { id: domains.id, name: domains.name },
      /** Its case, if it is about one, may be shown by search engines. */
      indexable: sql<boolean>`coalesce(${cases.indexable}, true)`,
      stage: threads.stage,
      tags: sql<
        { id: string; name: string }[]
      >`(select coalesce(jsonb_agg(jsonb_build_object('id', t.id, 'name', t.name) order by lower(t.name)), '[]')
        from ${threadTags} x join ${tags} t on t.id = x.tag_id where x.thread_id = ${threads.id})`,
      openedAt: threads.openedAt,
      lastPostAt: threads.lastPostAt,
      postCount: threads.postCount,
      version: threads.version,
      lastSeq: threads.lastSeq,
      pinned: sql<boolean>`${threads.pinnedAt} is not null`,
      /** Why it is locked, as its moderator wrote it. */
      lockedBecause: sql<string | null>`(select l.reason from ${moderationLog} l where l.thread_id = ${threads.id}
        and l.action = 'lock_thread' and l.at = ${threads.lockedAt} and l.reason <> '' order by l.no desc limit 1)`,
      quietUntil: threads.quietUntil,
      mergedIntoNo: mergedInto.no,
      opened: sql<boolean>`${threadReads.read} is not null`,
      unread: unreadColumn,
      hasGone: sql<boolean>`not isempty(${threads.gone})`,
      level: watches.level,
      follows: levelColumn(ctx.actor),
    })
    .from(threads)
    .innerJoin(domains, eq(domains.id, threads.domainId))
    .leftJoin(cases, eq(cases.id, threads.caseId))
    .leftJoin(mergedInto, eq(mergedInto.id, threads.mergedIntoId))
    .leftJoin(threadReads, and(eq(threadReads.threadId, threads.id), eq(threadReads.memberId, me)))
    .leftJoin(
      watches,
      and(eq(watches.kind, "thread"), eq(watches.subject, sql`${threads.id}::text`), eq(watches.memberId, me)),
    )
    .where(keyed(key));
  return row;
}

/** The number of a row, or null when it has none. */
export const numberOf = (row: { major: number | null; minor: number | null } | null | undefined): PostNumber | null =>
  row === null || row === undefined || row.major === null ? null : { major: row.major, minor: row.minor ?? 0 };

/** The same, as it is cited. */
export const written = (row: Parameters<typeof numberOf>[0]): string | null => {
  const number = numberOf(row);
  return number === null ? null : writeNumber(number);
};
