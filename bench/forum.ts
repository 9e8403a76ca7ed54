import { randomUUID } from "node:crypto";
import { join } from "node:path";
import type { Connection } from "../db/client";
import { rateLimits } from "../db/schema/index";
import { limitKey } from "../server/accounts/limits";
import { startSession } from "../server/accounts/sessions";
import { getThread } from "../server/discussion/thread-page";
import { find } from "../server/search/find";
import { commonWord, fillForum, rareWord, threadNo } from "./forum-content";
import { type LoadResult, loadForm } from "./load";
import { weigh } from "./page-weight";
import type { MeasuredPage } from "./pages";
import { ctxOf, timed } from "./plans";
import { startProduct } from "./processes";
import { print } from "./report";

/** What the bench of the forum is given of the run. */
export type ForumSetting = {
  readonly connection: Connection;
  readonly databaseUrl: string;
  readonly port: number;
  readonly scratch: string;
  readonly readerId: string;
  readonly seconds: number;
  readonly executablePath: string;
  /** A page at each number of connections beside its two floors. */
  readonly measurePage: (
    page: MeasuredPage,
    origin: string,
    cookie: string,
  ) => Promise<Record<string, string | number>[]>;
};

type Places = { long: number; short: number; after: string };

/** A page of the list some way down, found by asking for one after another. */
async function places({ connection, readerId }: ForumSetting): Promise<Places> {
  const [long, short] = [await threadNo(connection.sql, 1), await threadNo(connection.sql, 2)];
  const [row] = await connection.sql<{ at: string; no: number }[]>`
    select (extract(epoch from last_post_at) * 1000)::bigint::text as at, no from threads
    where merged_into_id is null order by last_post_at desc nulls last offset 1000 limit 1`;
  if (row === undefined) throw new Error(`There is nothing for ${readerId} to read.`);
  return { long, short, after: `${row.at}-${row.no}` };
}

const listQuery =
  "select no, title, post_count, last_post_at from threads order by last_post_at desc nulls last limit 26";
const postsOf = (no: number, major: number) => `select p.*, m.name from posts p join members m on m.id = p.author_id
  where p.thread_id = (select id from threads where no = ${no}) and (p.major, p.minor) >= (${major}, 0) order by p.major, p.minor limit 41`;
const wordsQuery = (word: string) =>
  `select id, body from posts where search @@ websearch_to_tsquery('critical_path', '${word}') limit 20`;

/** The pages of the forum: its list, the longest thread at three places beside a short one, and three searches. */
function forumPages({ long, short, after }: Places): MeasuredPage[] {
  const of = (name: string, path: string, query: string): MeasuredPage => ({ name, path, signedIn: true, query });
  return [
    { ...of("Threads, signed out", "/discussion", listQuery), signedIn: false },
    of("Threads", "/discussion", listQuery),
    of("Threads, unread", "/discussion?unread=yes", listQuery),
    of("Threads, far down", `/discussion?after=${after}`, listQuery),
    of("Thread of 5,000, first page", `/discussion/${long}`, postsOf(long, 1)),
    of("Thread of 5,000, in the middle", `/discussion/${long}?from=833`, postsOf(long, 833)),
    of("Thread of 5,000, last page", `/discussion/${long}?from=1655`, postsOf(long, 1655)),
    of("Thread of 50, first page", `/discussion/${short}`, postsOf(short, 1)),
    of("Search, a rare word", `/search?q=${rareWord}`, wordsQuery(rareWord)),
    of("Search, a common word", `/search?q=${commonWord}`, wordsQuery(commonWord)),
    of("Search, a misspelt word", "/search?q=benifits", wordsQuery("benefits")),
    { ...of("Search, signed out", `/search?q=${commonWord}`, wordsQuery(commonWord)), signedIn: false },
  ];
}

/** The same work without the pages around it, one after another: what growth is read from. */
async function services({ connection, readerId }: ForumSetting, { long, short }: Places) {
  const ctx = ctxOf(connection, readerId);
  const questions = [rareWord, commonWord, `${commonWord} ${rareWord}`, `"${commonWord} date"`, "benifits", "zzzzqqq"];
  const rows: { what: string; ms: number }[] = [];
  for (const q of questions) rows.push({ what: `search ${q}`, ms: await timed(() => find(ctx, { q })) });
  for (const major of [1, 833, 1655])
    rows.push({
      what: `thread of 5,000 from ${major}`,
      ms: await timed(() => getThread(ctx, { no: long, from: { major, minor: 0 } })),
    });
  rows.push({ what: "thread of 50", ms: await timed(() => getThread(ctx, { no: short })) });
  return rows;
}

/** Posting a reply through the form, as a browser without scripts does it, to the longest thread by people at once. */
async function posting(setting: ForumSetting, origin: string, { long, short }: Places) {
  const author = await setting.connection.sql<{ id: string }[]>`
    select id from members where handle = 'bench-author-0'`;
  const memberId = author[0]?.id ?? setting.readerId;
  const { token } = await startSession(setting.connection.db, { memberId, device: "bench", now: new Date() });
  // One person posts for many: their pace is set aside.
  const unpaced = {
    key: limitKey("discussion.post", memberId),
    points: -1_000_000,
    expiresAt: new Date(Date.now() + 86_400_000),
  };
  await setting.connection.db
    .insert(rateLimits)
    .values(unpaced)
    .onConflictDoUpdate({ target: rateLimits.key, set: unpaced });
  const rows: Record<string, string | number>[] = [];
  for (const [name, no] of [
    ["A reply to the thread of 5,000", long],
    ["A reply to the thread of 50", short],
  ] as const) {
    const measured: LoadResult[] = await loadForm({
      page: `${origin}/discussion/${no}`,
      mark: 'name="replyTo"',
      cookie: `cp-session=${token}`,
      seconds: setting.seconds,
      fields: () => ({ body: `Measured. ${randomUUID()}`, idempotencyKey: randomUUID() }),
    });
    rows.push(...measured.map(({ bytes: _, ...result }) => ({ what: name, ...result })));
  }
  return rows;
}

/**
 * Measures the forum at each of these numbers of posts: its pages at 1, 16 and 64 connections beside the two floors, replies through
 * the form, the work without the pages, and what a browser fetches; and how much longer everything takes at the last than at the first.
 */
export async function benchForum(setting: ForumSetting, sizes: readonly number[]) {
  const { connection, readerId } = setting;
  const results: Record<string, unknown> = {};
  const grown = new Map<string, Record<string, string | number>>();
  for (const posts of sizes) {
    const begun = performance.now();
    await fillForum(connection.sql, { posts, readerId });
    results[`seconds to fill ${posts}`] = Math.round((performance.now() - begun) / 1000);
    const at = await places(setting);
    const work = await services(setting, at);
    for (const { what, ms } of work) grown.set(what, { ...grown.get(what), what, [`ms at ${posts}`]: ms });
    const product = await startProduct(setting.databaseUrl, setting.port, join(setting.scratch, `${posts}`));
    try {
      const { token } = await startSession(connection.db, { memberId: readerId, device: "bench", now: new Date() });
      const pages = forumPages(at);
      const rows = [];
      for (const page of pages) rows.push(...(await setting.measurePage(page, product.url, token)));
      print(`The forum with ${posts} posts (latencies in ms)`, rows);
      const replies = await posting(setting, product.url, at);
      print(`Posting a reply with ${posts} posts (latencies in ms)`, replies);
      const weights = await weigh(
        product.url,
        [`/discussion/${at.long}`, "/discussion", "/search"],
        setting.executablePath,
        { name: "cp-session", value: token },
      );
      print("What a member's browser fetches (bytes as sent, compressed)", weights);
      Object.assign(results, { [`pages at ${posts}`]: rows, [`replies at ${posts}`]: replies, weights });
    } finally {
      await product.stop();
    }
  }
  const growth = [...grown.values()];
  print("The work without the pages (medians in ms)", growth);
  return { ...results, growth };
}
