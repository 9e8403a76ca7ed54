import { randomUUID } from "node:crypto";
import { setImmediate as nextTurn, setTimeout as pause } from "node:timers/promises";
import { type Db, driverOf } from "@/db/client";
import { weekWindow } from "@/domain/matching/availability";
import { log } from "@/server/log";
import { readMatchingCatalogue } from "./catalogue-names";
import { MentorIndex } from "./mentor-index";
import { readAllMentors, readMentors } from "./mentor-records";

/** Payload: a member's id, `*` for "read everything again", or `sync:<id>`, which only comes back. */
const channel = "mentor_changed";
/** More changes than this at once are taken as "read everything again". */
const manyChanges = 500;
/** So long without a further notice, in milliseconds, ends such a burst. */
const burstMs = 50;

/**
 * One index per process and database, filled from the tables and kept right by NOTIFY: triggers announce each change
 * when its transaction commits. A lost connection announces nothing, so each new one begins by reading everything.
 */
export class IndexKeeper {
  private index: MentorIndex | null = null;
  private loading: Promise<MentorIndex> | null = null;
  private readonly pending = new Set<string>();
  private readonly waiting = new Map<string, () => void>();
  private applying: Promise<void> | null = null;
  private listening: Promise<unknown> | null = null;

  constructor(private readonly db: Db) {}

  /** The index as of the last change heard of, for the seven days that begin at this time's day. */
  async at(now: Date): Promise<MentorIndex> {
    const index = this.index ?? (await this.start(now));
    index.moveTo(weekWindow(now));
    return index;
  }

  /** Resolves when every change committed before this call is in the index. For tests, which must not sleep. */
  async sync(): Promise<void> {
    const id = `sync:${randomUUID()}`;
    await this.at(this.index?.windowStart ?? new Date(0));
    const back = new Promise<void>((resolve) => this.waiting.set(id, resolve));
    await driverOf(this.db).notify(channel, id);
    await back;
  }

  private start(now: Date): Promise<MentorIndex> {
    this.loading ??= this.listenAndLoad(now).catch((error) => {
      this.loading = null;
      throw error;
    });
    return this.loading;
  }

  private async listenAndLoad(now: Date): Promise<MentorIndex> {
    const sql = driverOf(this.db);
    const again = () => this.hear("*");
    this.listening ??= Promise.all([
      sql.listen(
        channel,
        (payload) => this.hear(payload),
        () => this.index && again(),
      ),
      sql.listen("content_changed", (topic) => topic === "catalogue" && again()),
    ]).catch((error) => {
      this.listening = null;
      throw error;
    });
    await this.listening;
    const index = await this.load(weekWindow(now));
    this.index = index;
    return index;
  }

  private async load(windowStart: Date): Promise<MentorIndex> {
    const index = new MentorIndex(await readMatchingCatalogue(this.db), windowStart);
    for await (const records of readAllMentors(this.db)) for (const record of records) index.put(record);
    return index;
  }

  private hear(payload: string): void {
    this.pending.add(payload);
    this.applying ??= this.apply().finally(() => {
      this.applying = null;
    });
  }

  private async apply(): Promise<void> {
    while (this.pending.size > 0) {
      await this.quiet();
      const heard = [...this.pending];
      this.pending.clear();
      try {
        const changes = heard.filter((payload) => !payload.startsWith("sync:"));
        await this.take(changes);
        // A page drawn between the change and this moment shows the list as it was: have it drawn again.
        if (changes.length > 0) await driverOf(this.db).notify("content_changed", "mentors");
      } catch (error) {
        log.error({ err: error }, "the mentor index could not be brought up to date; it is read anew");
        this.index = null;
        this.loading = null;
      }
      for (const payload of heard) {
        this.waiting.get(payload)?.();
        this.waiting.delete(payload);
      }
    }
  }

  /** Lets a burst of notices arrive whole, so that many changes are read together, and very many only once. */
  private async quiet(): Promise<void> {
    for (let before = 0; before < this.pending.size; ) {
      before = this.pending.size;
      await (before > manyChanges ? pause(burstMs) : nextTurn());
    }
  }

  private async take(changes: readonly string[]): Promise<void> {
    const index = this.index ?? (await this.loading);
    if (!index || changes.length === 0) return;
    if (changes.includes("*") || changes.length > manyChanges) {
      this.index = await this.load(index.windowStart);
      return;
    }
    const records = await readMentors(this.db, changes);
    const found = new Map(records.map((record) => [record.memberId, record]));
    for (const id of changes) {
      const record = found.get(id);
      if (record) index.put(record);
      else index.remove(id);
    }
  }
}

// Next bundles this module apart from the process around it; the symbol lets both share one index.
const key = Symbol.for("critical-path.mentor-index");
const shared = globalThis as typeof globalThis & { [key]?: WeakMap<Db, IndexKeeper> };

/** The keeper of this process's index of a database. Nothing is read before the first question. */
export function mentorIndexKeeper(db: Db): IndexKeeper {
  shared[key] ??= new WeakMap();
  const known = shared[key].get(db);
  if (known) return known;
  const keeper = new IndexKeeper(db);
  shared[key].set(db, keeper);
  return keeper;
}
