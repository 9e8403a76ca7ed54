import { and, asc, desc, eq, isNotNull, isNull, or, type SQL, sql } from "drizzle-orm";
import type { Db, Tx } from "@/db/client";
import { cases, domains, tags, threads, threadTags, watches } from "@/db/schema/index";
import { type Actor, type MemberActor, memberId } from "@/domain/actor";
import type { Watch } from "@/domain/discussion/forms";
import type { WatchKind, WatchLevel } from "@/domain/discussion/kinds";
import { canReadThread } from "@/domain/discussion/policy";
import { found } from "@/domain/errors";
import { authorize } from "@/domain/policy";
import { lastOf } from "../moves/moved";
import { readableThreads, sightColumns, threadPath } from "../sight";

/** Somebody who follows things, in a transaction or outside one. */
type Follower = { readonly db: Db | Tx; readonly actor: MemberActor; readonly now: Date };

const pageSize = 50;
const hidden = { reason: "discussion.no_such_thread", hidden: true };

/** How closely somebody follows each thread of a query on `threads`: `levelOf`, asked of the database. */
export function levelColumn(actor: Actor): SQL<WatchLevel> {
  const me = memberId(actor);
  if (me === undefined) return sql<WatchLevel>`'normal'::watch_level`;
  const mine = sql`w.member_id = ${me}::uuid`;
  return sql<WatchLevel>`coalesce(
    (select w.level from ${watches} w where ${mine} and w.kind = 'thread' and w.subject = ${threads}.id::text),
    (select max(w.level) from ${watches} w join ${threadTags} t on t.tag_id = w.subject
      where ${mine} and w.kind = 'tag' and t.thread_id = ${threads}.id),
    (select w.level from ${watches} w where ${mine} and w.kind = 'domain' and w.subject = ${threads}.domain_id),
    'normal'::watch_level)`;
}

/** The id of what is followed, if there is such a thing and the member may know of it. */
async function subjectOf({ db, actor }: Follower, kind: WatchKind, subject: string): Promise<string> {
  if (kind === "thread") {
    const ofNumber = eq(threads.no, /^[1-9]\d{0,8}$/.test(subject) ? Number(subject) : 0);
    const [row] = await db
      .select({ ...sightColumns(db, actor), id: threads.id })
      .from(threads)
      .where(ofNumber);
    return (await lastOf(db, authorize(actor, canReadThread, found(row, hidden.reason), hidden).id)).id;
  }
  const [row] =
    kind === "tag"
      ? await db
          .select({ id: sql<string>`coalesce(${tags.mergedIntoId}, ${tags.id})` })
          .from(tags)
          .where(eq(tags.id, subject))
          .for("share")
      : await db.select({ id: domains.id }).from(domains).where(eq(domains.id, subject));
  return found(row, kind === "tag" ? "discussion.no_such_tag" : "discussion.no_such_domain").id;
}

/** How closely somebody follows a thread, a tag or a domain from now on; null takes the choice back. */
export async function watch(ctx: Follower, choice: Watch): Promise<void> {
  await ctx.db.transaction((tx) => keepChoice({ ...ctx, db: tx }, choice));
}

async function keepChoice(ctx: Follower, { kind, subject, level }: Watch): Promise<void> {
  const row = { memberId: ctx.actor.id, kind, subject: await subjectOf(ctx, kind, subject) };
  if (level === null) {
    await ctx.db
      .delete(watches)
      .where(and(eq(watches.memberId, row.memberId), eq(watches.kind, kind), eq(watches.subject, row.subject)));
    return;
  }
  await follow(ctx, { ...row, level });
}

async function follow(
  { db, now }: Follower,
  choice: Pick<typeof watches.$inferInsert, "memberId" | "kind" | "subject" | "level">,
) {
  const set = { level: choice.level, since: now };
  await db
    .insert(watches)
    .values({ ...choice, since: now })
    .onConflictDoUpdate({ target: [watches.memberId, watches.kind, watches.subject], set });
}

/** Watches a thread from now on, which the member may read and whose row they have locked. */
export async function watchThread(ctx: Follower, threadId: string): Promise<void> {
  await follow(ctx, { memberId: ctx.actor.id, kind: "thread", subject: threadId, level: "watch" });
}

/** What somebody has said of a tag or a domain, or null when they have said nothing; with its name. */
export async function getWatch(
  { db, actor }: Follower,
  { kind, subject }: { kind: "tag" | "domain"; subject: string },
) {
  const named = kind === "tag" ? tags : domains;
  const [row] = await db
    .select({ name: named.name, level: watches.level })
    .from(named)
    .leftJoin(watches, followed(actor.id, kind, named.id))
    .where(eq(named.id, subject));
  return found(row, kind === "tag" ? "discussion.no_such_tag" : "discussion.no_such_domain");
}

function followed(me: string, kind: WatchKind, id: typeof tags.id | typeof domains.id): SQL | undefined {
  return and(eq(watches.memberId, me), eq(watches.kind, kind), eq(watches.subject, id));
}

/** Where a page of followed threads ends. */
const cursorOf = (row: { since: Date; no: number }) => `${row.since.getTime()}-${row.no}`;

function after(cursor: string | undefined): SQL | undefined {
  const [, at, no] = /^(\d{1,13})-(\d{1,9})$/.exec(cursor ?? "") ?? [];
  if (at === undefined || no === undefined) return undefined;
  return sql`(${watches.since}, ${threads.no}) < (${new Date(Number(at)).toISOString()}::timestamptz, ${Number(no)})`;
}

/**
 * What somebody follows, and how closely: threads that they may read, the newest choice first, a page by key; all domains and all
 * tags, with what they have said of each.
 */
export async function listWatches({ db, actor }: Follower, input: { after?: string | undefined }) {
  const [ofThreads, ofTags, ofDomains] = await Promise.all([
    db
      .select({
        no: threads.no,
        title: threads.title,
        isMain: threads.isMain,
        caseSlug: cases.slug,
        level: watches.level,
        since: watches.since,
      })
      .from(watches)
      .innerJoin(threads, eq(threads.id, sql`case when ${watches.kind} = 'thread' then ${watches.subject}::uuid end`))
      .leftJoin(cases, eq(cases.id, threads.caseId))
      .where(
        and(
          eq(watches.memberId, actor.id),
          eq(watches.kind, "thread"),
          isNull(threads.mergedIntoId),
          readableThreads(db, actor),
          after(input.after),
        ),
      )
      .orderBy(desc(watches.since), desc(threads.no))
      .limit(pageSize + 1),
    db
      .select({ id: tags.id, name: tags.name, level: watches.level })
      .from(tags)
      .leftJoin(watches, followed(actor.id, "tag", tags.id))
      .where(and(isNull(tags.mergedIntoId), or(isNull(tags.retiredAt), isNotNull(watches.level))))
      .orderBy(asc(tags.name)),
    db
      .select({ id: domains.id, name: domains.name, level: watches.level })
      .from(domains)
      .leftJoin(watches, followed(actor.id, "domain", domains.id))
      .orderBy(asc(domains.position)),
  ]);
  const page = ofThreads.slice(0, pageSize);
  const last = page.at(-1);
  return {
    threads: page.map((row) => ({ ...row, path: threadPath(row) })),
    tags: ofTags,
    domains: ofDomains,
    next: ofThreads.length > pageSize && last !== undefined ? cursorOf(last) : null,
  };
}
