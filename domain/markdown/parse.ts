import type { Nodes, PhrasingContent, Root } from "mdast";
import { findAndReplace } from "mdast-util-find-and-replace";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmStrikethroughFromMarkdown } from "mdast-util-gfm-strikethrough";
import { gfmTableFromMarkdown } from "mdast-util-gfm-table";
import { gfmStrikethrough } from "micromark-extension-gfm-strikethrough";
import { gfmTable } from "micromark-extension-gfm-table";
import { isBounded } from "./bounds";
import { isSafeAddress } from "./links";

/** Where what a text names is found. What a resolver does not know stays text. */
export type Resolvers = {
  /** The address of the post with a number, such as 4.1. */
  readonly cite?: ((number: string) => string | undefined) | undefined;
  /** The name and the page of whoever has a handle. */
  readonly mention?: ((handle: string) => { readonly name: string; readonly href: string } | undefined) | undefined;
};

const citation = /#([1-9]\d{0,6}(?:\.[1-9]\d{0,6})?)(?![\w.]*\d)/g;
const mention = /(?<![\w@/.])@([a-z0-9](?:[a-z0-9-]{0,58}[a-z0-9])?)/g;

/** The text as one paragraph that means nothing but itself. */
function asWritten(text: string): Root {
  return { type: "root", children: [{ type: "paragraph", children: [{ type: "text", value: text }] }] };
}

/**
 * A text of Markdown (CommonMark with tables and strikethrough) as a tree that is safe to show: HTML is text, pictures are links to
 * them, links lead to web and mail addresses alone, and nothing carries a name or an id. `#4.1` and `@handle` become links where
 * the resolvers know them. A text whose nesting is beyond all use is one paragraph, as it was written.
 */
export function parseMarkdown(text: string, { cite, mention: find }: Resolvers = {}): Root {
  if (!isBounded(text)) return asWritten(text);
  const tree = fromMarkdown(text, {
    extensions: [gfmTable(), gfmStrikethrough({ singleTilde: false })],
    mdastExtensions: [gfmTableFromMarkdown(), gfmStrikethroughFromMarkdown()],
  });
  const definitions = new Map<string, string>();
  for (const node of everyNode(tree)) if (node.type === "definition") definitions.set(node.identifier, node.url);
  makeSafe(tree, definitions);
  findAndReplace(
    tree,
    [
      [citation, (whole: string, number: string) => reference(whole, cite?.(number))],
      [
        mention,
        (whole: string, handle: string) => {
          const person = find?.(handle);
          return person === undefined ? false : reference(`@${person.name}`, person.href, whole);
        },
      ],
    ],
    { ignore: ["link", "linkReference"] },
  );
  return tree;
}

function reference(words: string, href: string | undefined, title?: string): PhrasingContent | false {
  if (href === undefined) return false;
  const data = { hProperties: { className: ["ref"] } };
  return { type: "link", url: href, title: title ?? null, data, children: [{ type: "text", value: words }] };
}

/** Every node, without recursion: a tree can be deeper than the stack. */
export function* everyNode(tree: Nodes): Generator<Nodes> {
  const left: Nodes[] = [tree];
  for (let node = left.pop(); node !== undefined; node = left.pop()) {
    yield node;
    if ("children" in node) left.push(...[...node.children].reverse());
  }
}

function makeSafe(tree: Root, definitions: ReadonlyMap<string, string>): void {
  for (const node of everyNode(tree)) {
    if ("children" in node) {
      // Each list of children is rewritten in its own kind: text, links and what stood there already.
      const isFlow = node.type === "root" || node.type === "blockquote" || node.type === "listItem";
      const children: Nodes[] = node.children.flatMap((child) =>
        isFlow && child.type === "html" ? asWritten(child.value).children : safe(child, definitions),
      );
      Object.assign(node, { children });
    }
  }
}

/** What is shown in the place of a node. */
function safe(node: Nodes, definitions: ReadonlyMap<string, string>): Nodes[] {
  switch (node.type) {
    case "html":
      return [{ type: "text", value: node.value }];
    case "image":
      return outward(node.url, [{ type: "text", value: node.alt || node.url }]);
    case "imageReference":
      return outward(definitions.get(node.identifier) ?? "", [{ type: "text", value: node.alt || node.identifier }]);
    case "link":
      return outward(node.url, node.children, node.title);
    case "linkReference":
      return outward(definitions.get(node.identifier) ?? "", node.children);
    case "definition":
      return [];
    default:
      return [node];
  }
}

function outward(url: string, children: PhrasingContent[], title: string | null | undefined = null): PhrasingContent[] {
  if (!isSafeAddress(url)) return children;
  return [{ type: "link", url, title, data: { hProperties: { rel: ["ugc", "nofollow", "noopener"] } }, children }];
}
