import { type Block, type Cell, type Inline, wordsOf } from "./tree";

const escaped = (text: string) =>
  text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");

const tags = { strong: "strong", emphasis: "em", deleted: "del" } as const;

function words(inlines: readonly Inline[]): string {
  return inlines
    .map((inline) => {
      switch (inline.type) {
        case "text":
          return escaped(inline.text);
        case "code":
          return `<code>${escaped(inline.text)}</code>`;
        case "break":
          return "<br />\n";
        case "link": {
          const title = inline.title === null ? "" : ` title="${escaped(inline.title)}"`;
          return `<a href="${escaped(inline.href)}"${title}>${words(inline.children)}</a>`;
        }
        case "citation":
        case "mention":
          return wordsOf([inline]);
        default:
          return `<${tags[inline.type]}>${words(inline.children)}</${tags[inline.type]}>`;
      }
    })
    .join("");
}

const row = (cells: readonly Cell[], tag: string) =>
  `<tr>\n${cells.map(({ children }) => `<${tag}>${words(children)}</${tag}>\n`).join("")}</tr>\n`;

function block(one: Block): string {
  switch (one.type) {
    case "paragraph":
      return `<p>${words(one.children)}</p>\n`;
    case "line":
      return words(one.children);
    case "heading":
      return `<h${one.level}>${words(one.children)}</h${one.level}>\n`;
    case "quote":
      return `<blockquote>\n${one.children.map(block).join("")}</blockquote>\n`;
    case "code":
      return `<pre><code>${escaped(one.text)}</code></pre>\n`;
    case "rule":
      return "<hr />\n";
    case "table":
      return `<table>\n<thead>\n${row(one.head, "th")}</thead>\n<tbody>\n${one.rows.map((cells) => row(cells, "td")).join("")}</tbody></table>\n`;
    case "list": {
      const tag = one.start === null ? "ul" : "ol";
      const start = one.start === null || one.start === 1 ? "" : ` start="${one.start}"`;
      return `<${tag}${start}>\n${one.items.map(item).join("")}</${tag}>\n`;
    }
  }
}

/** In a close list the words stand right behind the tag; whatever else comes in a line of its own. */
function item(blocks: readonly Block[]): string {
  let html = "<li>";
  for (const one of blocks) {
    if (one.type !== "line" && !html.endsWith("\n")) html += "\n";
    html += block(one);
  }
  return `${html}</li>\n`;
}

/** A tree as the examples of CommonMark write their HTML. */
export function htmlOf(blocks: readonly Block[]): string {
  return blocks.map(block).join("");
}
