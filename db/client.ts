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
      // What is read here and there costs hardly more than what is read in a row: it is in memory, or on a disk without arms. By its
      // own measure PostgreSQL reads and sorts whole threads where an index hands it forty posts in their order.
      random_page_cost: 1.1,
      TimeZone: "UTC",
    },
  });
  return {
    db: drizzle(keepingStatements(sql, new Set()), { schema, casing: "snake_case" }),
    sql,
    close: () => sql.end({ timeout: 5 }),
  };
}

/** The driver beneath a pool, for LISTEN and NOTIFY. A transaction has none, and is refused. */
export function driverOf(db: Db): postgres.Sql {
  // Drizzle keeps it on the database it made, though its type does not say so.
  const driver = (db as Db & { $client?: postgres.Sql }).$client;
  if (!driver) throw new Error("A pool listens, and no transaction does.");
  return driver;
}

/** So many different statements are kept by each connection; further ones are parsed each time, so that memory has a bound. */
const statementsKept = 500;
const parametersKept = 50;

/**
 * The driver with statements that each connection keeps. By itself it parses what the query builder hands it anew each time and waits
 * for the types of the parameters before it sends them: two round trips. A statement that is kept takes one and is planned less
 * often.
 */
function keepingStatements<D extends postgres.ISql>(driver: D, kept: Set<string>): D {
  return new Proxy(driver, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name);
      if (typeof member !== "function") return member;
      if (name === "unsafe") {
        return (text: string, ...rest: [parameters?: unknown[], options?: object]) => {
          const [parameters = [], options] = rest;
          // Lists of values have a text for each length: not worth a place.
          if (kept.size < statementsKept && parameters.length <= parametersKept) kept.add(text);
          return Reflect.apply(member, target, [text, parameters, { ...options, prepare: kept.has(text) }]);
        };
      }
      if (name === "begin" || name === "savepoint") {
        return (work: (inner: postgres.TransactionSql) => unknown) =>
          Reflect.apply(member, target, [(inner: postgres.TransactionSql) => work(keepingStatements(inner, kept))]);
      }
      return member;
    },
  });
}
