import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { connect } from "../db/client";
import { type EmbeddedPostgres, findRunning, startEmbedded } from "../db/embedded";
import "../db/test-database";
import { importCatalogue } from "./load";
import { prepareDatabase } from "./prepare";

/** Holds the PostgreSQL of the tests, apart from everybody's data. */
export const testDirectory = join(import.meta.dirname, "../.test/postgres");
const TEMPLATE_LOCK = 6_174_002;

/** Vitest's global set-up for tests on PostgreSQL: a cluster, and templates to copy for each test file. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const { clusterUrl, stop } = await testCluster();
  const templates = await builtTemplates(clusterUrl);
  const testDatabasePrefix = `test_${process.pid}`;
  project.provide("clusterUrl", clusterUrl);
  project.provide("templates", templates);
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

/** Databases to copy, named after what makes them, so that they are built once and again only when that changes. */
export async function builtTemplates(clusterUrl: string): Promise<{ bare: string; full: string }> {
  const bare = `template_bare_${fingerprint(["db/migrations", "db/triggers", "server/jobs"])}`;
  const full = `template_full_${fingerprint(["content", "db/migrations", "db/seed", "db/triggers", "server/jobs"])}`;
  const { sql, close } = connect(clusterUrl, { max: 1, statementTimeoutMs: 0, name: "tests" });
  const build = async (name: string, from: string, fill: (url: string) => Promise<void>) => {
    const [present] = await sql`select 1 from pg_database where datname = ${name}`;
    if (present !== undefined) return;
    const unfinished = `${name}_unfinished`;
    await sql`drop database if exists ${sql(unfinished)} with (force)`;
    await sql`create database ${sql(unfinished)} template ${sql(from)}`;
    const url = new URL(clusterUrl);
    url.pathname = `/${unfinished}`;
    await fill(url.href);
    await sql`alter database ${sql(unfinished)} rename to ${sql(name)}`;
  };
  try {
    await sql`select pg_advisory_lock(${TEMPLATE_LOCK})`;
    await build(bare, "template0", prepareDatabase);
    await build(full, bare, importCatalogue);
    return { bare, full };
  } finally {
    await close();
  }
}

function fingerprint(directories: readonly string[]): string {
  const hash = createHash("sha256");
  for (const directory of directories) {
    for (const file of readdirSync(directory, { recursive: true, encoding: "utf8" }).sort()) {
      if (/\.(json|sql|ts)$/.test(file)) hash.update(file).update(readFileSync(join(directory, file)));
    }
  }
  return hash.digest("hex").slice(0, 12);
}
