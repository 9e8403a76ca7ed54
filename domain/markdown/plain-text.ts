import { parseMarkdown } from "./parse";
import { type Block, wordsOf } from "./tree";

/** What stands in the place of a table where there is no room for one. */
const aTable = "(a table)";

function piecesOf(blocks: readonly Block[], tables: "words" | "named"): string[] {
  return blocks.flatMap((block) => {
    switch (block.type) {
      case "quote":
        return piecesOf(block.children, tables);
      case "list":
        return block.items.flatMap((item) => piecesOf(item, tables));
      case "table":
        if (tables === "named") return [aTable];
        return [block.head, ...block.rows].map((cells) =>
          cells
            .map(({ children }) => wordsOf(children))
            .filter((words) => words !== "")
            .join(", "),
        );
      case "code":
        return [block.text];
      case "rule":
        return [];
      default:
        return [wordsOf(block.children)];
    }
  });
}

const ellipsis = "…";

/** The first `max` UTF-16 units at most, cut between words where that leaves more than half, and marked as cut. */
function shortened(text: string, max: number): string {
  if (text.length <= max) return text;
  const room = text.slice(0, max - ellipsis.length);
  const space = room.lastIndexOf(" ");
  // Half of a pair of surrogates is no character.
  const whole = space > max / 2 ? room.slice(0, space) : room.replace(/[\uD800-\uDBFF]$/, "");
  return `${whole.replace(/[\s,;:.–-]+$/, "")}${ellipsis}`;
}

function onOneLine(post: string | readonly Block[], tables: "words" | "named"): string {
  const pieces = piecesOf(typeof post === "string" ? parseMarkdown(post) : post, tables);
  return pieces.join(" ").replace(/\s+/g, " ").trim();
}

/**
 * A post as one line of words, for search and quotation: no marks, no addresses behind links, white space as
 * single spaces, and `max` UTF-16 units at most, with an ellipsis where it is cut.
 */
export const plainText = (post: string | readonly Block[], max: number): string =>
  shortened(onOneLine(post, "words"), max);

/** The same to be read by somebody, for lists, descriptions and mail: a table, whose cells in one line would say nothing, is named and left out. */
export const inShort = (post: string | readonly Block[], max: number): string =>
  shortened(onOneLine(post, "named"), max);
