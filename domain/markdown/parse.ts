import { type Resolvers, treeOf } from "./build";
import { TooMuchWork, tokensOf } from "./parser";
import type { Block, Inline } from "./tree";

/** The longest text that is read as Markdown, in UTF-16 units; a longer one is shown as it was typed. */
export const longestText = 20_000;

/**
 * A text in Markdown as a tree of safe parts: CommonMark with tables and struck-out words, without HTML, images or
 * addresses other than http, https and mailto. Its work is bounded: a text that nests or repeats its marks beyond all
 * use comes back as paragraphs of plain text. Never throws.
 */
export function parseMarkdown(text: string, resolvers: Resolvers = {}): readonly Block[] {
  if (text.length > longestText) return asTyped(text);
  try {
    return treeOf(tokensOf(text).tokens, resolvers);
  } catch (error) {
    if (error instanceof TooMuchWork) return asTyped(text);
    throw error;
  }
}

function asTyped(text: string): readonly Block[] {
  const paragraphs = text.split(/\r?\n(?:[ \t]*\r?\n)+/).filter((paragraph) => paragraph.trim() !== "");
  return paragraphs.map((paragraph) => ({
    type: "paragraph",
    children: paragraph
      .split(/\r?\n/)
      .flatMap((line, index): Inline[] => [
        ...(index === 0 ? [] : [{ type: "break" } as const]),
        { type: "text", text: line },
      ]),
  }));
}
