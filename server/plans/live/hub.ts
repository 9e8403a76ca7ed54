import type { Db } from "@/db/client";
import { type PlanPlace, placeOf } from "@/domain/plans/live/places";
import { clock } from "@/server/context";
import { type Hub, hubOf } from "@/server/hub";

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
  /** By plan and open page: one person may have several. */
  private readonly seen = new Map<string, Map<string, Heard>>();

  constructor(private readonly hub: Hub) {}

  async listen(): Promise<void> {
    await Promise.all([this.hub.listen(changed), this.hub.listen(presence, (payload) => this.hear(payload))]);
  }

  /** Says to every process that this page of the plan is open now, or has been closed. */
  async beat(planId: string, { id, memberId, path }: OpenPage, open: boolean): Promise<void> {
    const said = [planId, id, memberId, open ? "open" : "closed", path];
    await this.hub.say(presence, said.join(" "));
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
    return this.hub.events(planId, signal);
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
    this.hub.tell(planId, presence);
  }
}

// Next bundles this module apart from the process around it; the symbol lets both share what has been heard.
const key = Symbol.for("critical-path.plan-hub");
const shared = globalThis as typeof globalThis & { [key]?: WeakMap<Hub, PlanHub> };
shared[key] ??= new WeakMap();
const planHubs = shared[key];

/** The hub of plans of a pool of connections. */
export function planHubOf(db: Db): PlanHub {
  const hub = hubOf(db, "plans");
  const known = planHubs.get(hub) ?? new PlanHub(hub);
  planHubs.set(hub, known);
  return known;
}
