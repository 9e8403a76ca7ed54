import { timingSafeEqual } from "node:crypto";
import { readFileSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import postgres from "postgres";
import { z } from "zod";
import type { Env } from "@/server/env";

const answerWithinMs = 1_500;
const sharedForMs = 500;
const journalSchema = z.object({ entries: z.array(z.object({ when: z.number() })) });
const journal = new URL("../../db/migrations/meta/_journal.json", import.meta.url);

export type Readiness = {
  ready: boolean;
  database: boolean;
  /** True when the tables are those of this build. */
  migrations: boolean;
  /** Seconds for which the oldest job that could run has been waiting. */
  oldestJobSeconds: number | null;
};

let asked: { at: number; answer: Promise<Readiness> } | undefined;

/**
 * Whether this process can serve: the database answers within a second and a half and has the tables of this build.
 * Whoever asks within half a second of another is given the same answer, so that asking costs the database nothing.
 */
export function readReadiness(sql: postgres.Sql, now: number): Promise<Readiness> {
  if (asked === undefined || now - asked.at >= sharedForMs) asked = { at: now, answer: askDatabase(sql) };
  return asked.answer;
}

async function askDatabase(sql: postgres.Sql): Promise<Readiness> {
  const query = sql<{ migrated: string | null; oldest: number | null }[]>`
    select (select max(created_at) from drizzle.__drizzle_migrations)::text as migrated,
      (select extract(epoch from now() - min(start_after))::float8 from pgboss.job
        where state in ('created', 'retry') and start_after <= now()) as oldest`;
  const rows = await deadline(query, answerWithinMs);
  const row = rows === "no tables" ? undefined : rows[0];
  if (row === undefined) {
    return { ready: false, database: rows === "no tables", migrations: false, oldestJobSeconds: null };
  }
  const migrations = Number(row.migrated) >= newestMigration();
  return { ready: migrations, database: true, migrations, oldestJobSeconds: row.oldest };
}

/** Whether the asker may see more than a word: on this machine with no proxy between, or with the status token. */
export function maySeeDetails(req: IncomingMessage, env: Pick<Env, "statusToken" | "trustProxyHops">): boolean {
  const given = req.headers.authorization?.replace(/^Bearer /, "");
  if (env.statusToken !== null && given !== undefined) return sameText(given, env.statusToken);
  const direct = env.trustProxyHops === 0 && req.headers["x-forwarded-for"] === undefined;
  return direct && /^(::ffff:)?127\.|^::1$/.test(req.socket.remoteAddress ?? "");
}

/** Answers with JSON that nobody keeps. */
export function sendStatus(res: ServerResponse, ok: boolean, details: object): void {
  res.statusCode = ok ? 200 : 503;
  res.setHeader("content-type", "application/json; charset=utf-8");
  res.setHeader("cache-control", "no-store");
  res.end(`${JSON.stringify({ status: ok ? "ok" : "unavailable", ...details })}\n`);
}

let newest: number | undefined;

function newestMigration(): number {
  if (newest !== undefined) return newest;
  const { entries } = journalSchema.parse(JSON.parse(readFileSync(journal, "utf8")));
  newest = Math.max(0, ...entries.map((entry) => entry.when));
  return newest;
}

function sameText(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}

/** The rows; none when the database fails or does not answer in time; a word when it answers that it lacks the tables. */
async function deadline<T extends readonly object[]>(
  query: Promise<T> & { cancel(): void },
  ms: number,
): Promise<T | readonly [] | "no tables"> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<[]>((resolve) => {
    timer = setTimeout(() => {
      query.cancel();
      resolve([]);
    }, ms);
  });
  try {
    return await Promise.race([query, late]);
  } catch (error) {
    const isMissing = error instanceof postgres.PostgresError && /^(42P01|3F000)$/.test(error.code);
    return isMissing ? "no tables" : [];
  } finally {
    clearTimeout(timer);
    query.catch(() => {});
  }
}
