import { and, asc, desc, eq, isNull, type SQL, type Subquery, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import {
  cases,
  keptPosts,
  members,
  postReactions,
  posts,
  threadReads,
  threads,
  threadTakeaways,
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
import { attachedColumn } from "../attachments/attachments";
import { listWaitingFiles } from "../attachments/take-attachment";
import { authorColumns, authorOf } from "../authors";
import type { Named } from "../mentions/mentions";
import { type Cited, referencesOf } from "../mentions/references";
import { findNewPlace, listGone } from "../moves/moved";
import { listLeftDrafts } from "../posts/left-drafts";
import { readFirstUnread } from "../reading/first-unread";
import { listLessons } from "../reading/kept";
import { meIn, skippingPath, threadPath } from "../sight";
import { keyed, numberOf, readThread, type ThreadKey, threadId, written } from "./thread-row";

/** How many posts stand on one page of a thread. */
const pageSize = 40;

const hidden = { reason: "discussion.no_such_thread", hidden: true };

type Reaction = { kind: ReactionKind; count: number; mine: boolean };

/** What the reader has read of a thread: asked once for all its posts, and unpacked once however many pieces it is in. */
function readOf({ db, actor, ...ctx }: Ctx, key: ThreadKey) {
  const mine = eq(threadReads.memberId, meIn(actor));
  return db
    .select({ read: sql`${threadReads.read} + '{}'` })
    .from(threadReads)
    .where(and(mine, sql`${threadReads.threadId} = (${threadId({ db, actor, ...ctx }, key)})`));
}

/** Posts of a thread as its page shows them; `among` are those from which they are taken, under the name of their table. */
function selectPosts(
  ctx: Ctx,
  key: ThreadKey,
  among: typeof posts | Subquery = posts,
  moment: SQL<Moment | null> = sql`null`,
) {
  const me = meIn(ctx.actor);
  const answered = alias(posts, "answered");
  const answeredIn = alias(threads, "answered_in");
  return (
    ctx.db
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
        answers: { major: answered.major, minor: answered.minor, threadNo: answeredIn.no },
        takeaway: threadTakeaways.place,
        unread: sql<boolean>`not coalesce((${readOf(ctx, key)}) @> ${posts.seq}, false)`,
        reactions: sql<Reaction[]>`(select coalesce(jsonb_agg(to_jsonb(k)), '[]') from (
        select r.kind, count(*)::int as count, bool_or(r.member_id = ${me}::uuid) as mine
        from ${postReactions} r where r.post_id = ${posts.id} group by r.kind order by r.kind) k)`,
        lesson: keptPosts.lesson,
        kept: sql<boolean>`${keptPosts.postId} is not null`,
        moment,
      })
      .from(among)
      .leftJoin(members, eq(members.id, posts.authorId))
      .leftJoin(answered, eq(answered.id, posts.replyToId))
      // Only where it is another thread, is it looked for.
      .leftJoin(answeredIn, eq(answeredIn.id, sql`nullif(${answered.threadId}, ${posts.threadId})`))
      .leftJoin(threadTakeaways, eq(threadTakeaways.postId, posts.id))
      .leftJoin(keptPosts, and(eq(keptPosts.postId, posts.id), eq(keptPosts.memberId, me)))
      .$dynamic()
  );
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
    .select()
    .from(posts)
    .where(and(sql`${posts.threadId} = (${threadId(ctx, key)})`, sql`(${posts.major}, ${posts.minor}) >= ${start}`))
    .orderBy(asc(posts.major), asc(posts.minor))
    .limit(pageSize + 1)
    .as("posts");
  const moment = ctx.db
    .select({ moment: sql`jsonb_build_object('version', ${threads.version}, 'seq', ${threads.lastSeq})` })
    .from(threads)
    .leftJoin(cases, eq(cases.id, threads.caseId))
    .where(keyed(key));
  return selectPosts(ctx, key, page, sql`(${moment})`).orderBy(asc(posts.major), asc(posts.minor));
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
    /** The thread of what it answers, where one of the two was moved. */
    answersIn: answers?.threadNo ?? null,
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
export type ShownPost = ReturnType<typeof shown> & {
  readonly named: readonly Named[];
  /** What numbers in its words mean that were written in another thread. */
  readonly meant: readonly Cited[];
};

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
  const me = memberId(ctx.actor);
  const [row, rows, before, [firstUnread], takeaways, mine, lessons, waitingFiles, leftDrafts] = await Promise.all([
    readThread(ctx, key),
    readPosts(ctx, key, from),
    from === undefined ? [] : readBefore(ctx, key, from),
    readFirstUnread(ctx, key),
    selectPosts(ctx, key).where(takeaway).orderBy(asc(threadTakeaways.place)),
    selectPosts(ctx, key).where(waiting).orderBy(asc(posts.writtenAt)).limit(pageSize),
    listLessons(ctx, sql`(${threadId(ctx, key)})`),
    listWaitingFiles(ctx.db, meIn(ctx.actor)),
    me === undefined ? [] : listLeftDrafts(ctx, me, threadId(ctx, key)),
  ]);
  const seen = found(row, hidden.reason);
  const shut = seen.shut && !(skips && memberId(ctx.actor) === undefined);
  const skipped = seen.shut && !shut;
  const thread = authorize(ctx.actor, canReadThread, { ...seen, shut }, hidden);
  const moderates = canModerateThread(ctx.actor, thread);
  const show = (post: PostRow) => shown(ctx.actor, post, moderates);
  const page = rows.slice(0, pageSize).map(show);
  const waits = mine.map(show);
  const refers = await referencesOf(ctx, thread.id, [...page, ...waits]);
  const naming = (post: ReturnType<typeof show>): ShownPost => ({
    ...post,
    named: refers.named.get(post.id) ?? [],
    meant: refers.meant.get(post.id) ?? [],
  });
  const isThere = from === undefined || page.some(({ number }) => number === writeNumber(from));
  const movedTo =
    isThere && thread.mergedIntoNo === null ? null : await findNewPlace(ctx.db, { ...thread, skipped }, from);
  const until = numberOf(rows[pageSize]);
  const start = from === undefined || before.length < pageSize ? { major: 1, minor: 0 } : from;
  const gone = thread.hasGone ? await listGone(ctx, { ...thread, skipped }, { from: start, until }) : [];
  // Who opened it may have done so without their name.
  const { openedById: _, ...told } = thread;
  return {
    thread: {
      ...told,
      // Whoever looks at a locked case without deciding says so on each of its pages.
      path: skipped ? skippingPath(threadPath(thread)) : threadPath(thread),
      canPost: thread.begun && canPost(ctx.actor, thread),
      canModerate: moderates,
      canMarkTakeaways: canMarkTakeaways(ctx.actor, thread),
    },
    /** Where the reader goes on when the thread was merged into another, or the post of the address moved. */
    movedTo,
    posts: page.map(naming),
    /** Numbers of this page whose posts were moved, with where they stand now. */
    gone,
    takeaways: takeaways.filter((post) => post.state === "published").map((post) => naming(show(post))),
    waiting: waits.map(naming),
    /** Threads merged into this one in which the reader has begun a reply. */
    leftDrafts,
    /** What waits in forms of the reader's, here and elsewhere. */
    waitingFiles,
    /** What an address needs so that a visitor who looks without deciding is shown a file too. */
    skipped,
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
