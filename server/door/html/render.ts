import { IncomingMessage, type RequestListener, ServerResponse } from "node:http";
import { Socket } from "node:net";

export type CapturedResponse = { status: number; headers: Record<string, string | string[]>; body: Buffer };

/**
 * Runs a request handler without a connection and collects what it answers, so that a page can be rendered for many
 * at once and no slow or vanished reader holds it up. Rejects when nothing is answered within `timeoutMs`.
 */
export function capture(
  handler: RequestListener,
  url: string,
  headers: Record<string, string>,
  timeoutMs: number,
): Promise<CapturedResponse> {
  const req = new IncomingMessage(new Socket());
  req.method = "GET";
  req.url = url;
  req.httpVersion = "1.1";
  req.httpVersionMajor = 1;
  req.httpVersionMinor = 1;
  Object.assign(req.headers, headers);
  req.rawHeaders = Object.entries(headers).flat();
  req.push(null);

  return new Promise((resolve, reject) => {
    const res = new CollectingResponse(req);
    const timer = setTimeout(() => {
      res.destroy();
      reject(new Error("The page took too long."));
    }, timeoutMs);
    res.once("finish", () => {
      clearTimeout(timer);
      resolve({ status: res.statusCode, headers: kept(res), body: res.collected() });
    });
    res.once("close", () => clearTimeout(timer));
    Promise.resolve(handler(req, res)).catch((error: unknown) => {
      clearTimeout(timer);
      reject(error);
    });
  });
}

/** A response that ends nowhere and remembers its body. */
class CollectingResponse extends ServerResponse {
  readonly #chunks: Buffer[] = [];

  constructor(req: IncomingMessage) {
    super(req);
    this.assignSocket(new Nowhere());
  }

  override write(chunk: unknown, ...rest: unknown[]): boolean {
    this.#collect(chunk, rest[0]);
    Reflect.apply(super.write, this, [chunk, ...rest]);
    // Whoever is told false waits for a drain that only a server's own connections are given.
    return true;
  }

  override end(...args: unknown[]): this {
    if (typeof args[0] !== "function") this.#collect(args[0], args[1]);
    // The superclass writes the last chunk by itself, past the method above.
    return Reflect.apply(super.end, this, args);
  }

  collected(): Buffer {
    return Buffer.concat(this.#chunks);
  }

  #collect(chunk: unknown, encoding: unknown): void {
    if (typeof chunk === "string") {
      this.#chunks.push(
        Buffer.from(chunk, typeof encoding === "string" && Buffer.isEncoding(encoding) ? encoding : "utf8"),
      );
    } else if (chunk instanceof Uint8Array) this.#chunks.push(Buffer.from(chunk));
  }
}

/** A socket that swallows what it is given. */
class Nowhere extends Socket {
  override _write(_chunk: unknown, _encoding: string, done: () => void): void {
    done();
  }

  override _writev(_chunks: unknown, done: () => void): void {
    done();
  }
}

function kept(res: ServerResponse): Record<string, string | string[]> {
  const headers: Record<string, string | string[]> = {};
  for (const [name, value] of Object.entries(res.getHeaders())) {
    if (value !== undefined) headers[name] = Array.isArray(value) ? value : String(value);
  }
  return headers;
}
