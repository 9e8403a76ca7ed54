import { drizzle } from "drizzle-orm/postgres-js";
import type postgres from "postgres";
import type { Db } from "@/db/client";
import * as schema from "@/db/schema/index";

type Query = { text: string; sent: number; answered: number };

type Noting = {
  db: Db;
  /** The queries of some work. */
  queriesOf: (work: () => Promise<unknown>) => Promise<string[]>;
  /**
   * The longest chain of queries in which each waited for the one before. Where chains run side by side, a query that waits
   * for nobody in the other may happen to follow it and make the chain seem longer, never shorter: the least of several
   * runs counts. The work must do the same each time.
   */
  depthOf: (work: () => Promise<unknown>) => Promise<number>;
};

const runs = 5;

/** The longest chain of queries of which each was sent after the one before was answered. */
function deepest(queries: readonly Query[]): number {
  const depths = new Map<Query, number>();
  for (const query of queries) {
    const before = queries
      .filter((earlier) => earlier.answered < query.sent)
      .map((earlier) => depths.get(earlier) ?? 0);
    depths.set(query, 1 + Math.max(0, ...before));
  }
  return Math.max(0, ...depths.values());
}

/** The same database, which notes what is asked of it outside transactions, by the order of events and by no clock. */
export function notingDb(sql: postgres.Sql): Noting {
  let moment = 0;
  let noted: Query[] = [];
  const next = () => {
    moment += 1;
    return moment;
  };
  const noting = new Proxy(sql, {
    get(target, name) {
      if (name !== "unsafe") return Reflect.get(target, name);
      return (...asked: Parameters<postgres.Sql["unsafe"]>) => {
        const query: Query = { text: asked[0], sent: next(), answered: Number.POSITIVE_INFINITY };
        noted.push(query);
        const pending = target.unsafe(...asked);
        const answer = () => {
          query.answered = next();
        };
        pending.then(answer, answer);
        return pending;
      };
    },
  });
  const note = async (work: () => Promise<unknown>): Promise<readonly Query[]> => {
    noted = [];
    await work();
    return noted;
  };
  return {
    db: drizzle(noting, { schema, casing: "snake_case" }),
    queriesOf: async (work) => (await note(work)).map(({ text }) => text),
    depthOf: async (work) => {
      let least = Number.POSITIVE_INFINITY;
      for (let run = 0; run < runs; run += 1) least = Math.min(least, deepest(await note(work)));
      return least;
    },
  };
}
