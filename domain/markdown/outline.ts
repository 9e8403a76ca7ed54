import type { Block, HeadingLevel } from "./tree";

const levels = [1, 2, 3, 4, 5, 6] as const;

/**
 * The level that each heading of a post has on its page, when the first may have `from`: one within another is one lower
 * than that, none is passed over, and none is lower than 6.
 */
export function headingLevels(blocks: readonly Block[], from: HeadingLevel): ReadonlyMap<Block, HeadingLevel> {
  const placed = new Map<Block, HeadingLevel>();
  const open: number[] = [];
  for (const heading of headingsOf(blocks)) {
    while ((open.at(-1) ?? 0) >= heading.level) open.pop();
    placed.set(heading, levels[from - 1 + open.length] ?? 6);
    open.push(heading.level);
  }
  return placed;
}

function* headingsOf(blocks: readonly Block[]): Generator<Extract<Block, { type: "heading" }>> {
  for (const block of blocks) {
    if (block.type === "heading") yield block;
    else if (block.type === "quote") yield* headingsOf(block.children);
    else if (block.type === "list") for (const item of block.items) yield* headingsOf(item);
  }
}
