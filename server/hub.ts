import { EventEmitter, on } from "node:events";
import type postgres from "postgres";
import { type Db, driverOf } from "@/db/client";

/** What the database says on some channels, handed on within this process to those who wait for news of a subject. */
export class Hub {
  readonly #emitter = new EventEmitter().setMaxListeners(0);
  readonly #listening = new Map<string, Promise<unknown>>();

  constructor(private readonly sql: postgres.Sql) {}

  /**
   * Hears a channel from now on; heard already, nothing more happens. Each payload is the subject that has news, unless `hear`
   * makes something else of it. After a lost connection something may have been missed: everybody who waits looks again.
   */
  async listen(channel: string, hear?: (payload: string) => void): Promise<void> {
    const known = this.#listening.get(channel);
    const listening = known ?? this.#hear(channel, hear ?? ((subject) => this.tell(subject, channel)));
    this.#listening.set(channel, listening);
    try {
      await listening;
    } catch (error) {
      this.#listening.delete(channel);
      throw error;
    }
  }

  #hear(channel: string, hear: (payload: string) => void): Promise<unknown> {
    return this.sql.listen(channel, hear, () => {
      for (const subject of this.#emitter.eventNames()) this.tell(String(subject), channel);
    });
  }

  /** Tells those who wait for a subject in this process what has been heard. */
  tell(subject: string, news: string): void {
    this.#emitter.emit(subject, news);
  }

  /** Says something on a channel to every process, this one included. */
  async say(channel: string, payload: string): Promise<void> {
    await this.sql.notify(channel, payload);
  }

  /** What is heard of a subject from this call on, until `signal` aborts. Each piece is a list with the news in it. */
  events(subject: string, signal: AbortSignal): AsyncIterable<unknown> {
    return on(this.#emitter, subject, { signal });
  }
}

// Next bundles this module apart from the process around it; the symbol lets both share one hub.
const key = Symbol.for("critical-path.hubs");
const shared = globalThis as typeof globalThis & { [key]?: WeakMap<Db, Map<string, Hub>> };
shared[key] ??= new WeakMap();
const hubs = shared[key];

/** The hub of a pool of connections for one kind of subject. There is one per process. */
export function hubOf(db: Db, kind: string): Hub {
  const ofPool = hubs.get(db) ?? new Map<string, Hub>();
  hubs.set(db, ofPool);
  const hub = ofPool.get(kind) ?? new Hub(driverOf(db));
  ofPool.set(kind, hub);
  return hub;
}
