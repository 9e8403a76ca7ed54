import { headingLevels } from "@/domain/markdown/outline";
import { type Block, type Cell, type HeadingLevel, type Inline, wordsOf } from "@/domain/markdown/tree";

/** All that is ever drawn of a post, as plain data: a preview travels to the browser like that, and no parser with it. */
export type Drawn = string | { readonly tag: Tag; readonly attributes?: Attributes; readonly parts: readonly Drawn[] };

type Tag =
  | "p"
  | `h${HeadingLevel}`
  | "blockquote"
  | "ul"
  | "ol"
  | "li"
  | "pre"
  | "code"
  | "hr"
  | "br"
  | "div"
  | "table"
  | "thead"
  | "tbody"
  | "tr"
  | "th"
  | "td"
  | "strong"
  | "em"
  | "del"
  | "a"
  | "span";

/** None is named by what somebody wrote, and none is an id, a name or something that runs. */
type Attributes = {
  readonly className?: string;
  readonly href?: string;
  readonly rel?: string;
  readonly title?: string;
  readonly start?: number;
  readonly scope?: "col";
  readonly role?: "group";
  readonly tabIndex?: 0;
  readonly "aria-label"?: string;
};

type Levels = ReadonlyMap<Block, HeadingLevel>;

const part = (tag: Tag, parts: readonly Drawn[], attributes?: Attributes): Drawn =>
  attributes === undefined ? { tag, parts } : { tag, attributes, parts };

const marked = { strong: "strong", emphasis: "em", deleted: "del" } as const;
const words = (inlines: readonly Inline[]) => inlines.map(drawnInline);

function drawnInline(inline: Inline): Drawn {
  switch (inline.type) {
    case "text":
      return inline.text;
    case "code":
      return part("code", [inline.text]);
    case "break":
      return part("br", []);
    case "link": {
      const { href, title, children } = inline;
      // An address that is read in the text needs no second mention on paper.
      const bare = wordsOf(children) === href ? { className: "bare" } : {};
      const titled = title === null ? {} : { title };
      return part("a", words(children), { href, rel: "ugc nofollow noopener", ...titled, ...bare });
    }
    case "citation":
      return part(
        "a",
        [part("span", ["Post "], { className: "vh" }), inline.number, inline.of ? ` ${inline.of}` : ""],
        {
          className: "ref",
          href: inline.href,
        },
      );
    case "mention":
      return inline.href === null
        ? part("span", [`@${inline.name}`], { className: "mention" })
        : part("a", [`@${inline.name}`], { className: "mention", href: inline.href });
    default:
      return part(marked[inline.type], words(inline.children));
  }
}

function row(cells: readonly Cell[], tag: "th" | "td"): Drawn {
  const drawn = cells.map(({ align, children }) => {
    const side = align === null || align === "left" ? {} : { className: align };
    return part(tag, words(children), tag === "th" ? { ...side, scope: "col" } : side);
  });
  return part("tr", drawn);
}

/** A table that may be wider than its place: then it is scrolled by whoever gets there with the keyboard, too. */
function table({ head, rows }: Extract<Block, { type: "table" }>): Drawn {
  const columns = head.map(({ children }) => wordsOf(children)).filter((name) => name.trim() !== "");
  const name = columns.length === 0 ? "Table" : `Table: ${columns.join(", ")}`;
  const body =
    rows.length === 0
      ? []
      : [
          part(
            "tbody",
            rows.map((cells) => row(cells, "td")),
          ),
        ];
  const whole = part("table", [part("thead", [row(head, "th")]), ...body]);
  return part("div", [whole], { className: "tscroll", role: "group", "aria-label": name, tabIndex: 0 });
}

/** Whether a quote begins with a quotation mark, which hangs in the margin. */
function opensWithMark([first]: readonly Block[]): boolean {
  return first?.type === "paragraph" && /^[“‘"']/.test(wordsOf(first.children));
}

function drawnBlock(block: Block, levels: Levels): readonly Drawn[] {
  const inner = (blocks: readonly Block[]) => blocks.flatMap((one) => drawnBlock(one, levels));
  switch (block.type) {
    case "paragraph":
      return [part("p", words(block.children))];
    case "line":
      return words(block.children);
    case "heading":
      return [part(`h${levels.get(block) ?? 6}`, words(block.children))];
    case "quote": {
      const hung = opensWithMark(block.children) ? { className: "hung" } : undefined;
      return [part("blockquote", inner(block.children), hung)];
    }
    case "list": {
      const items = block.items.map((item) => part("li", inner(item)));
      if (block.start === null) return [part("ul", items)];
      return [part("ol", items, block.start === 1 ? undefined : { start: block.start })];
    }
    case "code":
      return [part("pre", [part("code", [block.text])])];
    case "rule":
      return [part("hr", [])];
    case "table":
      return [table(block)];
  }
}

/** How a post is drawn on a page where its first heading has the level `headingFrom`. */
export function drawPost(blocks: readonly Block[], headingFrom: HeadingLevel): readonly Drawn[] {
  const levels = headingLevels(blocks, headingFrom);
  return blocks.flatMap((block) => drawnBlock(block, levels));
}
