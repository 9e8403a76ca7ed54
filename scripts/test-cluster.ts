import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { connect } from "../db/client";
import { type EmbeddedPostgres, findRunning, startEmbedded } from "../db/embedded";
import "../db/test-database";
import { prepareDatabase } from "./prepare";

/** Holds the PostgreSQL of the tests, apart from everybody's data. */
export const testDirectory = join(import.meta.dirname, "../.test/postgres");
const TEMPLATE_LOCK = 6_174_002;

/** Vitest's global set-up for tests on PostgreSQL: a cluster, and a migrated template to copy for each test file. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const { clusterUrl, stop } = await testCluster();
  const templateDatabase = await migratedTemplate(clusterUrl);
  const testDatabasePrefix = `test_${process.pid}`;
  project.provide("clusterUrl", clusterUrl);
  project.provide("templateDatabase", templateDatabase);
  project.provide("testDatabasePrefix", testDatabasePrefix);
  return async () => {
    await dropDatabases(clusterUrl, testDatabasePrefix);
    await stop();
  };
}

/** The tests' cluster: one that `npm run db:start -- --test` keeps running, else one that lives as long as this run. */
export async function testCluster(): Promise<{ clusterUrl: string; stop: () => Promise<void> }> {
  const running = findRunning(testDirectory, "postgres");
  if (running !== undefined) return { clusterUrl: running, stop: async () => {} };
  const cluster: EmbeddedPostgres = await startEmbedded({ directory: testDirectory, disposable: true });
  return { clusterUrl: cluster.url("postgres"), stop: cluster.stop };
}

/** Drops every database whose name begins with `prefix` and an underscore. */
export async function dropDatabases(clusterUrl: string, prefix: string): Promise<void> {
  const { sql, close } = connect(clusterUrl, { max: 1, statementTimeoutMs: 60_000, name: "tests" });
  try {
    const names = await sql<{ datname: string }[]>`
      select datname from pg_database where starts_with(datname, ${`${prefix}_`})`;
    for (const { datname } of names) await sql`drop database if exists ${sql(datname)} with (force)`;
  } finally {
    await close();
  }
}

/** A database named after what makes it, so that it is built once and again only when a migration or a queue changes. */
export async function migratedTemplate(clusterUrl: string): Promise<string> {
  const name = `template_${fingerprint(["db/migrations", "db/triggers", "server/jobs"])}`;
  const { sql, close } = connect(clusterUrl, { max: 1, statementTimeoutMs: 0, name: "tests" });
  try {
    await sql`select pg_advisory_lock(${TEMPLATE_LOCK})`;
    const [present] = await sql`select 1 from pg_database where datname = ${name}`;
    if (present !== undefined) return name;
    const unfinished = `${name}_unfinished`;
    await sql`drop database if exists ${sql(unfinished)} with (force)`;
    await sql`create database ${sql(unfinished)} template template0`;
    const url = new URL(clusterUrl);
    url.pathname = `/${unfinished}`;
    await prepareDatabase(url.href);
    await sql`alter database ${sql(unfinished)} rename to ${sql(name)}`;
    return name;
  } finally {
    await close();
  }
}

function fingerprint(directories: readonly string[]): string {
  const hash = createHash("sha256");
  for (const directory of directories) {
    for (const file of readdirSync(directory, { recursive: true, encoding: "utf8" }).sort()) {
      if (/\.(sql|ts)$/.test(file)) hash.update(file).update(readFileSync(join(directory, file)));
    }
  }
  return hash.digest("hex").slice(0, 12);
}
