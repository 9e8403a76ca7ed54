import { and, desc, eq, gt, lt, sql } from "drizzle-orm";
import { cases, domains, members, subdomains, threadReads, threads } from "@/db/schema/index";
import { memberId } from "@/domain/actor";
import type { CaseFilter } from "@/domain/cases/schema";
import { found } from "@/domain/errors";
import { caseLine, lineColumns, passesFilter } from "@/server/cases/queries";
import { findTag } from "@/server/cases/tags";
import type { Ctx } from "@/server/context";
import { authorColumns, authorOf } from "../authors";
import { unreadColumn } from "../reading/unread";
import { readableThreads } from "../sight";

const pageSize = 20;
const nobody = "00000000-0000-0000-0000-000000000000";

/** Nobody writes a case without their name. */
const named = { asMember: false };
const writerColumns = (ctx: Ctx) => ({ ...authorColumns(ctx.actor), pseudonym: sql<number | null>`null::int` });

const unread = sql<number>`(case when ${threads.id} is null then 0 else ${unreadColumn} end)::int`;

/**
 * The cases that pass a filter, the newest first, a page by key: who wrote each, and of the discussion on its page, as far as this
 * reader may read it, how much there is, how much is unread and when it was last added to.
 */
export async function listDiscussedCases(ctx: Ctx, filter: CaseFilter) {
  const me = memberId(ctx.actor);
  const [rows, tag] = await Promise.all([
    ctx.db
      .select({
        ...lineColumns(ctx),
        isMembers: cases.isMembers,
        author: writerColumns(ctx),
        replies: sql<number>`coalesce(${threads.postCount}, 0)`,
        lastPostAt: threads.lastPostAt,
        opened: sql<boolean>`${threadReads.read} is not null`,
        unread: me === undefined ? sql<number>`0` : unread,
      })
      .from(cases)
      .innerJoin(domains, eq(domains.id, cases.domainId))
      .innerJoin(subdomains, eq(subdomains.id, cases.subdomainId))
      .leftJoin(members, eq(members.id, cases.authorId))
      .leftJoin(
        threads,
        and(eq(threads.caseId, cases.id), eq(threads.isMain, true), readableThreads(ctx.db, ctx.actor)),
      )
      .leftJoin(threadReads, and(eq(threadReads.threadId, threads.id), eq(threadReads.memberId, me ?? nobody)))
      .where(
        and(
          passesFilter(ctx, filter),
          filter.after === undefined ? undefined : lt(cases.no, filter.after),
          filter.unread && me !== undefined ? gt(unread, 0) : undefined,
        ),
      )
      .orderBy(desc(cases.no))
      .limit(pageSize + 1),
    findTag(ctx.db, filter.tag),
  ]);
  const page = rows.slice(0, pageSize);
  return {
    cases: page.map(({ author, ...row }) => ({
      ...caseLine(row),
      author: row.isMembers ? authorOf(ctx.actor, named, author) : null,
    })),
    tag,
    next: rows.length > pageSize ? (page.at(-1)?.no ?? null) : null,
  };
}

/** Who wrote a case, as this reader is shown them; null for one that came with the product. */
export async function getCaseAuthor(ctx: Ctx, { caseSlug }: { caseSlug: string }) {
  const [row] = await ctx.db
    .select({ isMembers: cases.isMembers, author: writerColumns(ctx) })
    .from(cases)
    .leftJoin(members, eq(members.id, cases.authorId))
    .where(eq(cases.slug, caseSlug));
  const { isMembers, author } = found(row, "cases.no_such_case");
  return isMembers ? authorOf(ctx.actor, named, author) : null;
}
