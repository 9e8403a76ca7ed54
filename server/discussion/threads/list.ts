import { and, desc, eq, gt, isNotNull, isNull, type SQL, sql } from "drizzle-orm";
import { cases, domains, members, posts, threadReads, threads, threadTags, watches } from "@/db/schema/index";
import { memberId } from "@/domain/actor";
import type { ThreadFilter } from "@/domain/discussion/forms";
import { findTag } from "@/server/cases/tags";
import type { Ctx } from "@/server/context";
import { authorColumns, authorOf } from "../authors";
import { unreadColumn } from "../reading/unread";
import { readableThreads, threadPath } from "../sight";
import { levelColumn } from "../watching/watching";

const pageSize = 25;
const nobody = "00000000-0000-0000-0000-000000000000";

const me = (ctx: Ctx) => memberId(ctx.actor) ?? nobody;
const readByMe = (ctx: Ctx) => and(eq(threadReads.threadId, threads.id), eq(threadReads.memberId, me(ctx)));

/** Which threads, with no more of them than it takes to choose and to order: those that are not on the page cost little. */
function chooseThreads(ctx: Ctx) {
  return ctx.db.select({ id: threads.id }).from(threads).leftJoin(threadReads, readByMe(ctx)).$dynamic();
}

/** What a list shows of the threads that were chosen. */
function showThreads(ctx: Ctx, chosen: ReturnType<typeof chooseThreads>) {
  const page = chosen.as("page");
  return ctx.db
    .select({
      no: threads.no,
      title: threads.title,
      isMain: threads.isMain,
      caseSlug: cases.slug,
      caseTitle: cases.title,
      domain: { id: domains.id, name: domains.name },
      stage: threads.stage,
      audience: threads.audience,
      openedAt: threads.openedAt,
      lastPostAt: threads.lastPostAt,
      postCount: threads.postCount,
      locked: sql<boolean>`${threads.lockedAt} is not null`,
      pinned: sql<boolean>`${threads.pinnedAt} is not null`,
      quietUntil: threads.quietUntil,
      asMember: sql<boolean>`coalesce(${posts.asMember}, false)`,
      author: authorColumns(ctx.actor),
      unread: unreadColumn,
      opened: sql<boolean>`${threadReads.read} is not null`,
      level: watches.level,
    })
    .from(page)
    .innerJoin(threads, eq(threads.id, page.id))
    .innerJoin(domains, eq(domains.id, threads.domainId))
    .leftJoin(cases, eq(cases.id, threads.caseId))
    .leftJoin(posts, and(eq(posts.threadId, threads.id), eq(posts.major, 1), eq(posts.minor, 0)))
    .leftJoin(members, eq(members.id, posts.authorId))
    .leftJoin(threadReads, readByMe(ctx))
    .leftJoin(
      watches,
      and(eq(watches.kind, "thread"), eq(watches.subject, sql`${threads.id}::text`), eq(watches.memberId, me(ctx))),
    )
    .$dynamic();
}

type ThreadRow = Awaited<ReturnType<typeof showThreads>>[number];

/** Where a page of the list ends: the last thread's last post and number. */
function cursorOf(row: ThreadRow): string {
  return `${row.lastPostAt.getTime()}-${row.no}`;
}

function after(cursor: string | undefined): SQL | undefined {
  const [, at, no] = /^(\d{1,13})-(\d{1,9})$/.exec(cursor ?? "") ?? [];
  if (at === undefined || no === undefined) return undefined;
  return sql`(${threads.lastPostAt}, ${threads.no}) < (${new Date(Number(at)).toISOString()}::timestamptz, ${Number(no)})`;
}

function filtered(ctx: Ctx, filter: ThreadFilter): SQL | undefined {
  const tagged = ctx.db
    .select({ one: sql`1` })
    .from(threadTags)
    .where(and(eq(threadTags.threadId, threads.id), eq(threadTags.tagId, filter.tag ?? "")));
  return and(
    readableThreads(ctx.db, ctx.actor),
    isNull(threads.mergedIntoId),
    gt(threads.postCount, 0),
    filter.domain === undefined ? undefined : eq(threads.domainId, filter.domain),
    filter.tag === undefined ? undefined : sql`exists (${tagged})`,
    filter.unread && memberId(ctx.actor) !== undefined
      ? and(gt(unreadColumn, 0), sql`${levelColumn(ctx.actor)} <> 'mute'`)
      : undefined,
  );
}

/**
 * The threads that somebody may read, the one with the newest post first, a page by key; those that are pinned stand before the
 * first page. A thread whose first post waits for a moderator is in nobody's list.
 */
export async function listThreads(ctx: Ctx, filter: ThreadFilter) {
  const where = filtered(ctx, filter);
  const isFirst = after(filter.after) === undefined;
  const newestFirst = [desc(threads.lastPostAt), desc(threads.no)];
  const ofPage = chooseThreads(ctx)
    .where(and(where, isNull(threads.pinnedAt), after(filter.after)))
    .orderBy(...newestFirst)
    .limit(pageSize + 1);
  const pins = chooseThreads(ctx).where(and(where, isNotNull(threads.pinnedAt)));
  const [pinned, rows, tag] = await Promise.all([
    isFirst ? showThreads(ctx, pins).orderBy(desc(threads.pinnedAt)) : [],
    showThreads(ctx, ofPage).orderBy(...newestFirst),
    findTag(ctx.db, filter.tag),
  ]);
  const page = rows.slice(0, pageSize);
  const last = page.at(-1);
  return {
    threads: [...pinned, ...page].map(({ author, ...row }) => ({
      ...row,
      path: threadPath(row),
      author: authorOf(ctx.actor, row, author),
      unread: memberId(ctx.actor) === undefined ? 0 : row.unread,
    })),
    tag,
    next: rows.length > pageSize && last !== undefined ? cursorOf(last) : null,
  };
}

const mostOfCase = 20;

/** The further threads about a case, beside the one on its page, the newest first. */
export async function listCaseThreads(
  ctx: Ctx,
  { caseSlug, skips }: { caseSlug: string; skips?: boolean | undefined },
) {
  const rows = await ctx.db
    .select({ no: threads.no, title: threads.title, postCount: threads.postCount, lastPostAt: threads.lastPostAt })
    .from(threads)
    .innerJoin(cases, eq(cases.id, threads.caseId))
    .where(
      and(
        eq(cases.slug, caseSlug),
        eq(threads.isMain, false),
        gt(threads.postCount, 0),
        isNull(threads.mergedIntoId),
        readableThreads(ctx.db, ctx.actor, skips),
      ),
    )
    .orderBy(desc(threads.no))
    .limit(mostOfCase);
  const open = skips === true && memberId(ctx.actor) === undefined ? "?open=yes" : "";
  return rows.map((row) => ({ ...row, path: `${threadPath({ ...row, isMain: false, caseSlug })}${open}` }));
}
