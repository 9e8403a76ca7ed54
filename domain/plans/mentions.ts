import type { NumberedItem } from "./document";

const reference = /(#[gG]?\d+(?:\.\d+)?)/;

/** Which item each reference in a text meant when it was written: `2.1` to the item's id. */
export type Mentions = Readonly<Record<string, string>>;

/** A stretch of a text: words, or a reference such as `2.1` as it was typed after a `#`. */
export type TextPart = { readonly words: string; readonly reference: string | null };

/** A text cut at its references, in order and whole. */
export function textParts(text: string): TextPart[] {
  return text
    .split(reference)
    .map((words) => ({ words, reference: words.startsWith("#") && reference.test(words) ? written(words) : null }));
}

const written = (words: string) => words.slice(1).toUpperCase();

/** The items that a text refers to, by the numbers that the plan gives them at this moment. What it has no line for means none. */
export function mentionsIn(text: string, lines: readonly Pick<NumberedItem, "id" | "wbs">[]): Mentions {
  const idOf = new Map(lines.map(({ id, wbs }) => [wbs, id]));
  return Object.fromEntries(
    textParts(text).flatMap(({ reference: wbs }) => {
      const id = wbs === null ? undefined : idOf.get(wbs);
      return wbs === null || id === undefined ? [] : [[wbs, id]];
    }),
  );
}
