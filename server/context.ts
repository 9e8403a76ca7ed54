import type { Db } from "@/db/client";
import type { Actor, MemberActor } from "@/domain/actor";

/** What every service is given: the database, who is acting, the time, and the id that ties logs and errors together. */
export type Ctx = {
  readonly db: Db;
  readonly actor: Actor;
  readonly now: Date;
  readonly requestId: string;
  /** The reading of one page, while nothing is written: what its parts ask alike is asked once (`oncePerPage`). */
  readonly reading?: object | undefined;
};

/** The same, where only somebody who is signed in can have got to. */
export type MemberCtx = Ctx & { readonly actor: MemberActor };

/**
 * A memory for answers that several parts of one page want. Within one reading of a page the same key is asked once; where no
 * page is being read (an action, a job, a call over the wire) every call asks anew.
 */
export function oncePerPage<T>(): (ctx: Ctx, key: string, ask: () => Promise<T>) => Promise<T> {
  const readings = new WeakMap<object, Map<string, Promise<T>>>();
  return (ctx, key, ask) => {
    if (ctx.reading === undefined) return ask();
    const asked = readings.get(ctx.reading) ?? new Map<string, Promise<T>>();
    readings.set(ctx.reading, asked);
    const answer = asked.get(key) ?? ask();
    asked.set(key, answer);
    return answer;
  };
}

/** A context for work that the product does by itself. */
export function systemContext(db: Db, job: string, now: Date, requestId: string): Ctx {
  return { db, actor: { kind: "system", job }, now, requestId };
}

/** The time now: the one place where a request asks the clock. Everything beneath is told. */
export function clock(): Date {
  return new Date();
}
