/** What a notification on `content_changed` may name. */
export const topics = ["catalogue", "mentors", "cases", "discussion", "programmes"] as const;
export type Topic = (typeof topics)[number];

/** A page that everybody signed out sees alike, and what its content depends on. */
export type PublicPage = { key: string; topics: readonly Topic[] };

// The first that matches counts. A page shows what its topics name; all of them is always a safe answer.
const pages: readonly (readonly [RegExp, readonly Topic[]])[] = [
  [/^\/$/, topics],
  [/^\/mentors(\/[a-z0-9-]+)?$/, ["mentors", "catalogue", "programmes"]],
  [/^\/cases(\/[a-z0-9-]+)?$/, ["cases", "catalogue", "discussion", "mentors"]],
  [/^\/discussion(\/\d+)?$/, ["cases", "catalogue", "discussion", "mentors"]],
  [/^\/(routes|roles|domains|competencies|credentials|services)(\/[a-z0-9-]+)?$/, topics],
  [/^\/glossary(\/[a-z0-9-]+)?$/, ["catalogue"]],
  [/^\/help$/, ["programmes"]],
  [/^\/(privacy|conduct|confidentiality|about|accessibility|safety|sources)$/, ["catalogue"]],
];

const tracking = /^(utm_.*|fbclid|gclid|msclkid|mc_cid|mc_eid|ref|_rsc)$/;
const mostParameters = 12;
const longestQuery = 400;

/**
 * Which kept page a request is for, or undefined when it is for none. Queries that mean the same have the same key:
 * parameters are sorted by name, those of trackers and empty ones dropped.
 */
export function publicPage(url: string): PublicPage | undefined {
  const [path = "", query = ""] = split(url);
  const found = pages.find(([pattern]) => pattern.test(path));
  if (found === undefined) return undefined;
  if (query === "") return { key: path, topics: found[1] };
  if (query.length > longestQuery) return undefined;
  const parameters = [...new URLSearchParams(query)].filter(([name, value]) => value !== "" && !tracking.test(name));
  if (parameters.length > mostParameters) return undefined;
  if (parameters.length === 0) return { key: path, topics: found[1] };
  parameters.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return { key: `${path}?${new URLSearchParams(parameters)}`, topics: found[1] };
}

// Cookies that change nothing on a public page: what next-auth leaves behind after signing out, and what a sign-up that
// waits for its code has typed.
const harmlessCookie = /^\s*((__Host-|__Secure-)?next-auth\.(csrf-token|callback-url)|cp-(email|claim))=/;

/** Whether a request comes from somebody of whom the site knows nothing, so that a kept page is theirs too. */
export function isAnonymous(cookie: string | undefined): boolean {
  return cookie === undefined || cookie.split(";").every((one) => one.trim() === "" || harmlessCookie.test(one));
}

function split(url: string): [string, string] {
  const at = url.indexOf("?");
  return at === -1 ? [url, ""] : [url.slice(0, at), url.slice(at + 1)];
}
