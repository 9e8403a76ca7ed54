import type { ServerResponse } from "node:http";

const sentences = {
  400: ["This address cannot be read", "Check it for stray characters and try again."],
  403: ["This form was not sent from our own pages", "Open the page again and send it from there."],
  404: ["There is nothing at this address", "Check it, or begin at the home page."],
  405: ["This cannot be done here", "The address answers reading and sending forms only."],
  411: ["The size of this request is missing", "Send it again with a Content-Length."],
  413: ["This is too large", "Shorten the text, or choose a smaller picture, and send it again."],
  500: ["We could not show this page", "Nothing you sent is lost on your side. Please try again in a minute."],
  503: [
    "We cannot show this page at this moment",
    "Please try again in a few seconds. Nothing is wrong with what you asked for.",
  ],
} as const satisfies Record<number, readonly [string, string]>;

export type PlainStatus = keyof typeof sentences;

/** Answers by itself, without Next: a short page that says what is the matter and names the request. */
export function answer(res: ServerResponse, status: PlainStatus, requestId: string): void {
  if (res.headersSent) {
    res.destroy();
    return;
  }
  const body = plainPage(status, requestId);
  if (status === 503) res.setHeader("retry-after", "2");
  if (status === 405) res.setHeader("allow", "GET, HEAD, POST");
  // What is left of a refused body is not worth reading.
  if (status === 411 || status === 413) res.setHeader("connection", "close");
  res.setHeader("content-type", "text/html; charset=utf-8");
  res.setHeader("cache-control", "no-store");
  res.statusCode = status;
  res.end(res.req.method === "HEAD" ? undefined : body);
}

/** A short page that needs nothing else: what is the matter, what to do, and the name of the request. */
export function plainPage(status: PlainStatus, requestId: string): string {
  const [title, advice] = sentences[status];
  return `<!doctype html>
<html lang="en-GB">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><title>${title}</title></head>
<body><main><h1>${title}</h1><p>${advice}</p><p>Request ${requestId}</p></main></body>
</html>
`;
}
