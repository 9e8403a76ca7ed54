import type { Nodes } from "mdast";
import { everyNode, parseMarkdown } from "./parse";

const blocks: ReadonlySet<Nodes["type"]> = new Set([
  "paragraph",
  "heading",
  "listItem",
  "tableCell",
  "code",
  "blockquote",
  "thematicBreak",
]);

/** What a text says without its marks, on one line, cut at a word after `max` characters: for mail, descriptions and finds. */
export function plainText(text: string, max = Number.POSITIVE_INFINITY): string {
  const parts: string[] = [];
  for (const node of everyNode(parseMarkdown(text))) {
    if (blocks.has(node.type) || node.type === "break") parts.push(" ");
    if ("value" in node) parts.push(node.value);
  }
  const words = parts.join("").replace(/\s+/g, " ").trim();
  if (words.length <= max) return words;
  const cut = words.slice(0, max - 1);
  const space = cut.lastIndexOf(" ");
  return `${space > max / 2 ? cut.slice(0, space) : cut}…`;
}

/** How many links out of this site a text has. */
export function countLinks(text: string): number {
  return [...everyNode(parseMarkdown(text))].filter((node) => node.type === "link").length;
}

/** The handles that a text names with @, outside code and links, each once, in the order in which they come. */
export function mentionedHandles(text: string): string[] {
  const found = new Set<string>();
  parseMarkdown(text, {
    mention: (handle) => {
      found.add(handle);
      return undefined;
    },
  });
  return [...found];
}

/** What somebody said as a Markdown quote, to be answered beneath. */
export function quoteOf(text: string): string {
  return `${text
    .trim()
    .split("\n")
    .map((line) => (line === "" ? ">" : `> ${line}`))
    .join("\n")}\n\n`;
}
