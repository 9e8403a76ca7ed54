import type { ServerResponse } from "node:http";
import { type PlainStatus, plainPage } from "./error-pages/plain-page";

/** Answers by itself, without Next: a short page that says what is the matter and names the request. */
export function answer(res: ServerResponse, status: PlainStatus, requestId: string): void {
  if (res.headersSent) {
    res.destroy();
    return;
  }
  const body = plainPage(status, requestId, res.req.method);
  if (status === 503) res.setHeader("retry-after", "2");
  if (status === 405) res.setHeader("allow", "GET, HEAD, POST");
  // What is left of a refused body is not worth reading.
  if (status === 411 || status === 413) res.setHeader("connection", "close");
  res.setHeader("content-type", "text/html; charset=utf-8");
  res.setHeader("cache-control", "no-store");
  res.statusCode = status;
  res.end(res.req.method === "HEAD" ? undefined : body);
}
