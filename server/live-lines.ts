/** How many lines for news one member may hold, and all together. */
export type LineLimits = { readonly each: number; readonly all: number };

type Line = { readonly holder: string; readonly cut: () => void };

/**
 * The lines for news that are open, the oldest first. One too many cuts the oldest: of its holder, where they have too many
 * themself, or else of all. So nobody keeps others out, whoever came last is heard, and a line whose other end is gone without a
 * word goes first.
 */
export class LiveLines {
  readonly #open = new Set<Line>();

  constructor(private readonly limits: LineLimits) {}

  /** Counts a line from now on. `cut` is called once if it has to end for another's sake; the answer is called when it has ended. */
  enter(holder: string, cut: () => void): () => void {
    const own = [...this.#open].filter((line) => line.holder === holder);
    const oldest = own.length >= this.limits.each ? own[0] : undefined;
    const tooMany = this.#open.size >= this.limits.all ? [...this.#open][0] : undefined;
    const line = { holder, cut };
    this.#open.add(line);
    const last = oldest ?? tooMany;
    if (last !== undefined && this.#open.delete(last)) last.cut();
    return () => void this.#open.delete(line);
  }
}

// Next bundles this module with each of the routes that use it; the symbol lets them share what is counted.
const key = Symbol.for("critical-path.live-lines");
const shared = globalThis as typeof globalThis & { [key]?: LiveLines };

shared[key] ??= new LiveLines({ each: 10, all: 450 });

/** Those of this process. The door has places for some more, so that one that is cut ends before another is turned away. */
export const liveLines = shared[key];
