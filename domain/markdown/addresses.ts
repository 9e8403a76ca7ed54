const schemes: ReadonlySet<string> = new Set(["http:", "https:", "mailto:"]);

/**
 * The address when a post may link to it, else null: http, https or mailto, complete, and without a name or password
 * before the host, which only ever make it look like another.
 */
export function linkable(address: string): string | null {
  if (!/^(?:https?:\/\/|mailto:)/i.test(address)) return null;
  const url = URL.parse(address);
  if (url === null || !schemes.has(url.protocol)) return null;
  return url.username === "" && url.password === "" ? address : null;
}

// What no address needs unescaped, and Markdown or a sentence may put around one.
const bare = /https?:\/\/[^\s<>[\]{}`|\\^"*]+/iy;
const trailing = new Set(".,;:!?_~'’”…");

/** The web address that begins at this place of a text, without the punctuation of the sentence around it; or null. */
export function bareAddressAt(text: string, place: number): string | null {
  bare.lastIndex = place;
  const match = bare.exec(text)?.[0];
  if (match === undefined) return null;
  let unclosed = [...match].reduce((sum, character) => sum + (character === "(" ? 1 : character === ")" ? -1 : 0), 0);
  let end = match.length;
  for (; end > 0; end -= 1) {
    const last = match.charAt(end - 1);
    if (last === ")" && unclosed < 0) unclosed += 1;
    else if (!trailing.has(last)) break;
  }
  return linkable(match.slice(0, end)) === null ? null : match.slice(0, end);
}
