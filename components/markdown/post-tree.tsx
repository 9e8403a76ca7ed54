import { createElement, Fragment, type ReactNode } from "react";
import { headingLevels } from "@/domain/markdown/outline";
import { type Block, type Cell, type HeadingLevel, type Inline, wordsOf } from "@/domain/markdown/tree";

type Levels = ReadonlyMap<Block, HeadingLevel>;

/** Parts in a fixed order, which need no keys. */
const inOrder = (parts: readonly ReactNode[]) => createElement(Fragment, null, ...parts);
const words = (inlines: readonly Inline[]) => inOrder(inlines.map(drawnInline));

const marked = { strong: "strong", emphasis: "em", deleted: "del" } as const;

function drawnInline(inline: Inline): ReactNode {
  switch (inline.type) {
    case "text":
      return inline.text;
    case "code":
      return <code>{inline.text}</code>;
    case "break":
      return <br />;
    case "link":
      return (
        <a href={inline.href} title={inline.title ?? undefined} rel="ugc nofollow noopener">
          {words(inline.children)}
        </a>
      );
    case "citation":
      return (
        <a className="ref" href={inline.href}>
          <span className="vh">Post </span>
          {inline.number}
        </a>
      );
    case "mention":
      return inline.href === null ? (
        <span className="mention">@{inline.name}</span>
      ) : (
        <a className="mention" href={inline.href}>
          @{inline.name}
        </a>
      );
    default:
      return createElement(marked[inline.type], null, words(inline.children));
  }
}

function cells(row: readonly Cell[], tag: "th" | "td"): ReactNode {
  const drawn = row.map(({ align, children }) =>
    createElement(
      tag,
      { scope: tag === "th" ? "col" : undefined, className: align === null || align === "left" ? undefined : align },
      words(children),
    ),
  );
  return <tr>{inOrder(drawn)}</tr>;
}

/** A table that may be wider than its place: then it is scrolled by whoever gets there with the keyboard, too. */
function Table({ head, rows }: Extract<Block, { type: "table" }>) {
  const columns = head.map(({ children }) => wordsOf(children)).filter((name) => name.trim() !== "");
  const name = columns.length === 0 ? "Table" : `Table: ${columns.join(", ")}`;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for what is filled in.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard.
    <div className="tscroll" role="group" aria-label={name} tabIndex={0}>
      <table>
        <thead>{cells(head, "th")}</thead>
        {rows.length === 0 ? null : <tbody>{inOrder(rows.map((row) => cells(row, "td")))}</tbody>}
      </table>
    </div>
  );
}

/** Whether a quote begins with a quotation mark, which hangs in the margin. */
function opensWithMark({ children: [first] }: Extract<Block, { type: "quote" }>): boolean {
  return first?.type === "paragraph" && /^[“‘"']/.test(wordsOf(first.children));
}

function drawnBlock(block: Block, levels: Levels): ReactNode {
  const inner = (blocks: readonly Block[]) => inOrder(blocks.map((one) => drawnBlock(one, levels)));
  switch (block.type) {
    case "paragraph":
      return <p>{words(block.children)}</p>;
    case "line":
      return words(block.children);
    case "heading":
      return createElement(`h${levels.get(block) ?? 6}`, null, words(block.children));
    case "quote":
      return <blockquote className={opensWithMark(block) ? "hung" : undefined}>{inner(block.children)}</blockquote>;
    case "list": {
      const items = inOrder(block.items.map((item) => createElement("li", null, inner(item))));
      if (block.start === null) return <ul>{items}</ul>;
      return <ol start={block.start === 1 ? undefined : block.start}>{items}</ol>;
    }
    case "code":
      return (
        <pre>
          <code>{block.text}</code>
        </pre>
      );
    case "rule":
      return <hr />;
    case "table":
      return <Table {...block} />;
  }
}

/** A post that was read already, as elements; its first heading has the level `headingFrom`. */
export function PostTree({
  blocks,
  headingFrom,
}: {
  readonly blocks: readonly Block[];
  readonly headingFrom: HeadingLevel;
}) {
  const levels = headingLevels(blocks, headingFrom);
  return <div className="prose written">{inOrder(blocks.map((block) => drawnBlock(block, levels)))}</div>;
}
