const scripts = /<script\b([^>]*)>[\s\S]*?<\/script\s*>/gi;
const scriptLinks = /<link\b[^>]*\b(?:as="script"|rel="modulepreload")[^>]*>/gi;
const nonces = / nonce="[^"]*"/g;
const isData = /\btype="application\/ld\+json"/i;

/**
 * The page without the framework's scripts, their preloads and the data they would start from: public pages work
 * without any. Structured data stays, since nothing runs it. What is left holds no nonce and is the same for everybody.
 */
export function stripScripts(html: string): string {
  return html
    .replace(scripts, (whole: string, attributes: string) => (isData.test(attributes) ? whole : ""))
    .replace(scriptLinks, "")
    .replace(nonces, "");
}

/** Whether a body is the empty document that Next sends for its scripts to fill: without them it would stay blank. */
export function isScriptShell(html: string): boolean {
  return html.includes('id="__next_error__"');
}
