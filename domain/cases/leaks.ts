import { foldForSearch } from "@/domain/catalogue/search";
import { isCardNumber, isIban, isNhsNumber } from "./check-digits";

/** What a text is searched for before it is published, in the order in which it is reported. */
export const leakKinds = ["email", "phone", "postcode", "nhs", "account", "card", "name", "banned"] as const;
export type LeakKind = (typeof leakKinds)[number];

/** A part of what is about to be published: its field in the form, and the name that its author knows it by. */
export type CheckedText = { readonly field: string; readonly label: string; readonly text: string };

/** Something that was found, where: in which part, on which of its lines. */
export type Leak = Omit<CheckedText, "text"> & {
  readonly kind: LeakKind;
  readonly found: string;
  readonly line: number;
};

type Pattern = { readonly kind: LeakKind; readonly look: RegExp; readonly is?: (found: string) => boolean };

const countDigits = (text: string) => text.replace(/\D/g, "").length;

const patterns: readonly Pattern[] = [
  { kind: "email", look: /[a-z0-9._%+-]{1,64}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,4}/giu },
  {
    kind: "phone",
    look: /(?<![\d+])(?:\+|00)44[\s.-]?(?:\(0\)[\s.-]?)?\d(?:[\s.-]?\d){8,9}(?!\d)/g,
  },
  {
    kind: "phone",
    look: /(?<![\d+])\(?0[1-378]\d{1,4}\)?(?:[\s.-]?\d){5,8}(?!\d)/g,
    is: (found) => countDigits(found) >= 10 && countDigits(found) <= 11 && !isNhsNumber(found),
  },
  {
    kind: "phone",
    look: /(?:(?<![\d+])(?:\+|00)65[\s.-]?[3689]\d{3}[\s.-]?\d{4}|(?<![\d£$€.,+-])[3689]\d{3}[\s-]\d{4})(?![,.\s-]?\d)/g,
  },
  { kind: "postcode", look: /\b(?:GIR ?0AA|[A-Z]{1,2}\d[A-Z\d]? ?\d[ABD-HJLNP-UW-Z]{2})\b/gi },
  { kind: "nhs", look: /(?<!\d)\d{3}[ -]?\d{3}[ -]?\d{4}(?!\d)/g, is: isNhsNumber },
  { kind: "account", look: /(?<!\d)\d{2}[- ]?\d{2}[- ]?\d{2}[^\d\n]{1,40}\d{8}(?!\d)/g },
  { kind: "account", look: /\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]){11,30}\b/gi, is: isIban },
  { kind: "card", look: /(?<!\d)\d(?:[ -]?\d){12,18}(?!\d)/g, is: isCardNumber },
];

const mostFound = 40;

function lineAt(text: string, at: number): number {
  return text.slice(0, at).split("\n").length;
}

function patternLeaks({ field, label, text }: CheckedText): Leak[] {
  return patterns.flatMap(({ kind, look, is = () => true }) =>
    [...text.matchAll(look)]
      .filter(([found]) => is(found))
      .slice(0, mostFound)
      .map((match) => ({ kind, found: match[0], field, label, line: lineAt(text, match.index) })),
  );
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** On so many lines a word is shown; whoever takes it out of them is shown the next. */
const mostLines = 10;

/** Where whole words stand in a text, whatever their accents and capitals; one finding for each of the first lines. */
function wordLeaks(kind: LeakKind, words: readonly string[], { field, label, text }: CheckedText): Leak[] {
  const lines = text.split("\n").map((line) => foldForSearch(line));
  const whole = lines.join("\n");
  const known = new Map<string, string>();
  for (const word of words) if (!known.has(foldForSearch(word))) known.set(foldForSearch(word), word);
  return [...known].flatMap(([folded, word]) => {
    if (folded === "") return [];
    const look = new RegExp(`(?<![\\p{L}\\p{N}])${escaped(folded)}(?![\\p{L}\\p{N}])`, "gu");
    const on = new Set<number>();
    for (let match = look.exec(whole); match !== null && on.size < mostLines; match = look.exec(whole)) {
      on.add(lineAt(whole, match.index));
      // One finding a line: the next is looked for on the next.
      const end = whole.indexOf("\n", match.index);
      if (end === -1) break;
      look.lastIndex = end;
    }
    return [...on].map((line) => ({ kind, found: word, field, label, line }));
  });
}

/**
 * What in the texts looks like something that should not be published. `names` are those of members that stand in the texts (see
 * `nameCandidates`), `banned` the author's own words. Finding nothing does not make a text safe.
 */
export function findLeaks(
  texts: readonly CheckedText[],
  { names, banned }: { readonly names: readonly string[]; readonly banned: readonly string[] },
): Leak[] {
  const found = texts.flatMap((part) => [
    ...patternLeaks(part),
    ...wordLeaks("name", names, part),
    ...wordLeaks("banned", banned, part),
  ]);
  return found.sort((a, b) => leakKinds.indexOf(a.kind) - leakKinds.indexOf(b.kind));
}

const longestName = 4;

/** Every two to four words that follow each other, folded: what could be somebody's full name. */
export function nameCandidates(texts: readonly CheckedText[]): string[] {
  const candidates = new Set<string>();
  for (const { text } of texts) {
    for (const line of text.split(/[\n.;:!?()]+/)) {
      const words = foldForSearch(line).match(/[\p{L}\p{N}'-]+/gu) ?? [];
      for (let from = 0; from < words.length; from += 1) {
        for (let count = 2; count <= longestName; count += 1) {
          if (from + count <= words.length) candidates.add(words.slice(from, from + count).join(" "));
        }
      }
    }
  }
  return [...candidates];
}

/** A mark of what was found, to notice that a text has something new in it since its author looked. */
export function newLeaks(before: readonly Leak[], after: readonly Leak[]): Leak[] {
  const known = new Set(before.map(({ kind, found }) => `${kind} ${found}`));
  return after.filter(({ kind, found }) => !known.has(`${kind} ${found}`));
}
