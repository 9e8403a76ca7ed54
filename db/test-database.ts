import { randomBytes } from "node:crypto";
import { afterAll, inject } from "vitest";
import { type Connection, connect } from "./client";

declare module "vitest" {
  interface ProvidedContext {
    /** An address that may create databases. */
    clusterUrl: string;
    /** What each test file gets a copy of: all tables, with the catalogue or without a row. */
    templates: { bare: string; full: string };
    /** Begins the name of every database of this run. */
    testDatabasePrefix: string;
  }
}

/**
 * A database of this test file's own: every table, the catalogue and the cases unless asked not to, no people. Call it once, at the top of the file; it is closed when the
 * file ends and dropped with the run. `url` is for code that connects by itself.
 */
export async function testDb({ catalogue = true } = {}): Promise<Connection & { url: string }> {
  const name = `${inject("testDatabasePrefix")}_${randomBytes(4).toString("hex")}`;
  const cluster = connect(inject("clusterUrl"), { max: 1, statementTimeoutMs: 60_000, name: "tests" });
  const { bare, full } = inject("templates");
  await cluster.sql`create database ${cluster.sql(name)} template ${cluster.sql(catalogue ? full : bare)}`;
  await cluster.close();
  const url = new URL(inject("clusterUrl"));
  url.pathname = `/${name}`;
  const connection = connect(url.href, { max: 10, name: "tests" });
  afterAll(() => connection.close());
  return { ...connection, url: url.href };
}
