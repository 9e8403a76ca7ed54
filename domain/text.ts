/** Whether a string is text: no character NUL and no half of a surrogate pair, which no database and no screen takes. */
function isText(value: string): boolean {
  return !value.includes("\0") && value.isWellFormed();
}

/** Whether every string in a value is text, names of fields included, however deep. Bytes are looked at by whoever takes them. */
export function isAllText(value: unknown): boolean {
  const left: unknown[] = [value];
  while (left.length > 0) {
    const part = left.pop();
    if (typeof part === "string") {
      if (!isText(part)) return false;
    } else if (typeof part === "object" && part !== null && !(part instanceof Uint8Array)) {
      for (const [name, inner] of Object.entries(part)) {
        if (!isText(name)) return false;
        left.push(inner);
      }
    }
  }
  return true;
}

/** What ends a line, turns its direction or takes no room: in a title it would only hide or disguise words. */
const unseen = /[\p{Cc}\u2028\u2029]+|[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu;

/** A text as one line, as it is seen: without what turns or hides words, single spaces between them. */
export const asLine = (text: string): string =>
  text
    .replace(unseen, (found) => (/\p{Cc}|[\u2028\u2029]/u.test(found) ? " " : ""))
    .replace(/ {2,}/g, " ")
    .trim();

/** Whether a text has anything that can be seen. */
export const isSeen = (text: string): boolean => /[\p{L}\p{N}\p{P}\p{S}]/u.test(text);
