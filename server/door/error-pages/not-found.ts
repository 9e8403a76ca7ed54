import type { IncomingMessage, RequestListener } from "node:http";
import { log } from "@/server/log";
import { capture } from "../html/render";
import { rewriteHtml } from "../html/rewrite-html";
import { isScriptShell, stripScripts } from "../html/strip-scripts";
import { plainPage } from "./plain-page";

const renderWithinMs = 10_000;
/** An address without a route: the page that says so is drawn whole. */
const nowhere = "/no-such-page";

/**
 * Next's handler, but for one thing. Of an address without a route Next sends a page; of a record that is not there, a
 * shell for its scripts to fill, and of one that only leads on, nothing. Here all are a page with words, drawn for the same reader,
 * that needs no script.
 * Whatever else it answers passes as it is: the shell of a redirect is never read.
 */
export function sayingNotFound(handler: RequestListener): RequestListener {
  return (req, res) => {
    if (req.method === "GET") {
      rewriteHtml(res, {
        when: () => res.statusCode === 404,
        rewrite: (html) => (html === "" || isScriptShell(html) ? words(handler, req) : html),
      });
    }
    return handler(req, res);
  };
}

async function words(handler: RequestListener, req: IncomingMessage): Promise<string> {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(req.headers)) {
    if (typeof value === "string" && name !== "accept-encoding") headers[name] = value;
  }
  try {
    const { body } = await capture(handler, nowhere, headers, renderWithinMs);
    return stripScripts(body.toString("utf8"));
  } catch (error) {
    log.error({ err: error }, "the page for what is not there could not be rendered");
    return plainPage(404, headers["x-request-id"] ?? "");
  }
}
