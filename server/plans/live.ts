import { EventEmitter, on } from "node:events";
import { inArray } from "drizzle-orm";
import type postgres from "postgres";
import type { Db } from "@/db/client";
import { members } from "@/db/schema/index";
import { clock } from "@/server/context";
import { type MemberCtx, readablePlan } from "./access";

/** What a page that shows a plan is told: that something has changed, or who else has it open at this moment. */
export type PlanNews = { kind: "changed" } | { kind: "present"; names: string[] };

const changed = "plan_changed";
const presence = "plan_presence";
/** A reader counts as present this long after they were last heard of. */
const presentMs = 25_000;
const beatMs = 10_000;
/** A stream ends after this long; the page begins a new one, which asks again who it is. */
const longestMs = 240_000;

/** One per process and database: what the database says about plans, handed on to those who have them open. */
class PlanHub {
  private readonly emitter = new EventEmitter().setMaxListeners(0);
  private readonly seen = new Map<string, Map<string, number>>();
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

  /** Says to every process that this member has the plan open now, or has closed it. */
  async beat(planId: string, memberId: string, open: boolean): Promise<void> {
    await driverOf(this.db).notify(presence, `${planId} ${memberId} ${open ? "open" : "closed"}`);
  }

  /** Those who have the plan open, apart from one. */
  others(planId: string, memberId: string, now: number): string[] {
    const readers = [...(this.seen.get(planId) ?? [])];
    return readers.flatMap(([id, at]) => (id !== memberId && now - at < presentMs ? [id] : [])).sort();
  }

  events(planId: string, signal: AbortSignal): AsyncIterable<unknown> {
    return on(this.emitter, planId, { signal });
  }

  private hear(payload: string): void {
    const [planId = "", memberId = "", state] = payload.split(" ");
    const readers = this.seen.get(planId) ?? new Map<string, number>();
    if (state === "open") readers.set(memberId, clock().getTime());
    else readers.delete(memberId);
    if (readers.size === 0) this.seen.delete(planId);
    else this.seen.set(planId, readers);
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

function hubOf(db: Db): PlanHub {
  const known = hubs.get(db);
  if (known) return known;
  const hub = new PlanHub(db);
  hubs.set(db, hub);
  return hub;
}

async function namesOf(db: Db, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .select({ name: members.name })
    .from(members)
    .where(inArray(members.id, [...ids]));
  return rows.map(({ name }) => name).sort();
}

/**
 * News of a plan for somebody who may read it, until `signal` aborts, access ends, or four minutes have passed. The first
 * news is who else is there, which is told to the two who work on it alone. Access is asked for again before each piece of news.
 */
export async function watchPlan(
  ctx: MemberCtx,
  { planId }: { planId: string },
  signal: AbortSignal | undefined,
): Promise<AsyncIterable<PlanNews>> {
  const { role } = await readablePlan(ctx.db, ctx.actor, planId, ctx.now);
  const hub = hubOf(ctx.db);
  await hub.listen();
  const until = AbortSignal.timeout(longestMs);
  return newsOf(
    ctx,
    { planId, seesOthers: role !== "reader" },
    hub,
    signal === undefined ? until : AbortSignal.any([signal, until]),
  );
}

async function* newsOf(
  ctx: MemberCtx,
  { planId, seesOthers }: { planId: string; seesOthers: boolean },
  hub: PlanHub,
  signal: AbortSignal,
): AsyncGenerator<PlanNews> {
  const me = ctx.actor.id;
  const beat = setInterval(() => void hub.beat(planId, me, true).catch(() => {}), beatMs);
  const present = async (): Promise<PlanNews> => ({
    kind: "present",
    names: seesOthers ? await namesOf(ctx.db, hub.others(planId, me, clock().getTime())) : [],
  });
  let told = "";
  try {
    const events = hub.events(planId, signal);
    await hub.beat(planId, me, true);
    for await (const event of events) {
      await readablePlan(ctx.db, ctx.actor, planId, clock());
      const about: unknown = Array.isArray(event) ? event[0] : undefined;
      if (about === changed) yield { kind: "changed" };
      const news = await present();
      const words = JSON.stringify(news);
      if (words !== told) yield news;
      told = words;
    }
  } catch (error) {
    // The page was closed, the time is up, or access has ended: in each case there is nothing more to tell.
    if (!signal.aborted && !(error instanceof Error && error.name === "DomainError")) throw error;
  } finally {
    clearInterval(beat);
    await hub.beat(planId, me, false).catch(() => {});
  }
}
