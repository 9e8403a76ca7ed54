import { readdir, readFile } from "node:fs/promises";
import { setTimeout as pause } from "node:timers/promises";
import { migrate } from "drizzle-orm/postgres-js/migrator";
import postgres from "postgres";
import { connect } from "./client";

/** Any number will do as long as no other program uses it on the same database. */
const MIGRATION_LOCK = 6_174_001;
const ATTEMPTS = 8;
const LOCK_NOT_AVAILABLE = "55P03";

/**
 * Brings the tables to the present. One runner at a time, whoever else starts at the same moment waits for it; a table
 * that is in use is waited for two seconds at a time, so that nobody queues behind a migration for long.
 */
export async function migrateDatabase(url: string): Promise<void> {
  const { db, sql, close } = connect(url, { max: 1, statementTimeoutMs: 0, name: "critical-path-migrator" });
  try {
    await sql`select pg_advisory_lock(${MIGRATION_LOCK})`;
    await sql`set lock_timeout = '2s'`;
    await sql`set idle_in_transaction_session_timeout = 0`;
    for (let attempt = 1; ; attempt += 1) {
      try {
        await migrate(db, { migrationsFolder: new URL("./migrations", import.meta.url).pathname });
        await applyTriggers(sql);
        return;
      } catch (error) {
        if (attempt === ATTEMPTS || !isLockTimeout(error)) throw error;
        await pause(attempt * 250);
      }
    }
  } finally {
    await close();
  }
}

/** Functions and triggers say their present state in full (create or replace), so each run applies them all, in one transaction. */
async function applyTriggers(sql: postgres.Sql): Promise<void> {
  const folder = new URL("./triggers/", import.meta.url);
  const names = (await readdir(folder)).filter((name) => name.endsWith(".sql")).sort();
  const texts = await Promise.all(names.map((name) => readFile(new URL(name, folder), "utf8")));
  await sql.begin(async (tx) => {
    for (const text of texts) await tx.unsafe(text);
  });
}

function isLockTimeout(error: unknown): boolean {
  if (error instanceof postgres.PostgresError) return error.code === LOCK_NOT_AVAILABLE;
  return error instanceof Error && error.cause !== undefined && isLockTimeout(error.cause);
}
