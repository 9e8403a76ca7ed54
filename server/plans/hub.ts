import { EventEmitter, on } from "node:events";
import type postgres from "postgres";
import type { Db } from "@/db/client";
import { type PlanPlace, placeOf } from "@/domain/plans/places";
import { clock } from "@/server/context";

/** What an event of the hub says: the plan has changed, or somebody came, went or moved on. */
export const changed = "plan_changed";
const presence = "plan_presence";
/** A reader counts as present this long after they were last heard of. */
const presentMs = 25_000;

/** One open page of a plan: whose, and where. */
export type OpenPage = { readonly id: string; readonly memberId: string; readonly path: string };
/** Somebody who has the plan open, and where they were last heard of. */
export type Present = { readonly memberId: string; readonly place: PlanPlace };
type Heard = Present & { readonly at: number };

/** One per process and database: what the database says about plans, handed on to those who have them open. */
export class PlanHub {
  private readonly emitter = new EventEmitter().setMaxListeners(0);
  /** By plan and open page: one person may have several. */
  private readonly seen = new Map<string, Map<string, Heard>>();
  private listening: Promise<unknown> | null = null;

  constructor(private readonly db: Db) {}

  async listen(): Promise<void> {
    const sql = driverOf(this.db);
    this.listening ??= Promise.all([
      // After a lost connection something may have been missed: everybody looks again.
      sql.listen(
        changed,
        (planId) => this.emitter.emit(planId, changed),
        () => {
          for (const planId of this.emitter.eventNames()) this.emitter.emit(planId, changed);
        },
      ),
      sql.listen(presence, (payload) => this.hear(payload)),
    ]).catch((error) => {
      this.listening = null;
      throw error;
    });
    await this.listening;
  }

  /** Says to every process that this page of the plan is open now, or has been closed. */
  async beat(planId: string, { id, memberId, path }: OpenPage, open: boolean): Promise<void> {
    const said = [planId, id, memberId, open ? "open" : "closed", path];
    await driverOf(this.db).notify(presence, said.join(" "));
  }

  /** Those who have the plan open, apart from one, each where they were heard of last. */
  others(planId: string, memberId: string, now: number): Present[] {
    const newest = new Map<string, Heard>();
    for (const heard of this.seen.get(planId)?.values() ?? []) {
      if (heard.memberId === memberId || now - heard.at >= presentMs) continue;
      const known = newest.get(heard.memberId);
      if (known === undefined || heard.at >= known.at) newest.set(heard.memberId, heard);
    }
    return [...newest.values()].sort((a, b) => (a.memberId < b.memberId ? -1 : 1));
  }

  events(planId: string, signal: AbortSignal): AsyncIterable<unknown> {
    return on(this.emitter, planId, { signal });
  }

  private hear(payload: string): void {
    const [planId = "", page = "", memberId = "", state, path = ""] = payload.split(" ");
    const now = clock().getTime();
    const pages = this.seen.get(planId) ?? new Map<string, Heard>();
    // Whoever went without a word is forgotten when somebody else is heard of.
    for (const [id, { at }] of pages) if (now - at >= presentMs) pages.delete(id);
    if (state === "open") pages.set(page, { memberId, place: placeOf(path), at: now });
    else pages.delete(page);
    if (pages.size === 0) this.seen.delete(planId);
    else this.seen.set(planId, pages);
    this.emitter.emit(planId, presence);
  }
}

function driverOf(db: Db): postgres.Sql {
  const driver = (db as Db & { $client?: postgres.Sql }).$client;
  if (!driver) throw new Error("News of plans are heard on a pool, not inside a transaction.");
  return driver;
}

// Next bundles this module apart from the process around it; the symbol lets both share one hub.
const key = Symbol.for("critical-path.plan-hub");
const shared = globalThis as typeof globalThis & { [key]?: WeakMap<Db, PlanHub> };
shared[key] ??= new WeakMap();
const hubs = shared[key];

/** The hub of a pool of connections. */
export function hubOf(db: Db): PlanHub {
  const known = hubs.get(db);
  if (known) return known;
  const hub = new PlanHub(db);
  hubs.set(db, hub);
  return hub;
}
