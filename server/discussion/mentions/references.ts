import { and, eq, inArray, sql } from "drizzle-orm";
import type { Db, Tx } from "@/db/client";
import { cases, postCitations, postMoves, posts, threads } from "@/db/schema/index";
import type { Actor } from "@/domain/actor";
import type { PostingPlace } from "@/domain/discussion/forms";
import { readNumber, writeNumber } from "@/domain/discussion/number";
import { canReadThread } from "@/domain/discussion/policy";
import { found } from "@/domain/errors";
import { authorize } from "@/domain/policy";
import type { MemberCtx } from "@/server/context";
import { readableThreads, sightColumns, threadPath } from "../sight";
import { type Named, namedIn, wouldName } from "./mentions";

type Reader = { readonly db: Db | Tx; readonly actor: Actor };

/** More citations than this in the texts of one page stay text. */
const mostCited = 500;

/**
 * What a number that a text cites means. `at` is the number under which the post stands now, `threadNo` the thread, and null the one
 * on whose page the text is; `at` is null where the reader may not know.
 */
export type Cited = { readonly number: string; readonly at: string | null; readonly threadNo: number | null };

/** Which of the numbers that texts cite belong to posts of their thread, or did before they were moved. Asks nothing where nothing is cited. */
async function knownNumbers({ db, actor }: Reader, threadId: string, texts: readonly string[]): Promise<Cited[]> {
  const cited = new Set(
    texts.flatMap((text) => [...text.matchAll(/#(\d+(?:\.\d+)?)/g)].map(([, number = ""]) => number)),
  );
  const numbers = [...cited].flatMap((number) => readNumber(number) ?? []).slice(0, mostCited);
  if (numbers.length === 0) return [];
  const pairs = sql.join(
    numbers.map(({ major, minor }) => sql`(${major}::int, ${minor}::int)`),
    sql`, `,
  );
  const [standing, moved] = await Promise.all([
    db
      .select({ major: posts.major, minor: posts.minor })
      .from(posts)
      .where(and(eq(posts.threadId, threadId), sql`(${posts.major}, ${posts.minor}) in (${pairs})`)),
    db
      .select({ ...written(postMoves), ...nowOf })
      .from(postMoves)
      .innerJoin(posts, eq(posts.id, postMoves.postId))
      .leftJoin(threads, and(eq(threads.id, posts.threadId), readableThreads(db, actor)))
      .where(and(eq(postMoves.threadId, threadId), sql`(${postMoves.major}, ${postMoves.minor}) in (${pairs})`)),
  ]);
  const here = standing.flatMap(({ major, minor }) => {
    const number = major === null ? null : writeNumber({ major, minor: minor ?? 0 });
    return number === null ? [] : [{ number, at: number, threadNo: null }];
  });
  return [...here, ...moved.map((row) => citedOf(row, threadId))];
}

const written = (table: typeof postMoves | typeof postCitations) => ({ major: table.major, minor: table.minor });
/** Where a post stands that a number means; nothing of a thread that the reader may not read. */
const nowOf = { now: { major: posts.major, minor: posts.minor }, thread: { id: threads.id, no: threads.no } };

type CitedRow = {
  major: number;
  minor: number;
  now: { major: number | null; minor: number | null };
  thread: { id: string; no: number } | null;
};

function citedOf({ now, thread, ...number }: CitedRow, threadId: string): Cited {
  const at = thread === null || now.major === null ? null : { major: now.major, minor: now.minor ?? 0 };
  const threadNo = thread === null || thread.id === threadId ? null : thread.no;
  return { number: writeNumber(number), at: at && writeNumber(at), threadNo };
}

/** What the numbers in the words of moved posts mean, by post: they were written where these numbers were others'. */
async function meantBy({ db, actor }: Reader, threadId: string, postIds: readonly string[]) {
  if (postIds.length === 0) return new Map<string, Cited[]>();
  const rows = await db
    .select({ postId: postCitations.postId, ...written(postCitations), ...nowOf })
    .from(postCitations)
    .innerJoin(posts, eq(posts.id, postCitations.citedId))
    .leftJoin(threads, and(eq(threads.id, posts.threadId), readableThreads(db, actor)))
    .where(inArray(postCitations.postId, [...postIds]));
  const byPost = Map.groupBy(rows, ({ postId }) => postId);
  return new Map([...byPost].map(([id, own]) => [id, own.map((row) => citedOf(row, threadId))]));
}

/** What the posts of a page refer to: the numbers that there are, and by post what others mean and the people whom this reader may know of. */
export async function referencesOf(
  reader: Reader,
  threadId: string,
  shown: readonly { readonly id: string; readonly body: string | null }[],
) {
  const having = (sign: string) => shown.filter(({ body }) => body?.includes(sign)).map(({ id }) => id);
  const texts = shown.flatMap(({ body }) => body ?? []);
  const [numbers, meant, named] = await Promise.all([
    knownNumbers(reader, threadId, texts),
    meantBy(reader, threadId, having("#")),
    namedIn(reader, having("@")),
  ]);
  return { numbers, meant, named };
}

const hidden = { reason: "discussion.no_such_thread", hidden: true };

/** What a text would refer to if it were posted there, for its preview. What opens a thread cites nothing yet. */
export async function getReferences(
  ctx: MemberCtx,
  { place, body }: { place: PostingPlace; body: string },
): Promise<{ path: string; numbers: readonly Cited[]; named: readonly Named[] }> {
  if (!("threadNo" in place)) return { path: "", numbers: [], named: await wouldName(ctx, place, body) };
  const [row] = await ctx.db
    .select({
      ...sightColumns(ctx.db, ctx.actor),
      id: threads.id,
      no: threads.no,
      isMain: threads.isMain,
      caseSlug: cases.slug,
    })
    .from(threads)
    .leftJoin(cases, eq(cases.id, threads.caseId))
    .where(eq(threads.no, place.threadNo));
  const thread = authorize(ctx.actor, canReadThread, found(row, hidden.reason), hidden);
  const [numbers, named] = await Promise.all([knownNumbers(ctx, thread.id, [body]), wouldName(ctx, place, body)]);
  return { path: threadPath(thread), numbers, named };
}
