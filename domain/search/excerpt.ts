/** A stretch of a text, and whether it is what was searched for. */
export type Stretch = { readonly text: string; readonly found: boolean };

/** How the database marks in a text what it found: with signs that no text of ours has. */
export const foundFrom = "\u0002";
export const foundTo = "\u0003";

/** The words between the database's marks, as they were written. */
export function foundWords(marked: string): ReadonlySet<string> {
  return new Set(marked.split(foundFrom).flatMap((part) => (part.includes(foundTo) ? part.split(foundTo, 1) : [])));
}

const wordsIn = /[\p{L}\p{N}]+/gu;

/** A text in stretches, with every word that is one of these marked. */
export function marked(text: string, words: ReadonlySet<string>): Stretch[] {
  const parts = new Set([...words].flatMap((word) => word.match(wordsIn) ?? []));
  const stretches: Stretch[] = [];
  let last = 0;
  for (const match of text.matchAll(wordsIn)) {
    if (!parts.has(match[0])) continue;
    if (match.index > last) stretches.push({ text: text.slice(last, match.index), found: false });
    stretches.push({ text: match[0], found: true });
    last = match.index + match[0].length;
  }
  if (last < text.length) stretches.push({ text: text.slice(last), found: false });
  return stretches;
}

/**
 * The part of a text, `most` characters long, that holds most of what was found, with that marked: from the first word of the
 * best stretch on, a little of what stands before it included. Cut between words, with an ellipsis where something is left out.
 */
export function excerpt(text: string, words: ReadonlySet<string>, most: number): Stretch[] {
  if (text.length <= most) return marked(text, words);
  const parts = new Set([...words].flatMap((word) => word.match(wordsIn) ?? []));
  const finds = [...text.matchAll(wordsIn)].filter(([word]) => parts.has(word));
  const before = Math.floor(most / 5);
  const from = startOfWord(text, Math.max(0, richest(finds, most - before) - before));
  const end = endOfWord(text, Math.min(text.length, from + most));
  const cut = `${from === 0 ? "" : "… "}${text.slice(from, end).trim()}${end === text.length ? "" : " …"}`;
  return marked(cut, words);
}

/** Where the stretch of a length begins that has most different words of what was found, and of several the one with most of it. */
function richest(finds: readonly RegExpExecArray[], length: number): number {
  const near = new Map<string, number>();
  const count = (word: string, more: number) => {
    const left = (near.get(word.toLowerCase()) ?? 0) + more;
    if (left === 0) near.delete(word.toLowerCase());
    else near.set(word.toLowerCase(), left);
  };
  let best = { from: 0, worth: 0 };
  let end = 0;
  // Each find comes into the stretch once and leaves it once, however many there are.
  for (const [at, { 0: word, index: from }] of finds.entries()) {
    for (let next = finds[end]; next !== undefined && next.index < from + length; next = finds[end]) {
      count(next[0], 1);
      end += 1;
    }
    const worth = near.size + (end - at) / 1000;
    if (worth > best.worth) best = { from, worth };
    count(word, -1);
  }
  return best.from;
}

function startOfWord(text: string, at: number): number {
  if (at === 0) return 0;
  const space = text.indexOf(" ", at);
  return space === -1 || space - at > 40 ? at : space + 1;
}

function endOfWord(text: string, at: number): number {
  if (at === text.length) return at;
  const space = text.lastIndexOf(" ", at);
  return at - space > 40 ? at : space;
}
