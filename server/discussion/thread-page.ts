import { and, asc, desc, eq, isNull, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import {
  cases,
  domains,
  keptPosts,
  members,
  postReactions,
  posts,
  tags,
  threadReads,
  threads,
  threadTags,
  threadTakeaways,
  watches,
} from "@/db/schema/index";
import { type Actor, memberId } from "@/domain/actor";
import { shownFile } from "@/domain/discussion/attachments";
import type { ReactionKind } from "@/domain/discussion/kinds";
import { type Moment, writeMoment } from "@/domain/discussion/moment";
import { type PostNumber, writeNumber } from "@/domain/discussion/number";
import { canMarkTakeaways, canModerateThread, canPost, canReadThread, canReadWords } from "@/domain/discussion/policy";
import { found } from "@/domain/errors";
import { authorize } from "@/domain/policy";
import type { Ctx } from "@/server/context";
import { attachedColumn } from "./attachments";
import { authorColumns, authorOf } from "./authors";
import { readFirstUnread } from "./first-unread";
import { listLessons } from "./kept";
import type { Named } from "./mentions";
import { referencesOf } from "./references";
import { meIn, sightColumns, threadPath } from "./sight";
import { listWaitingFiles } from "./take-attachment";
import { levelColumn } from "./watching";

/** How many posts stand on one page of a thread. */
const pageSize = 40;

const hidden = { reason: "discussion.no_such_thread", hidden: true };

/** A thread by its number, or the main one of a case. */
export type ThreadKey = { readonly no: number } | { readonly caseSlug: string };

/** Which thread a key means, as a condition for a query on `threads` with `cases` joined. */
function keyed(key: ThreadKey): SQL | undefined {
  return "no" in key ? eq(threads.no, key.no) : and(eq(cases.slug, key.caseSlug), eq(threads.isMain, true));
}

function threadId({ db }: Ctx, key: ThreadKey) {
  return db.select({ id: threads.id }).from(threads).leftJoin(cases, eq(cases.id, threads.caseId)).where(keyed(key));
}

async function readThread(ctx: Ctx, key: ThreadKey) {
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
      quietUntil: threads.quietUntil,
      mergedIntoNo: mergedInto.no,
      opened: sql<boolean>`${threadReads.read} is not null`,
      unread: sql<number>`${threads.lastSeq} - coalesce((
        select sum(upper(r) - lower(r)) from unnest(${threadReads.read}) r), 0)::int`,
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

type Reaction = { kind: ReactionKind; count: number; mine: boolean };

/** Posts as a page shows them. */
function selectPosts(ctx: Ctx, moment: SQL<Moment | null> = sql`null`) {
  const me = meIn(ctx.actor);
  const answered = alias(posts, "answered");
  return ctx.db
    .select({
      id: posts.id,
      major: posts.major,
      minor: posts.minor,
      seq: posts.seq,
      state: posts.state,
      body: posts.body,
      files: attachedColumn,
      asMember: posts.asMember,
      revision: posts.revision,
      writtenAt: posts.writtenAt,
      publishedAt: posts.publishedAt,
      editedAt: posts.editedAt,
      authorId: posts.authorId,
      author: authorColumns(ctx.actor),
      answers: { major: answered.major, minor: answered.minor },
      takeaway: threadTakeaways.place,
      unread: sql<boolean>`not coalesce(${threadReads.read} @> ${posts.seq}, false)`,
      reactions: sql<Reaction[]>`(select coalesce(jsonb_agg(to_jsonb(k)), '[]') from (
        select r.kind, count(*)::int as count, bool_or(r.member_id = ${me}::uuid) as mine
        from ${postReactions} r where r.post_id = ${posts.id} group by r.kind order by r.kind) k)`,
      lesson: sql<
        string | null
      >`(select k.lesson from ${keptPosts} k where k.post_id = ${posts.id} and k.member_id = ${me}::uuid)`,
      kept: sql<boolean>`exists (select from ${keptPosts} k where k.post_id = ${posts.id} and k.member_id = ${me}::uuid)`,
      moment,
    })
    .from(posts)
    .leftJoin(members, eq(members.id, posts.authorId))
    .leftJoin(answered, eq(answered.id, posts.replyToId))
    .leftJoin(threadTakeaways, eq(threadTakeaways.postId, posts.id))
    .leftJoin(threadReads, and(eq(threadReads.threadId, posts.threadId), eq(threadReads.memberId, me)))
    .$dynamic();
}

type PostRow = Awaited<ReturnType<typeof selectPosts>>[number];

/**
 * Posts in the order of their numbers, from one on, and one more to know whether there are others: chosen first, so that a long
 * thread is not read to its end. What stands on the first page is read there, with all that led to it. Each says how far the
 * thread had gone when they were read.
 */
function readPosts(ctx: Ctx, key: ThreadKey, from: PostNumber = { major: 1, minor: 0 }) {
  const isFurther = sql`exists (${readBefore(ctx, key, from).offset(pageSize - 1)})`;
  const start = sql`(case when ${isFurther} then ${from.major}::int else 1 end, case when ${isFurther} then ${from.minor}::int else 0 end)`;
  const page = ctx.db
    .select({ id: posts.id })
    .from(posts)
    .where(and(sql`${posts.threadId} = (${threadId(ctx, key)})`, sql`(${posts.major}, ${posts.minor}) >= ${start}`))
    .orderBy(asc(posts.major), asc(posts.minor))
    .limit(pageSize + 1)
    .as("page");
  const moment = ctx.db
    .select({ moment: sql`jsonb_build_object('version', ${threads.version}, 'seq', ${threads.lastSeq})` })
    .from(threads)
    .leftJoin(cases, eq(cases.id, threads.caseId))
    .where(keyed(key));
  return selectPosts(ctx, sql`(${moment})`)
    .innerJoin(page, eq(page.id, posts.id))
    .orderBy(asc(posts.major), asc(posts.minor));
}

/** The numbers before one, a page of them, last first. */
function readBefore(ctx: Ctx, key: ThreadKey, from: PostNumber) {
  return ctx.db
    .select({ major: posts.major, minor: posts.minor })
    .from(posts)
    .where(
      and(
        sql`${posts.threadId} = (${threadId(ctx, key)})`,
        sql`(${posts.major}, ${posts.minor}) < (${from.major}, ${from.minor})`,
      ),
    )
    .orderBy(desc(posts.major), desc(posts.minor))
    .limit(pageSize);
}

const numberOf = (row: { major: number | null; minor: number | null } | null | undefined): PostNumber | null =>
  row === null || row === undefined || row.major === null ? null : { major: row.major, minor: row.minor ?? 0 };

const written = (row: Parameters<typeof numberOf>[0]): string | null => {
  const number = numberOf(row);
  return number === null ? null : writeNumber(number);
};

/** A post as this reader is shown it. The words of one that was taken out of sight go to its author and to moderators alone. */
function shown(actor: Actor, row: PostRow, moderates: boolean) {
  const { author, body, files, authorId, answers, seq, major, minor, moment: _, ...post } = row;
  const isMine = authorId !== null && authorId === memberId(actor);
  const isOpen = canReadWords(actor, row, moderates);
  const by = authorOf(actor, post, author);
  return {
    ...post,
    number: written({ major, minor }),
    isTop: minor === 0,
    seq,
    author: by,
    answers: written(answers),
    body: isOpen ? body : null,
    files: isOpen ? files.map((file) => shownFile(file, post, by)) : [],
    unread: post.unread && !isMine && memberId(actor) !== undefined,
    canEdit: isMine && (post.state === "published" || post.state === "hidden"),
  };
}

/**
 * How far a page goes, for members, who are told what changes afterwards: as far as the thread had gone when its posts were read. Where
 * there are none, whatever has changed by then is told again.
 */
const nothingSeen = (thread: { lastSeq: number }): Moment => ({ version: 0, seq: thread.lastSeq });

/** What a page of a thread shows of a post, with the people whom it names as far as its reader may know of them. */
export type ShownPost = ReturnType<typeof shown> & { readonly named: readonly Named[] };

/** Where somebody goes on reading a thread. `number` is null when they have read all of it. */
export async function getFirstUnread(ctx: Ctx, key: { no: number }) {
  const [row, [first]] = await Promise.all([readThread(ctx, key), readFirstUnread(ctx, threadId(ctx, key))]);
  const thread = authorize(ctx.actor, canReadThread, found(row, hidden.reason), hidden);
  return { path: threadPath(thread), number: written(first) };
}

/**
 * One page of a thread from a post on (the beginning by default, and where the first page has it), in the order of numbers, for whoever may read it; to others it
 * does not exist. `skips` is a visitor who looks at a case without deciding. However long the thread is, a page is found by key and costs the same.
 */
export async function getThread(
  ctx: Ctx,
  { from, skips = false, ...key }: ThreadKey & { from?: PostNumber | undefined; skips?: boolean | undefined },
) {
  const takeaway = sql`${threadTakeaways.threadId} = (${threadId(ctx, key)})`;
  const waiting = and(
    sql`${posts.threadId} = (${threadId(ctx, key)})`,
    isNull(posts.major),
    eq(posts.authorId, meIn(ctx.actor)),
  );
  const [row, rows, before, [firstUnread], takeaways, mine, lessons, waitingFiles] = await Promise.all([
    readThread(ctx, key),
    readPosts(ctx, key, from),
    from === undefined ? [] : readBefore(ctx, key, from),
    readFirstUnread(ctx, threadId(ctx, key)),
    selectPosts(ctx).where(takeaway).orderBy(asc(threadTakeaways.place)),
    selectPosts(ctx).where(waiting).orderBy(asc(posts.writtenAt)).limit(pageSize),
    listLessons(ctx, sql`(${threadId(ctx, key)})`),
    listWaitingFiles(ctx.db, meIn(ctx.actor)),
  ]);
  const seen = found(row, hidden.reason);
  const shut = seen.shut && !(skips && memberId(ctx.actor) === undefined);
  const thread = authorize(ctx.actor, canReadThread, { ...seen, shut }, hidden);
  const moderates = canModerateThread(ctx.actor, thread);
  const show = (post: PostRow) => shown(ctx.actor, post, moderates);
  const page = rows.slice(0, pageSize).map(show);
  const waits = mine.map(show);
  const refers = await referencesOf(ctx, thread.id, [...page, ...waits]);
  const naming = (post: ReturnType<typeof show>): ShownPost => ({ ...post, named: refers.named.get(post.id) ?? [] });
  // Who opened it may have done so without their name.
  const { openedById: _, ...told } = thread;
  return {
    thread: {
      ...told,
      // Whoever looks at a locked case without deciding says so on each of its pages.
      path: seen.shut && !shut ? `${threadPath(thread)}?open=yes` : threadPath(thread),
      canPost: thread.begun && canPost(ctx.actor, thread),
      canModerate: moderates,
      canMarkTakeaways: canMarkTakeaways(ctx.actor, thread),
    },
    posts: page.map(naming),
    takeaways: takeaways.filter((post) => post.state === "published").map((post) => naming(show(post))),
    waiting: waits.map(naming),
    /** What waits in forms of the reader's, here and elsewhere. */
    waitingFiles,
    /** What an address needs so that a visitor who looks without deciding is shown a file too. */
    skipped: seen.shut && !shut,
    /** The numbers of posts that the posts of this page cite and that there are. */
    cited: refers.numbers,
    firstUnread: memberId(ctx.actor) === undefined ? null : written(firstUnread),
    /** The lessons that this reader has drawn from the thread. */
    lessons,
    at: memberId(ctx.actor) === undefined ? null : writeMoment(rows[0]?.moment ?? nothingSeen(seen)),
    next: written(rows[pageSize]),
    previous: before.length < pageSize ? null : written(before.at(-1)),
  };
}

/** The address of the case that has to be decided before a thread about it can be read. NOT_FOUND for every other thread. */
export async function getCaseToDecide(ctx: Ctx, { no }: { no: number }): Promise<{ path: string }> {
  const row = found(await readThread(ctx, { no }), hidden.reason);
  authorize(ctx.actor, canReadThread, { ...row, shut: false }, hidden);
  const slug = found(row.shut && row.caseSlug !== null ? row.caseSlug : undefined, hidden.reason);
  return { path: `/cases/${slug}` };
}
