import type { ServerResponse } from "node:http";
import { gunzipSync, gzipSync } from "node:zlib";

type Rewriting = { when: () => boolean; rewrite: (html: string) => string | Promise<string> };

/**
 * Holds back a page until it is whole and sends what `rewrite`, which must not fail, makes of it. `when` is asked as the
 * body begins, and only of HTML; whatever it does not want, and whatever is not HTML, passes as it is.
 */
export function rewriteHtml(res: ServerResponse, { when, rewrite }: Rewriting): void {
  const { write, end } = res;
  const chunks: Buffer[] = [];
  const isWanted = () => String(res.getHeader("content-type")).startsWith("text/html") && when();
  const collect = (chunk: unknown) => {
    if (typeof chunk === "string" || chunk instanceof Uint8Array) chunks.push(Buffer.from(chunk));
  };
  res.write = (chunk: unknown, ...rest: unknown[]) => {
    if (!isWanted()) return Reflect.apply(write, res, [chunk, ...rest]);
    collect(chunk);
    return true;
  };
  res.end = (...args: unknown[]) => {
    if (!isWanted()) return Reflect.apply(end, res, args);
    collect(args[0]);
    const isPacked = res.getHeader("content-encoding") === "gzip";
    const sent = Buffer.concat(chunks);
    void send(isPacked ? gunzipSync(sent) : sent, isPacked);
    return res;
  };
  const send = async (html: Buffer, isPacked: boolean) => {
    const rewritten = Buffer.from(await rewrite(html.toString("utf8")));
    const body = isPacked ? gzipSync(rewritten) : rewritten;
    if (!res.headersSent) res.setHeader("content-length", body.length);
    Reflect.apply(end, res, [body]);
  };
}
