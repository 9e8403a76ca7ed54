import { createHash } from "node:crypto";

const style = `
:root{color-scheme:light dark;--paper:light-dark(#f7f4ec,#131722);--ink:light-dark(#1b2237,#efece4);--soft:light-dark(#4d556b,#bfbdb6);--signal:light-dark(#c2006e,#f57fc4)}
*{margin:0}
body{background:var(--paper);color:var(--ink);font:400 16px/24px "IBM Plex Sans","Segoe UI","Helvetica Neue",Arial,sans-serif;overflow-wrap:break-word}
header{padding:1.25rem clamp(1rem,5vw,4.5rem);border-bottom:2px solid}
header a{display:inline-flex;align-items:center;gap:.75rem;color:inherit;font:600 1.125rem/1.5rem Rockwell,Georgia,serif;text-decoration:none}
svg{width:38px;height:22px;fill:none;stroke:var(--ink);stroke-width:1.5}
.s{stroke:var(--signal);stroke-width:3}
main{max-width:60ch;padding:3rem clamp(1rem,5vw,4.5rem)}
h1{font:500 clamp(1.75rem,1.42rem + 1.35vw,2.5rem)/1.12 Rockwell,Georgia,serif;text-wrap:balance}
p{margin-top:1rem;color:var(--soft)}
main a{display:inline-block;margin-right:1.25rem;padding-block:.625rem;color:var(--ink)}
:focus-visible{outline:2px solid;outline-offset:2px}
@media print{:root{color-scheme:light}nav{display:none}}
`;

/** Names the one style sheet that stands inside a page, for the policy that forbids all others. */
export const plainStyleSource = `'sha256-${createHash("sha256").update(style).digest("base64")}'`;

const sentences = {
  400: ["This address cannot be read", "Check it for stray characters and try again."],
  403: ["This form was not sent from our own pages", "Open the page again and send it from there."],
  404: ["There is nothing at this address", "Check it, or begin at the home page."],
  405: ["This cannot be done here", "The address answers reading and sending forms only."],
  411: ["The size of this request is missing", "Send it again with a Content-Length."],
  413: [
    "This is too large",
    "Go back: what you typed is still there. Shorten it, or choose a smaller file, and send it again.",
  ],
  500: [
    "This page could not be drawn",
    "The fault is ours, and it has been written to the log. Whatever you had saved before is kept. What you were just sending may not have arrived: look before you send it again.",
  ],
  503: [
    "We cannot show this page at this moment",
    "Nothing is wrong with what you asked for, and whatever you had saved before is kept. Please try again in a few seconds.",
  ],
} as const satisfies Record<number, readonly [string, string]>;

export type PlainStatus = keyof typeof sentences;

/**
 * A page that needs nothing else, no script, no style sheet and no database: what is the matter, what was kept, what to
 * do, and the name of the request. A page that was only read can be asked for again.
 */
export function plainPage(status: PlainStatus, requestId: string, method = "GET"): string {
  const [title, advice] = sentences[status];
  const again = status >= 500 && method === "GET" ? '<a href="">Try again</a>' : "";
  return `<!doctype html>
<html lang="en-GB">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title} – Critical Path</title><style>${style}</style></head>
<body>
<header><a href="/"><svg viewBox="0 0 38 22" aria-hidden="true"><path d="M7 11h9l5-7h6M1.5 8h6v6h-6zM26 1.5h5v5h-5z"/><path class="s" d="M7 11h10l5 6h8m2.5-3.5 3.5 3.5-3.5 3.5-3.5-3.5z"/></svg>Critical Path</a></header>
<main><h1>${title}</h1><p>${advice}</p><nav aria-label="What to do">${again}<a href="/">Go to the home page</a></nav><p>Reference ${requestId}</p></main>
</body>
</html>
`;
}
