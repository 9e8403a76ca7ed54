import type { Db } from "@/db/client";
import type { Actor } from "@/domain/actor";

/** What every service is given: the database, who is acting, the time, and the id that ties logs and errors together. */
export type Ctx = {
  readonly db: Db;
  readonly actor: Actor;
  readonly now: Date;
  readonly requestId: string;
};

/** A context for work that the product does by itself. */
export function systemContext(db: Db, job: string, now: Date, requestId: string): Ctx {
  return { db, actor: { kind: "system", job }, now, requestId };
}

/** The time now: the one place where a request asks the clock. Everything beneath is told. */
export function clock(): Date {
  return new Date();
}
