import { rmSync } from "node:fs";
import { join } from "node:path";
import { type Connection, connect } from "../db/client";
import { type EmbeddedPostgres, ensureDatabase, startEmbedded } from "../db/embedded";
import { rateLimits } from "../db/schema/index";
import { importCatalogue, loadDemo } from "../scripts/load";
import { prepareDatabase } from "../scripts/prepare";
import { step } from "../scripts/progress.mjs";
import { limitKey } from "../server/accounts/limits";
import { startSession } from "../server/accounts/sessions";
import { fillForum, longest, shortest, threadNo } from "./forum-content";
import { type Served, startProduct } from "./processes";

/** A discussion of one size, with a product that serves it and people who are signed in there. */
export type ForumSide = {
  readonly posts: number;
  readonly databaseUrl: string;
  readonly url: string;
  readonly connection: Connection;
  /** Session of the reader, who has read some of everything, and those of some who write a lot. */
  readonly cookie: string;
  readonly authors: readonly string[];
  /** Numbers of the longest thread, of the one that it is compared with, and of some that many write in at once. */
  readonly long: number;
  readonly short: number;
  readonly many: readonly number[];
  /** Where a page of the list far down begins, and a tag that few threads have. */
  readonly after: string;
  readonly tag: string;
};

const directory = ".data/bench-forum";
/** A page of the list lies so many threads down, or half way of fewer. */
const farDown = 1_000;
const manyThreads = 200;
const writers = 16;
/** Posts of the longest thread and of the short one, as their numbers go: a top post has two answers. */
export const lastTop = { long: Math.ceil(longest / 3), short: Math.ceil(shortest / 3) };

/** A PostgreSQL of the forum's own, whose disk is free again when it is stopped. */
export async function startForumCluster(): Promise<EmbeddedPostgres> {
  rmSync(directory, { recursive: true, force: true });
  const cluster = await startEmbedded({ directory });
  return {
    ...cluster,
    stop: async () => {
      await cluster.stop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

/** Fills a database with so many posts and serves it; `stop` ends the product and what is connected. */
export async function openSide(
  cluster: EmbeddedPostgres,
  posts: number,
  at: { port: number; scratch: string },
): Promise<ForumSide & Pick<Served, "stop">> {
  const name = `forum_${posts}`;
  await ensureDatabase(cluster, name);
  const databaseUrl = cluster.url(name);
  await prepareDatabase(databaseUrl);
  await importCatalogue(databaseUrl);
  await loadDemo(databaseUrl);
  const connection = connect(databaseUrl, { max: 2, statementTimeoutMs: 0, name: "bench" });
  try {
    const threads = Math.min(20_000, Math.round(posts / 20));
    const readerId = await memberOf(connection, "jasmine.owusu.pettifer@demo.example");
    await step(`Filling ${threads} threads with ${posts} posts`, () =>
      fillForum(connection.sql, { threads, posts }, readerId),
    );
    const writing = Array.from({ length: writers }, (_, n) => memberOf(connection, `bench-author-${n}@demo.example`));
    const authors = await Promise.all((await Promise.all(writing)).map((id) => writerSession(connection, id)));
    const cookie = await sessionOf(connection, readerId);
    const places = await placesIn(connection);
    const product = await step("Starting a product", () =>
      startProduct(databaseUrl, at.port, join(at.scratch, `${posts}`)),
    );
    return {
      posts,
      databaseUrl,
      url: product.url,
      connection,
      cookie,
      authors,
      ...places,
      stop: async () => {
        await product.stop();
        await connection.close();
      },
    };
  } catch (error) {
    await connection.close();
    throw error;
  }
}

async function memberOf({ sql }: Connection, email: string): Promise<string> {
  const [member] = await sql<{ id: string }[]>`select id from members where email = ${email}`;
  if (member === undefined) throw new Error(`${email} is not there.`);
  return member.id;
}

async function sessionOf({ db }: Connection, memberId: string): Promise<string> {
  return (await startSession(db, { memberId, device: "bench", now: new Date() })).token;
}

/** The session of somebody who posts for many: their pace is set aside. */
async function writerSession(connection: Connection, memberId: string): Promise<string> {
  const expiresAt = new Date(Date.now() + 86_400_000);
  const unpaced = { key: limitKey("discussion.post", memberId), points: -1_000_000, expiresAt };
  await connection.db.insert(rateLimits).values(unpaced);
  return sessionOf(connection, memberId);
}

async function placesIn({ sql }: Connection) {
  const [down] = await sql<{ at: string; no: number }[]>`
    select (extract(epoch from last_post_at) * 1000)::bigint::text as at, no from threads
    order by last_post_at desc, no desc offset (select least(${farDown}::int, count(*) / 2) from threads) limit 1`;
  const [tag] = await sql<
    { id: string }[]
  >`select tag_id as id from thread_tags group by 1 order by count(*), 1 limit 1`;
  const many = await sql<{ no: number }[]>`
    select no from threads where audience = 'public' and case_id is null and locked_at is null and hidden_at is null
      and merged_into_id is null and title like 'Bench %' and post_count < 1000 order by id limit ${manyThreads}`;
  if (down === undefined || tag === undefined) throw new Error("The discussion has not been filled.");
  return {
    long: await threadNo(sql, 1),
    short: await threadNo(sql, 2),
    many: many.map(({ no }) => no),
    after: `${down.at}-${down.no}`,
    tag: tag.id,
  };
}
