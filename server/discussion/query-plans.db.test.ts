import { randomUUID } from "node:crypto";
import { drizzle } from "drizzle-orm/postgres-js";
import { expect, it } from "vitest";
import type { Db } from "@/db/client";
import { newMember } from "@/db/factories";
import * as schema from "@/db/schema/index";
import { testDb } from "@/db/test-database";
import { suggest } from "@/server/search/suggest";
import { community } from "./discussion.fixture";
import { getFirstUnread } from "./reading/first-unread";
import { listThreads } from "./threads/list";
import { getThread } from "./threads/thread-page";
import { makeFeed, readFeed } from "./watching/feeds";
import { listWatches } from "./watching/watching";

const { db, sql } = await testDb();
const { as } = community(db);

const long = 5_000;
const short = 18;
const shortThreads = 2_000;

/**
 * Two thousand threads of eighteen posts, and one of five thousand; of half of them the reader has read every third, and from each they
 * have drawn a lesson.
 */
async function fill(readerId: string): Promise<number> {
  await sql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    await tx`set local statement_timeout = 0`;
    const thread = (posts: number) => tx`
      select 'A thread of many', 'banking', 'members'::thread_audience, now() - n * interval '1 minute', now() - n * interval '1 minute',
        ${posts}::int, ${posts}::int, ${posts}::int, gen_random_uuid()
      from generate_series(1, ${posts === short ? shortThreads : 1}::int) n`;
    for (const posts of [short, long]) {
      await tx`insert into threads (title, domain_id, audience, opened_at, last_post_at, post_count, last_seq, last_major, key) ${thread(posts)}`;
    }
    await tx`insert into posts (thread_id, seq, major, minor, author_id, body, state, written_at, published_at, key)
      select t.id, n, n, 0, ${readerId}, 'Words of a post. ' || repeat(n::text, 50), 'published', t.last_post_at, t.last_post_at, gen_random_uuid()
      from threads t cross join lateral generate_series(1, t.last_seq) n where t.title = 'A thread of many'`;
    await tx`insert into thread_reads (member_id, thread_id, read, last_at)
      select ${readerId}, id, (select range_agg(int4range(n, n + 1)) from generate_series(1, last_seq, 3) n), now()
      from threads where no % 2 = 0 or last_seq = ${long}`;
    await tx`insert into kept_posts (member_id, post_id, thread_id, lesson, kept_at)
      select ${readerId}, id, thread_id, 'What I take from it.', published_at from posts where major = 1`;
    await tx`insert into watches (member_id, kind, subject, level, since)
      select ${readerId}, 'thread', id::text, 'watch', opened_at from threads where no % 10 = 0`;
  });
  await sql`analyze`;
  const [row] = await sql<{ no: number }[]>`select no from threads where last_seq = ${long}`;
  return row?.no ?? 0;
}

type Node = {
  "Node Type": string;
  "Relation Name"?: string;
  "Actual Rows": number;
  "Actual Loops": number;
  "Rows Removed by Filter"?: number;
  Plans?: Node[];
};

const nodesOf = (node: Node): Node[] => [node, ...(node.Plans ?? []).flatMap(nodesOf)];

/** What of each table the queries of some work look at, and whether they read it from end to end. */
async function lookedAt(work: (db: Db) => Promise<unknown>) {
  const asked: { text: string; values: unknown[] }[] = [];
  const logger = { logQuery: (text: string, values: unknown[]) => void asked.push({ text, values }) };
  await work(drizzle(sql, { schema, casing: "snake_case", logger }));
  const rows = new Map<string, number>();
  const wholly = new Set<string>();
  for (const { text, values } of asked) {
    if (!/^\s*(select|with)/.test(text)) continue;
    const [plan] = await sql.unsafe<{ "QUERY PLAN": [{ Plan: Node }] }[]>(
      `explain (analyze, format json) ${text}`,
      values.map((value) => (Array.isArray(value) ? value : String(value))),
    );
    for (const node of plan === undefined ? [] : nodesOf(plan["QUERY PLAN"][0].Plan)) {
      const table = node["Relation Name"];
      if (table === undefined) continue;
      if (node["Node Type"] === "Seq Scan" && node["Actual Loops"] > 0) wholly.add(table);
      const seen = (node["Actual Rows"] + (node["Rows Removed by Filter"] ?? 0)) * node["Actual Loops"];
      rows.set(table, (rows.get(table) ?? 0) + seen);
    }
  }
  const of = (table: string) => Math.round(rows.get(table) ?? 0);
  return { queries: asked.length, posts: of("posts"), threads: of("threads"), wholly };
}

const reader = await newMember(db);
const no = await fill(reader.id);

it("lists and pages of threads look at no more than they show, however many threads there are and however long one is", async () => {
  const ctx = as(reader);
  const far = `${Date.now() - 60_000_000}-1`;
  const lists = { newest: {}, domain: { domain: "banking" }, unread: { unread: true }, far: { after: far } };
  for (const [name, filter] of Object.entries(lists)) {
    const { posts, wholly } = await lookedAt((logged) => listThreads({ ...ctx, db: logged }, filter));
    expect(posts, name).toBeLessThan(100);
    for (const table of ["threads", "posts", "thread_reads", "watches"]) expect(wholly, name).not.toContain(table);
  }
  const watching = await lookedAt((logged) => listWatches({ ...ctx, db: logged }, {}));
  expect(watching.wholly).not.toContain("threads");
  for (const major of [1, long / 2, long - 10]) {
    const page = await lookedAt((logged) => getThread({ ...ctx, db: logged }, { no, from: { major, minor: 0 } }));
    expect(page.posts, `from ${major}`).toBeLessThan(300);
    expect(page.queries).toBeLessThanOrEqual(9);
    expect((await getThread(ctx, { no })).lessons).toHaveLength(1);
    for (const table of ["threads", "posts", "thread_reads"]) expect(page.wholly).not.toContain(table);
  }
  const unread = await lookedAt((logged) => getFirstUnread({ ...ctx, db: logged }, { no }));
  expect(unread.posts).toBeLessThan(100);
});

it("the feed of somebody who follows much, and what is offered while words are typed, look at no more than they show", async () => {
  const follower = await newMember(db);
  const ctx = as(follower);
  await sql`insert into watches (member_id, kind, subject, level, since)
    select ${follower.id}, 'thread', id::text, (case no % 3 when 0 then 'first_post' else 'watch' end)::watch_level, opened_at
    from threads where title = 'A thread of many'`;
  await sql`analyze`;
  const { token } = await makeFeed(ctx, { key: randomUUID() });
  const feed = await lookedAt((logged) => readFeed({ ...ctx, db: logged }, { token }));
  expect((await readFeed(ctx, { token })).entries).toHaveLength(50);
  expect(feed.threads).toBeLessThan(1_000);
  expect(feed.posts).toBeLessThan(3_000);
  for (const table of ["threads", "posts"]) expect(feed.wholly).not.toContain(table);
  const offered = await lookedAt((logged) => suggest({ ...ctx, db: logged }, { q: "thre" }));
  expect(offered.threads).toBeLessThan(150);
});
