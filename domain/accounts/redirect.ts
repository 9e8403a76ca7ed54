// Tab, line feed and carriage return are dropped by browsers before an address is read; other controls have no business here.
const unsafe = /[\p{Cc}\p{Cf}\\]/u;

/**
 * A path of this site that somebody may be sent to, or the fallback. Refuses everything that a browser could read as
 * another place: "//host", "/\host", schemes, encoded slashes or backslashes in front, control characters.
 */
export function safeNext(given: unknown, fallback = "/today"): string {
  if (typeof given !== "string" || given.length > 2_000 || !given.startsWith("/")) return fallback;
  if (unsafe.test(given) || unsafe.test(decoded(given))) return fallback;
  if (/^\/{2}/.test(decoded(given)) || /^\/(%2f|%5c)/i.test(given)) return fallback;
  const base = "https://same.invalid";
  if (!URL.canParse(given, base)) return fallback;
  const url = new URL(given, base);
  if (url.origin !== base || url.username !== "" || url.password !== "" || url.pathname.startsWith("//"))
    return fallback;
  return url.pathname.startsWith("/api/") ? fallback : `${url.pathname}${url.search}${url.hash}`;
}

/** Decoded until it no longer changes (three times at most), so that a doubly encoded slash is seen. */
function decoded(text: string): string {
  let current = text;
  for (let round = 0; round < 3; round += 1) {
    let next: string;
    try {
      next = decodeURIComponent(current);
    } catch {
      return current;
    }
    if (next === current) break;
    current = next;
  }
  return current;
}
