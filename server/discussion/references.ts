import { and, eq, sql } from "drizzle-orm";
import type { Db, Tx } from "@/db/client";
import { cases, posts, threads } from "@/db/schema/index";
import type { Actor } from "@/domain/actor";
import { readNumber, writeNumber } from "@/domain/discussion/number";
import { canReadThread } from "@/domain/discussion/policy";
import { found } from "@/domain/errors";
import { authorize } from "@/domain/policy";
import { type Named, namedIn, type Place, wouldName } from "./mentions";
import { sightColumns, threadPath } from "./sight";
import type { MemberCtx } from "./write";

type Reader = { readonly db: Db | Tx; readonly actor: Actor };

/** More citations than this in the texts of one page stay text. */
const mostCited = 500;

/** Which of the numbers that texts cite belong to posts of their thread. Asks nothing where nothing is cited. */
async function knownNumbers({ db }: Reader, threadId: string, texts: readonly string[]): Promise<string[]> {
  const cited = new Set(
    texts.flatMap((text) => [...text.matchAll(/#(\d+(?:\.\d+)?)/g)].map(([, number = ""]) => number)),
  );
  const numbers = [...cited].flatMap((number) => readNumber(number) ?? []).slice(0, mostCited);
  if (numbers.length === 0) return [];
  const pairs = numbers.map(({ major, minor }) => sql`(${major}::int, ${minor}::int)`);
  const rows = await db
    .select({ major: posts.major, minor: posts.minor })
    .from(posts)
    .where(and(eq(posts.threadId, threadId), sql`(${posts.major}, ${posts.minor}) in (${sql.join(pairs, sql`, `)})`));
  return rows.flatMap(({ major, minor }) => (major === null ? [] : writeNumber({ major, minor: minor ?? 0 })));
}

/** What the posts of a page refer to: the numbers that there are, and by post the people whom this reader may know of. */
export async function referencesOf(
  reader: Reader,
  threadId: string,
  shown: readonly { readonly id: string; readonly body: string | null }[],
): Promise<{ numbers: string[]; named: ReadonlyMap<string, readonly Named[]> }> {
  const naming = shown.filter(({ body }) => body?.includes("@")).map(({ id }) => id);
  const [numbers, named] = await Promise.all([
    knownNumbers(
      reader,
      threadId,
      shown.flatMap(({ body }) => body ?? []),
    ),
    namedIn(reader, naming),
  ]);
  return { numbers, named };
}

const hidden = { reason: "discussion.no_such_thread", hidden: true };

/** What a text would refer to if it were posted there, for its preview. What opens a thread cites nothing yet. */
export async function getReferences(
  ctx: MemberCtx,
  { place, body }: { place: Place; body: string },
): Promise<{ path: string; numbers: string[]; named: readonly Named[] }> {
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
