import { and, asc, between, eq, inArray, isNull, ne, or, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Db, Tx } from "@/db/client";
import {
  cases,
  domains,
  members,
  postMentions,
  postMoves,
  posts,
  tags,
  threadReads,
  threads,
  threadTags,
  watches,
} from "@/db/schema/index";
import type { WatchKind } from "@/domain/discussion/kinds";
import { decidingChoice, type HearReason, levelOf, reasonToHear, stronger } from "@/domain/discussion/watching";
import { arePairBlocked } from "@/server/safety/blocks";
import { readableBy } from "../sight";

async function findPost(db: Db | Tx, postId: string) {
  const answered = alias(posts, "answered");
  const [row] = await db
    .select({
      threadId: threads.id,
      domainId: threads.domainId,
      openedById: threads.openedById,
      authorId: posts.authorId,
      answeredId: answered.authorId,
      caseAuthorId: cases.authorId,
      seq: posts.seq,
      major: posts.major,
      minor: posts.minor,
    })
    .from(posts)
    .innerJoin(threads, eq(threads.id, posts.threadId))
    .leftJoin(cases, eq(cases.id, threads.caseId))
    .leftJoin(answered, eq(answered.id, posts.replyToId))
    .where(and(eq(posts.id, postId), eq(posts.state, "published")));
  return row;
}
type Post = NonNullable<Awaited<ReturnType<typeof findPost>>>;

/** What people have chosen for the thread, for its tags and for its domain. */
function chosenFor(db: Db | Tx, { threadId, domainId }: Post, only: string | undefined) {
  const its = db
    .select({ id: sql<string>`${threadTags.tagId}` })
    .from(threadTags)
    .where(eq(threadTags.threadId, threadId));
  return db
    .select({ memberId: watches.memberId, kind: watches.kind, level: watches.level, subject: watches.subject })
    .from(watches)
    .where(
      and(
        only === undefined ? undefined : eq(watches.memberId, only),
        or(
          and(eq(watches.kind, "thread"), eq(watches.subject, threadId)),
          and(eq(watches.kind, "tag"), inArray(watches.subject, its)),
          and(eq(watches.kind, "domain"), eq(watches.subject, domainId)),
        ),
      ),
    );
}

/** Those of some people who may hear of a post: they can read it and have not, and keep apart from its author neither way. */
async function amongWhoMay(db: Db | Tx, { threadId, authorId, seq }: Post, ids: readonly string[]): Promise<string[]> {
  if (authorId === null || ids.length === 0) return [];
  const rows = await db
    .select({ id: members.id })
    .from(members)
    .innerJoin(threads, eq(threads.id, threadId))
    .leftJoin(threadReads, and(eq(threadReads.threadId, threads.id), eq(threadReads.memberId, members.id)))
    .where(
      and(
        inArray(members.id, [...ids]),
        ne(members.id, authorId),
        isNull(members.suspendedAt),
        readableBy(members.id),
        sql`not coalesce(${threadReads.read} @> ${seq}::int, false)`,
        sql`not ${arePairBlocked(members.id, sql`${authorId}::uuid`)}`,
      ),
    );
  return rows.map(({ id }) => id);
}

/** About whom it is asked: `only` one person, or everybody; and who answered in the quiet round that a post comes from. */
type Asked = { readonly only?: string | undefined; readonly round?: ReadonlySet<string> };

/**
 * Who is to hear of a post at this moment, each with the strongest reason: whom it answers or names, who opened the thread that it
 * answers, who wrote the case that this is about, and who watches. Nobody who mutes the thread, has read the post, cannot see it or keeps apart from its author.
 */
export async function whoHears(db: Db | Tx, postId: string, { only, round }: Asked = {}): Promise<Hearing> {
  const post = await findPost(db, postId);
  if (post === undefined) return new Map();
  const [named, chosen] = await Promise.all([
    db.select({ id: postMentions.memberId }).from(postMentions).where(eq(postMentions.postId, postId)),
    chosenFor(db, post, only),
  ]);
  const mentioned = new Set(named.map(({ id }) => id));
  const choices = Map.groupBy(chosen, ({ memberId }) => memberId);
  const isTop = post.minor === 0;
  const concerned = new Set([...mentioned, ...choices.keys(), ...(round ?? [])]);
  for (const id of [post.answeredId, post.openedById, post.caseAuthorId]) if (id !== null) concerned.add(id);
  const reasons = new Map<string, HearReason>();
  for (const id of concerned) {
    if (only !== undefined && id !== only) continue;
    const reason = reasonToHear({
      level: levelOf(choices.get(id) ?? []),
      answered: id === post.answeredId,
      mentioned: mentioned.has(id),
      opened: isTop && id === post.openedById,
      wroteCase: isTop && id === post.caseAuthorId,
      tookPart: round?.has(id) ?? false,
      isFirst: isTop && post.major === 1,
    });
    if (reason !== null) reasons.set(id, reason);
  }
  const may = new Set(await amongWhoMay(db, post, [...reasons.keys()]));
  return new Map([...reasons].filter(([id]) => may.has(id)));
}

/** What somebody follows: one thread, or a tag or a domain by its name. */
export type Followed = { readonly kind: WatchKind; readonly name: string };

/** Which of the things that somebody follows makes them hear of a post; null where they follow nothing of it. */
export async function whatFollows(db: Db | Tx, postId: string, memberId: string): Promise<Followed | null> {
  const post = await findPost(db, postId);
  const choice = post && decidingChoice(await chosenFor(db, post, memberId));
  if (choice == null) return null;
  const { kind, subject } = choice;
  if (kind === "thread") return { kind, name: "" };
  const named = kind === "tag" ? tags : domains;
  const [row] = await db.select({ name: named.name }).from(named).where(eq(named.id, subject));
  return { kind, name: row?.name ?? "" };
}

/** People who are to hear of something, with the reason. */
export type Hearing = ReadonlyMap<string, HearReason>;

/** The posts that a quiet round opened and that still stand, in the order in which they were shown. */
export async function postsOfRound(db: Db | Tx, round: { threadId: string; fromSeq: number; toSeq: number }) {
  const moved = db
    .select({ id: postMoves.postId })
    .from(postMoves)
    .where(and(eq(postMoves.threadId, round.threadId), between(postMoves.seq, round.fromSeq, round.toSeq)));
  return db
    .select({ id: posts.id, authorId: posts.authorId })
    .from(posts)
    .where(
      and(
        or(
          and(eq(posts.threadId, round.threadId), between(posts.seq, round.fromSeq, round.toSeq)),
          inArray(posts.id, moved),
        ),
        eq(posts.state, "published"),
      ),
    )
    .orderBy(asc(posts.seq));
}

/** Who is to hear that a quiet round has opened: whoever hears of any of its posts, and those who answered in it. */
export async function whoHearsRound(
  db: Db | Tx,
  opened: { threadId: string; fromSeq: number; toSeq: number },
  only?: string,
): Promise<Hearing> {
  const shown = await postsOfRound(db, opened);
  const round = new Set(shown.flatMap(({ authorId }) => authorId ?? []));
  const reasons = new Map<string, HearReason>();
  for (const { id } of shown) {
    for (const [member, reason] of await whoHears(db, id, { only, round }))
      reasons.set(member, stronger(reason, reasons.get(member) ?? reason));
  }
  return reasons;
}
