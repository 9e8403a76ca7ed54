/** A place taken: give it back exactly once. */
export type Release = () => void;

/** How many renders run at once and how many may wait for their turn. */
export type AdmissionLimits = { running: number; waiting: number };

/**
 * Keeps work in bounds: so many run, so many wait in the order they came, and the next is turned away at once. A
 * server that says no quickly goes on answering; one that queues without end answers nobody.
 */
export class Admission {
  #running = 0;
  readonly #queue: ((release: Release) => void)[] = [];

  constructor(private readonly limits: AdmissionLimits) {}

  /** A place, at once or when one is free; undefined when even the queue is full. */
  enter(): Promise<Release> | undefined {
    if (this.#running < this.limits.running) {
      this.#running += 1;
      return Promise.resolve(this.#release());
    }
    if (this.#queue.length >= this.limits.waiting) return undefined;
    return new Promise((resolve) => this.#queue.push(resolve));
  }

  get running(): number {
    return this.#running;
  }

  get waiting(): number {
    return this.#queue.length;
  }

  #release(): Release {
    let given = false;
    return () => {
      if (given) return;
      given = true;
      const next = this.#queue.shift();
      if (next === undefined) this.#running -= 1;
      else next(this.#release());
    };
  }
}
