import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import type { Topic } from "./public-pages";

/** A rendered page as it is kept: headers that are the same for everybody, and the body in the forms asked for. */
export type KeptPage = {
  status: number;
  headers: readonly (readonly [string, string])[];
  plain: Buffer;
  /** Absent from a page that is sent once and not kept. */
  packed?: { gzip: Buffer; brotli: Buffer };
};

/** What a render returns. `keep` is false for anything that is not the same for everybody. */
export type RenderedPage = {
  status: number;
  headers: readonly (readonly [string, string])[];
  body: Buffer;
  keep: boolean;
};

type Entry = { page: KeptPage; topics: readonly Topic[]; bytes: number; renderedAt: number };

export type PageStoreOptions = {
  /** Bytes kept at most; the page unused for longest goes first. */
  maxBytes: number;
  /** Age in milliseconds after which a page is rendered again, because some of its text is relative to now. */
  freshMs: number;
  /** Age up to which the old page is still served while the new one is being rendered. */
  staleMs: number;
  clock: () => number;
};

const asGzip = promisify(gzip);
const asBrotli = promisify(brotliCompress);

/**
 * Keeps whole pages, each rendered once however many ask for it at the same time. `invalidate` makes every page of a
 * topic, and every render of one that has already begun, too old to be served to anybody who asks afterwards.
 */
export class PageStore {
  readonly #entries = new Map<string, Entry>();
  readonly #flights = new Map<string, Promise<KeptPage>>();
  readonly #generations = new Map<Topic, number>();
  #bytes = 0;

  constructor(private readonly options: PageStoreOptions) {}

  /** The page if it may be served as it is; `stale` asks the caller to have it rendered again meanwhile. */
  find(key: string): { page: KeptPage; stale: boolean } | undefined {
    const entry = this.#entries.get(key);
    if (entry === undefined) return undefined;
    const age = this.options.clock() - entry.renderedAt;
    if (age >= this.options.staleMs) {
      this.#drop(key, entry);
      return undefined;
    }
    this.#entries.delete(key);
    this.#entries.set(key, entry);
    return { page: entry.page, stale: age >= this.options.freshMs };
  }

  /** The render of this page that is under way for today's content, or a new one. Rejects as the render does. */
  load(key: string, topics: readonly Topic[], render: () => Promise<RenderedPage>): Promise<KeptPage> {
    const version = this.#version(topics);
    const flightKey = `${version} ${key}`;
    const flying = this.#flights.get(flightKey);
    if (flying !== undefined) return flying;
    const flight = this.#render(key, topics, version, render).finally(() => this.#flights.delete(flightKey));
    this.#flights.set(flightKey, flight);
    return flight;
  }

  /** The render of this page for today's content, if one is under way. */
  loading(key: string, topics: readonly Topic[]): Promise<KeptPage> | undefined {
    return this.#flights.get(`${this.#version(topics)} ${key}`);
  }

  /** Forgets every page that depends on the topic. */
  invalidate(topic: Topic): void {
    this.#generations.set(topic, (this.#generations.get(topic) ?? 0) + 1);
    for (const [key, entry] of this.#entries) if (entry.topics.includes(topic)) this.#drop(key, entry);
  }

  get bytes(): number {
    return this.#bytes;
  }

  async #render(
    key: string,
    topics: readonly Topic[],
    version: string,
    render: () => Promise<RenderedPage>,
  ): Promise<KeptPage> {
    const renderedAt = this.options.clock();
    const { status, headers, body, keep } = await render();
    if (!keep) return { status, headers, plain: body };
    const packed = { gzip: await asGzip(body, { level: 9 }), brotli: await brotli(body) };
    const page = { status, headers, plain: body, packed };
    if (this.#version(topics) === version) this.#keep(key, { page, topics, renderedAt, bytes: size(key, page) });
    return page;
  }

  #keep(key: string, entry: Entry): void {
    const old = this.#entries.get(key);
    if (old !== undefined) this.#drop(key, old);
    if (entry.bytes > this.options.maxBytes) return;
    this.#entries.set(key, entry);
    this.#bytes += entry.bytes;
    for (const [oldest, unused] of this.#entries) {
      if (this.#bytes <= this.options.maxBytes) break;
      this.#drop(oldest, unused);
    }
  }

  #drop(key: string, entry: Entry): void {
    if (this.#entries.delete(key)) this.#bytes -= entry.bytes;
  }

  #version(topics: readonly Topic[]): string {
    return topics.map((topic) => this.#generations.get(topic) ?? 0).join(".");
  }
}

function size(key: string, page: KeptPage): number {
  return key.length * 2 + page.plain.length + (page.packed?.gzip.length ?? 0) + (page.packed?.brotli.length ?? 0) + 512;
}

function brotli(body: Buffer): Promise<Buffer> {
  return asBrotli(body, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 6, [constants.BROTLI_PARAM_SIZE_HINT]: body.length },
  });
}
