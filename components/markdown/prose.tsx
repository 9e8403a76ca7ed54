import type { ElementContent, Root as HastRoot } from "hast";
import { defaultSchema, type Schema, sanitize } from "hast-util-sanitize";
import { toJsxRuntime } from "hast-util-to-jsx-runtime";
import { toHast } from "mdast-util-to-hast";
import { Fragment, type ReactNode } from "react";
import { jsx, jsxs } from "react/jsx-runtime";
import { parseMarkdown, type Resolvers } from "@/domain/markdown/parse";

type Level = 3 | 4 | 5 | 6;

/** What may be shown at all: a second lock behind the first, which is that the tree holds nothing else. */
const allowed: Schema = {
  ...defaultSchema,
  tagNames: [
    ...["p", "br", "hr", "blockquote", "pre", "code", "em", "strong", "del", "a", "ul", "ol", "li"],
    ...["h3", "h4", "h5", "h6", "table", "thead", "tbody", "tr", "th", "td"],
  ],
  attributes: {
    a: ["href", "title", ["className", "ref"], ["rel", "ugc", "nofollow", "noopener"]],
    ol: ["start"],
    th: [["align", "left", "right", "center"]],
    td: [["align", "left", "right", "center"]],
  },
  protocols: { href: ["http", "https", "mailto"] },
  clobber: ["id", "name"],
};

const headings = ["h1", "h2", "h3", "h4", "h5", "h6"];

/** Headings stand beneath those of the page. */
function demote(tree: HastRoot | ElementContent, from: Level): void {
  if (!("children" in tree)) return;
  for (const child of tree.children) {
    if (child.type !== "element") continue;
    const level = headings.indexOf(child.tagName);
    if (level !== -1) child.tagName = `h${Math.min(6, from + level)}`;
    demote(child, from);
  }
}

/** A table can be wider than the column: it scrolls by itself, by keyboard too. */
function Table({ children }: { readonly children?: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reached by keyboard
    <section className="scrolls" aria-label="Table" tabIndex={0}>
      <table>{children}</table>
    </section>
  );
}

/** A text of Markdown as it is read everywhere: in a post, in a case, in a preview. */
export function Prose({
  text,
  headingFrom = 3,
  ...resolvers
}: Resolvers & { readonly text: string; readonly headingFrom?: Level }) {
  const tree = toHast(parseMarkdown(text, resolvers));
  if (tree.type !== "root") throw new Error("A parsed text is a root.");
  demote(tree, headingFrom);
  const clean = sanitize(tree, allowed);
  return <div className="prose md">{toJsxRuntime(clean, { Fragment, jsx, jsxs, components: { table: Table } })}</div>;
}
