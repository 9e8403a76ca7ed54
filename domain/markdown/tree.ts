/** What a post is made of: a closed set of parts, so that whoever draws it can draw nothing else. */
export type Block =
  | { readonly type: "paragraph"; readonly children: readonly Inline[] }
  /** Words that stand in an item of a close list, without a paragraph of their own. */
  | { readonly type: "line"; readonly children: readonly Inline[] }
  | { readonly type: "heading"; readonly level: HeadingLevel; readonly children: readonly Inline[] }
  | { readonly type: "quote"; readonly children: readonly Block[] }
  /** `start` is the number of the first item; null for a list without numbers. */
  | { readonly type: "list"; readonly start: number | null; readonly items: readonly (readonly Block[])[] }
  | { readonly type: "code"; readonly text: string }
  | { readonly type: "rule" }
  | { readonly type: "table"; readonly head: readonly Cell[]; readonly rows: readonly (readonly Cell[])[] };

export type Inline =
  | { readonly type: "text" | "code"; readonly text: string }
  | { readonly type: "strong" | "emphasis" | "deleted"; readonly children: readonly Inline[] }
  | { readonly type: "break" }
  /** `href` is http, https or mailto, whatever was written. */
  | {
      readonly type: "link";
      readonly href: string;
      readonly title: string | null;
      readonly children: readonly Inline[];
    }
  /** `of` says of what it is a number, where that is not the thread in which the text stands. */
  | { readonly type: "citation"; readonly number: string; readonly href: string; readonly of?: string }
  | { readonly type: "mention"; readonly handle: string; readonly name: string; readonly href: string | null };

export type Cell = { readonly align: "left" | "center" | "right" | null; readonly children: readonly Inline[] };

export type HeadingLevel = 1 | 2 | 3 | 4 | 5 | 6;

/** Every inline part of these blocks in the order of reading, those within others included. */
export function* inlinesOf(blocks: readonly Block[]): Generator<Inline> {
  for (const block of blocks) {
    switch (block.type) {
      case "quote":
        yield* inlinesOf(block.children);
        break;
      case "list":
        for (const item of block.items) yield* inlinesOf(item);
        break;
      case "table":
        for (const cell of [block.head, ...block.rows].flat()) yield* within(cell.children);
        break;
      case "code":
      case "rule":
        break;
      default:
        yield* within(block.children);
    }
  }
}

function* within(inlines: readonly Inline[]): Generator<Inline> {
  for (const inline of inlines) {
    yield inline;
    if ("children" in inline) yield* within(inline.children);
  }
}

/** The words of inline parts without their marks; a citation is `#4.1`, a mention the name with its sign, a break a new line. */
export function wordsOf(inlines: readonly Inline[]): string {
  return inlines
    .map((inline) => {
      switch (inline.type) {
        case "text":
        case "code":
          return inline.text;
        case "break":
          return "\n";
        case "citation":
          return inline.of === undefined ? `#${inline.number}` : `#${inline.number} ${inline.of}`;
        case "mention":
          return `@${inline.name}`;
        default:
          return wordsOf(inline.children);
      }
    })
    .join("");
}
