import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { log } from "@/server/log";
import type { Admission } from "../admission";
import { type CapturedResponse, capture } from "../html/render";
import { stripScripts } from "../html/strip-scripts";
import { type KeptPage, PageStore, type RenderedPage } from "./page-store";
import { isAnonymous, type PublicPage, publicPage, type Topic } from "./public-pages";

const renderWithinMs = 10_000;
// Only these are the same for everybody; the door adds its own to each response.
const sharedHeaders = ["content-type", "location", "x-robots-tag"];

export type KeptPagesOptions = {
  handler: RequestListener;
  admission: Admission;
  /** False while changes of content might be missed: then each request is rendered. */
  isLive: () => boolean;
  /** The headers with which a page is rendered for everybody. */
  headers: () => Record<string, string>;
  clock: () => number;
  maxBytes: number;
};

/** Public pages for people of whom the site knows nothing: rendered once, sent whole, without a script. */
export class KeptPages {
  readonly #store: PageStore;

  constructor(private readonly options: KeptPagesOptions) {
    this.#store = new PageStore({
      maxBytes: options.maxBytes,
      freshMs: 60_000,
      staleMs: 120_000,
      clock: options.clock,
    });
  }

  /** Forgets every page that shows this topic. */
  invalidate(topic: Topic): void {
    this.#store.invalidate(topic);
  }

  /** The public page that this request may be given, or undefined when it needs a render of its own. */
  match(req: IncomingMessage): PublicPage | undefined {
    if (req.method !== "GET" && req.method !== "HEAD") return undefined;
    if (req.headers.rsc !== undefined || !isAnonymous(req.headers.cookie)) return undefined;
    return publicPage(req.url ?? "");
  }

  /** Sends the page. Returns false when there is neither a kept one nor a place to render it. Rejects if the render fails. */
  async send(page: PublicPage, req: IncomingMessage, res: ServerResponse): Promise<boolean> {
    const kept = this.options.isLive() ? this.#store.find(page.key) : undefined;
    if (kept !== undefined) {
      sendPage(kept.page, req, res);
      if (kept.stale && this.#store.loading(page.key, page.topics) === undefined) this.#refresh(page);
      return true;
    }
    const loading = this.#load(page);
    if (loading === undefined) return false;
    sendPage(await loading, req, res);
    return true;
  }

  #refresh(page: PublicPage): void {
    this.#load(page)?.catch((error: unknown) => log.error({ err: error }, "a public page could not be rendered again"));
  }

  #load({ key, topics }: PublicPage): Promise<KeptPage> | undefined {
    const loading = this.#store.loading(key, topics);
    if (loading !== undefined) return loading;
    const place = this.options.admission.enter();
    if (place === undefined) return undefined;
    return this.#store.load(key, topics, async () => {
      const release = await place;
      try {
        return await this.#render(key);
      } finally {
        release();
      }
    });
  }

  async #render(key: string): Promise<RenderedPage> {
    const liveBefore = this.options.isLive();
    const captured = await capture(this.options.handler, key, this.options.headers(), renderWithinMs);
    // What Next sends then is a shell for scripts to fill, which these pages do not have: the door has words of its own.
    if (captured.status >= 500) throw new Error(`The page answered ${captured.status}.`);
    return asPage(captured, liveBefore);
  }
}

/** What of a captured response is for everybody, and whether it may be kept. */
function asPage({ status, headers, body }: CapturedResponse, live: boolean): RenderedPage {
  const shared: [string, string][] = [];
  for (const name of sharedHeaders) {
    const value = headers[name];
    if (typeof value === "string") shared.push([name, value]);
  }
  const isHtml = String(headers["content-type"]).startsWith("text/html");
  const keep = live && isHtml && (status === 200 || status === 404) && headers["set-cookie"] === undefined;
  return { status, headers: shared, keep, body: isHtml ? Buffer.from(stripScripts(body.toString("utf8"))) : body };
}

function sendPage(page: KeptPage, req: IncomingMessage, res: ServerResponse): void {
  const accepted = req.headers["accept-encoding"];
  const encoding = page.packed === undefined ? undefined : chooseEncoding(typeof accepted === "string" ? accepted : "");
  const body =
    encoding === undefined ? page.plain : (page.packed?.[encoding === "br" ? "brotli" : "gzip"] ?? page.plain);
  for (const [name, value] of page.headers) res.setHeader(name, value);
  if (encoding !== undefined) res.setHeader("content-encoding", encoding);
  res.setHeader("vary", "Cookie, RSC, Accept-Encoding");
  res.setHeader("cache-control", "private, no-cache");
  res.setHeader("content-length", body.length);
  res.statusCode = page.status;
  res.end(req.method === "HEAD" ? undefined : body);
}

function chooseEncoding(accepted: string): "br" | "gzip" | undefined {
  if (/\bbr\b(?!\s*;\s*q=0(?:\.0*)?\b(?!\.))/.test(accepted)) return "br";
  if (/\bgzip\b(?!\s*;\s*q=0(?:\.0*)?\b(?!\.))/.test(accepted)) return "gzip";
  return undefined;
}
