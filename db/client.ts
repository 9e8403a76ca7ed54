import { drizzle, type PostgresJsDatabase } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import * as schema from "./schema/index";

export type Db = PostgresJsDatabase<typeof schema>;
/** An open transaction: everything a service writes goes through one of these. */
export type Tx = Parameters<Parameters<Db["transaction"]>[0]>[0];

export type Connection = {
  db: Db;
  /** The driver itself, for LISTEN and for the job queue. */
  sql: postgres.Sql;
  /** Waits up to five seconds for running queries, then closes every connection. */
  close: () => Promise<void>;
};

export type ConnectOptions = {
  /** Connections held at most. */
  max?: number;
  /** A single statement may run this long, in milliseconds; 0 lifts the limit (migrations, imports). */
  statementTimeoutMs?: number;
  /** Shown in pg_stat_activity. */
  name?: string;
};

/** Opens a pool on a PostgreSQL database; nothing is sent until the first query. */
export function connect(url: string, options: ConnectOptions = {}): Connection {
  const sql = postgres(url, {
    max: options.max ?? 10,
    connect_timeout: 10,
    idle_timeout: 300,
    max_lifetime: 3600,
    // The driver's own waits grow to twenty seconds: a database that is back would go unnoticed for as long.
    backoff: (attempts: number) => Math.min(0.5, 0.02 * 2 ** attempts),
    onnotice: () => {},
    connection: {
      application_name: options.name ?? "critical-path",
      statement_timeout: options.statementTimeoutMs ?? 5_000,
      idle_in_transaction_session_timeout: 15_000,
      TimeZone: "UTC",
    },
  });
  return {
    db: drizzle(sql, { schema, casing: "snake_case" }),
    sql,
    close: () => sql.end({ timeout: 5 }),
  };
}
