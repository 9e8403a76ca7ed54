import { createHash } from "node:crypto";
import { and, desc, eq, gt, isNull, ne, not, or, type SQL, sql } from "drizzle-orm";
import { cases, feeds, members, posts, threads, threadTags, watches } from "@/db/schema/index";
import type { MemberActor } from "@/domain/actor";
import type { FeedEntry } from "@/domain/discussion/atom";
import type { WatchKind, WatchLevel } from "@/domain/discussion/kinds";
import { writeNumber } from "@/domain/discussion/number";
import { DomainError, found } from "@/domain/errors";
import { inShort } from "@/domain/markdown/plain-text";
import { limitKey, spendPoint } from "@/server/accounts/limits";
import type { Ctx, MemberCtx } from "@/server/context";
import { isApartFrom } from "@/server/safety/blocks";
import { authorColumns, authorOf } from "../authors";
import { readableThreads, threadPath } from "../sight";
import { levelColumn } from "./watching";

const mostEntries = 50;
/** So many of the newest threads are looked through for what somebody follows. Who does not find enough there follows little. */
const newestLookedAt = 1_000;
const longestExcerpt = 600;
/** Feed readers ask a few times an hour; whoever asks every minute is told to wait. */
const fetching = { points: 60, windowMs: 3_600_000 };

const hashOf = (token: string) => createHash("sha256").update(token).digest();
/** As hard to guess as the form's key, which is kept nowhere. */
const tokenFrom = (memberId: string, key: string) =>
  createHash("sha256").update(`feed of ${memberId} by ${key}`).digest("base64url");

const live = (memberId: string) => and(eq(feeds.memberId, memberId), isNull(feeds.revokedAt));

/** Whether somebody has a private address of a feed, and since when. */
export async function getFeed({ db, actor }: MemberCtx): Promise<{ madeAt: Date } | null> {
  const [row] = await db.select({ madeAt: feeds.madeAt }).from(feeds).where(live(actor.id));
  return row ?? null;
}

/**
 * Makes a private address at which a feed reader hears of what its member watches, in the place of any earlier one. The token is
 * shown this once: only its hash is kept. The same form twice makes one.
 */
export async function makeFeed(ctx: MemberCtx, { key }: { key: string }): Promise<{ token: string }> {
  const token = tokenFrom(ctx.actor.id, key);
  await ctx.db.transaction(async (tx) => {
    await tx.select({ id: members.id }).from(members).where(eq(members.id, ctx.actor.id)).for("update");
    const [again] = await tx
      .select({ id: feeds.id })
      .from(feeds)
      .where(eq(feeds.tokenHash, hashOf(token)));
    if (again !== undefined) return;
    await tx.update(feeds).set({ revokedAt: ctx.now }).where(live(ctx.actor.id));
    await tx.insert(feeds).values({ memberId: ctx.actor.id, tokenHash: hashOf(token), madeAt: ctx.now });
  });
  return { token };
}

/** Ends the private address: it answers nothing from this moment on. Twice is once. */
export async function revokeFeed({ db, actor, now }: MemberCtx): Promise<void> {
  await db.update(feeds).set({ revokedAt: now }).where(live(actor.id));
}

/** Whose feed it is, as somebody who reads without any duty: a feed reader moderates nothing. */
async function ownerOf({ db, now }: Ctx, token: string): Promise<MemberActor> {
  const [row] = await db
    .select({ id: feeds.id, memberId: feeds.memberId, revokedAt: feeds.revokedAt, suspendedAt: members.suspendedAt })
    .from(feeds)
    .innerJoin(members, eq(members.id, feeds.memberId))
    .where(eq(feeds.tokenHash, hashOf(token)));
  const feed = found(row, "discussion.no_such_feed");
  if (feed.revokedAt !== null || feed.suspendedAt !== null) throw new DomainError("FORBIDDEN", "discussion.feed_ended");
  if ((await spendPoint(db, limitKey("feed", feed.id), fetching, now)) > fetching.points)
    throw new DomainError("TOO_MANY", "discussion.feed_too_often");
  return { kind: "member", id: feed.memberId, sessionId: feed.id, authenticatedAt: new Date(0), hats: [] };
}

/**
 * The newest posts of others in what the owner of a feed watches, and first posts where they follow those alone; what they may read
 * at this moment and nothing else, and as in mail nothing under the name of anybody whom they keep away or who keeps them away. An address that is unknown is not found, one that was ended is refused.
 */
export async function readFeed(ctx: Ctx, { token }: { token: string }): Promise<{ id: string; entries: FeedEntry[] }> {
  const actor = await ownerOf(ctx, token);
  const [watched, firsts] = await Promise.all([newest(ctx, actor, "watch"), newest(ctx, actor, "first_post")]);
  const entries = [...watched, ...firsts].toSorted((a, b) => b.publishedAt.getTime() - a.publishedAt.getTime());
  return { id: actor.sessionId, entries: entries.slice(0, mostEntries) };
}

/** What somebody has said of threads, tags and domains themselves, before it is asked which of it counts for a thread. */
function isChosen(db: Ctx["db"], actor: MemberActor, level: WatchLevel): SQL {
  const chosen = (kind: WatchKind) =>
    sql`select w.subject from ${watches} w where w.member_id = ${actor.id}::uuid and w.kind = ${kind} and w.level = ${level}`;
  const tagged = db
    .select({ id: threadTags.threadId })
    .from(threadTags)
    .where(sql`${threadTags.tagId} in (${chosen("tag")})`);
  return sql`(${threads.id}::text in (${chosen("thread")}) or ${threads.id} in (${tagged})
    or ${threads.domainId} in (${chosen("domain")}))`;
}

/**
 * The threads that somebody follows, those first that have something new: found among the newest of all, and only where those are not
 * enough, among all that they have chosen. Whether they may read one, and which choice counts for it, is asked of no more than it takes.
 */
function followedThreads(db: Ctx["db"], actor: MemberActor, level: "watch" | "first_post") {
  const newestFirst = level === "watch" ? sql`${threads.lastPostAt} desc, ${threads.no} desc` : sql`${threads.no} desc`;
  const chosen = isChosen(db, actor, level);
  const counts = and(
    readableThreads(db, actor),
    isNull(threads.mergedIntoId),
    gt(threads.postCount, 0),
    eq(levelColumn(actor), sql`${level}::watch_level`),
  );
  const first = (among: SQL, which: SQL | undefined) =>
    sql`select ${threads.id} as id from (select * from ${threads} ${among}) ${threads} where ${which} order by ${newestFirst} limit ${mostEntries}`;
  const isEnough = sql`(select count(*) from walked) >= ${mostEntries}`;
  return sql`(with walked as materialized (
      ${first(sql`order by ${newestFirst} limit ${newestLookedAt}`, and(chosen, counts))}),
    gathered as (${first(sql`where not ${isEnough} and ${chosen} order by ${newestFirst} offset 0`, counts)})
    select id from walked where ${isEnough} union all select id from gathered) followed`;
}

/** The newest posts cannot be outside the threads that were last posted in, nor among the older ones of a thread. */
async function newest({ db }: Ctx, actor: MemberActor, level: "watch" | "first_post"): Promise<FeedEntry[]> {
  const followed = followedThreads(db, actor, level);
  const ofThread = sql`select * from ${posts} where ${posts.threadId} = followed.id`;
  const latest =
    level === "watch"
      ? sql`${ofThread} and ${posts.seq} is not null order by ${posts.seq} desc limit ${mostEntries}`
      : sql`${ofThread} and ${posts.major} = 1 and ${posts.minor} = 0`;
  const entries = sql`(select ${posts.id} as id from ${followed} cross join lateral (${latest}) ${posts}
    where ${and(
      eq(posts.state, "published"),
      or(isNull(posts.authorId), ne(posts.authorId, actor.id)),
      // Whoever is kept away would be found out by what is missing of “a member”.
      or(posts.asMember, not(isApartFrom(posts.authorId, actor.id))),
    )} order by ${posts.publishedAt} desc, ${posts.id} desc limit ${mostEntries}) entries`;
  const rows = await db
    .select({
      id: posts.id,
      major: posts.major,
      minor: posts.minor,
      body: posts.body,
      asMember: posts.asMember,
      publishedAt: posts.publishedAt,
      editedAt: posts.editedAt,
      author: authorColumns(actor),
      no: threads.no,
      title: threads.title,
      isMain: threads.isMain,
      caseSlug: cases.slug,
    })
    .from(entries)
    .innerJoin(posts, sql`${posts.id} = entries.id`)
    .innerJoin(threads, eq(threads.id, posts.threadId))
    .leftJoin(cases, eq(cases.id, threads.caseId))
    .leftJoin(members, eq(members.id, posts.authorId))
    .orderBy(desc(posts.publishedAt), desc(posts.id));
  return rows.flatMap(({ author, body, major, minor, publishedAt, ...post }) => {
    if (major === null || publishedAt === null) return [];
    const number = writeNumber({ major, minor: minor ?? 0 });
    return {
      id: post.id,
      title: `${post.title}, ${number}`,
      path: `${threadPath(post)}?from=${number}#post-${number}`,
      author: authorOf(actor, post, author).name,
      publishedAt,
      updatedAt: post.editedAt ?? publishedAt,
      summary: inShort(body, longestExcerpt),
    };
  });
}
