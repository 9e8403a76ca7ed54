import type { IncomingMessage, ServerResponse } from "node:http";
import { isAnonymous } from "../public-pages/public-pages";
import { rewriteHtml } from "./rewrite-html";
import { stripScripts } from "./strip-scripts";

const plainPath = /^\/(sign-in|sign-up|reset-password|set-up|unsubscribe|shared|certificates)(\/|$)/;

/**
 * Whether a request opens one of the forms that people use signed out, a plan behind a link or a certificate. They differ for
 * each reader, each look at a plan is counted, and a certificate ends the moment it is withdrawn, so they are not kept. Nor are searches, of
 * which there is no end; to members they come with what offers words while they type.
 */
export function opensPlainPage(method: string, path: string, cookie?: string | undefined): boolean {
  if (method !== "GET" && method !== "HEAD") return false;
  return plainPath.test(path) || (path === "/search" && isAnonymous(cookie));
}

/**
 * Sends a page without the framework's scripts, as kept pages are sent: the form on it posts without any. Whatever is not
 * HTML passes as it is. An answer to what was posted keeps its scripts, which lead to what has to be put right.
 */
export function withoutScripts(req: IncomingMessage, res: ServerResponse): void {
  // Its packing would cost more than it saves: what is left of such a page is small.
  req.headers["accept-encoding"] = "identity";
  rewriteHtml(res, { when: () => res.req.method === "GET", rewrite: stripScripts });
}
