import { parseMarkdown } from "./parse";
import { type Block, inlinesOf } from "./tree";

const everything = {
  cite: () => "#",
  mention: (handle: string) => ({ name: handle }),
};

/** Each number that a text cites, such as `4.1`, once and in the order of the text; those in code and links are words. */
export function citedNumbers(text: string): string[] {
  const found = [...inlinesOf(parseMarkdown(text, everything))].flatMap((inline) =>
    inline.type === "citation" ? [inline.number] : [],
  );
  return [...new Set(found)];
}

/**
 * Each handle that a text mentions, in lower case, once and in the order of the text. What stands in a quote was said
 * before and mentions nobody again.
 */
export function mentionedHandles(text: string): string[] {
  const found = [...inlinesOf(withoutQuotes(parseMarkdown(text, everything)))].flatMap((inline) =>
    inline.type === "mention" ? [inline.handle] : [],
  );
  return [...new Set(found)];
}

function withoutQuotes(blocks: readonly Block[]): Block[] {
  return blocks.flatMap((block): Block[] => {
    if (block.type === "quote") return [];
    return block.type === "list" ? [{ ...block, items: block.items.map(withoutQuotes) }] : [block];
  });
}

/** How many links a text has, images and bare addresses among them; citations and mentions lead nowhere else. */
export function countLinks(text: string): number {
  return [...inlinesOf(parseMarkdown(text))].filter(({ type }) => type === "link").length;
}
