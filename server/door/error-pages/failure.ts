import type { ServerResponse } from "node:http";
import { rewriteHtml } from "../html/rewrite-html";
import { isScriptShell } from "../html/strip-scripts";
import { plainPage } from "./plain-page";

/**
 * Sees to it that a page that fails says so to everybody: what the framework sends is a shell for its scripts to fill,
 * blank without them. A page that fails while the database is away is not at fault: it says when to come back.
 */
export function sayingFailure(res: ServerResponse, requestId: string, isLive: () => boolean): void {
  const writeHead = res.writeHead;
  res.writeHead = (status: number, ...rest: unknown[]) => {
    const away = status === 500 && !isLive();
    if (away) res.setHeader("retry-after", "2");
    return Reflect.apply(writeHead, res, [away ? 503 : status, ...rest]);
  };
  rewriteHtml(res, {
    when: () => res.statusCode >= 500,
    rewrite: (html) => (isScriptShell(html) ? plainPage(isLive() ? 500 : 503, requestId, res.req.method) : html),
  });
}
