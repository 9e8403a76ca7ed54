import { parseMarkdown } from "./parse";
import { type Block, wordsOf } from "./tree";

function piecesOf(blocks: readonly Block[]): string[] {
  return blocks.flatMap((block) => {
    switch (block.type) {
      case "quote":
        return piecesOf(block.children);
      case "list":
        return block.items.flatMap(piecesOf);
      case "table":
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

/**
 * A post as one line of words, for descriptions, mail and search: no marks, no addresses behind links, white space as
 * single spaces, and `max` UTF-16 units at most, with an ellipsis where it is cut.
 */
export function plainText(post: string | readonly Block[], max: number): string {
  const pieces = piecesOf(typeof post === "string" ? parseMarkdown(post) : post);
  return shortened(pieces.join(" ").replace(/\s+/g, " ").trim(), max);
}
