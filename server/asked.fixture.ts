import { drizzle } from "drizzle-orm/postgres-js";
import type postgres from "postgres";
import type { Db } from "@/db/client";
import * as schema from "@/db/schema/index";

type Query = { text: string; sent: number; answered: number };

/** What some work asked of a database: its queries, and the longest chain of them in which each waited for the one before. */
export type Asked = { queries: string[]; deep: number };

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

/**
 * The same database, which notes what is asked of it outside transactions. The order of events is counted and no clock is read, so
 * that a slow machine changes nothing.
 */
export function notingDb(sql: postgres.Sql): { db: Db; askedBy: (work: () => Promise<unknown>) => Promise<Asked> } {
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
  return {
    db: drizzle(noting, { schema, casing: "snake_case" }),
    askedBy: async (work) => {
      noted = [];
      await work();
      return { queries: noted.map(({ text }) => text), deep: deepest(noted) };
    },
  };
}
