import type { Db } from "@/db/client";
import type { Actor } from "@/domain/actor";
import type { RequestCtx } from "@/server/trpc";

const begin = new Date("2026-06-09T09:00:00Z");

/** The time of the tests, this many minutes (and milliseconds) after it begins. */
export function later(minutes: number, milliseconds = 0): Date {
  return new Date(begin.getTime() + minutes * 60_000 + milliseconds);
}

/** A request of somebody not signed in, unless an actor is given. */
export function visit(db: Db, given: { actor?: Actor; ip?: string; minutes?: number } = {}): RequestCtx {
  return {
    db,
    actor: given.actor ?? { kind: "visitor" },
    now: later(given.minutes ?? 0),
    requestId: "test",
    ip: given.ip ?? `10.200.${Math.floor(Math.random() * 250)}.1`,
    device: "Firefox on Linux",
    cookie: { start: () => undefined, end: () => undefined },
  };
}
