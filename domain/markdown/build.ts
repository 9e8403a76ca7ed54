import type { Token } from "markdown-it";
import { linkable } from "./addresses";
import { TooMuchWork } from "./parser";
import { type Block, type Cell, type HeadingLevel, type Inline, wordsOf } from "./tree";

/** How `#4.1` and `@gwen` become links; whoever is not known, and what is not there, stays text. */
export type Resolvers = {
  /** The address of the post with this number in the same thread; with the number that it has now and of what, where it was moved. */
  readonly cite?:
    | ((
        number: string,
      ) => string | { readonly href: string; readonly number: string; readonly of?: string } | undefined)
    | undefined;
  /** The person with this handle, in lower case, if the reader may know of them. */
  readonly mention?: ((handle: string) => { readonly name: string; readonly href?: string } | undefined) | undefined;
};

/** Null within a link, where nothing else leads anywhere. */
type Leads = Resolvers | null;

const deepestWords = 32;

/** The tokens of a text as its tree. Nothing that is not in the types of the tree comes through. */
export function treeOf(tokens: readonly Token[], resolvers: Resolvers): readonly Block[] {
  const left = tokens[Symbol.iterator]();
  return blocksUntil(undefined, left, resolvers);
}

type Left = Iterator<Token, undefined>;

function blocksUntil(close: string | undefined, left: Left, leads: Leads): Block[] {
  const blocks: Block[] = [];
  for (let token = left.next().value; token !== undefined && token.type !== close; token = left.next().value) {
    const block = blockOf(token, left, leads);
    if (block !== null) blocks.push(block);
  }
  return blocks;
}

function blockOf(token: Token, left: Left, leads: Leads): Block | null {
  switch (token.type) {
    case "paragraph_open":
      return { type: token.hidden ? "line" : "paragraph", children: wordsNext(left, leads) };
    case "heading_open":
      return { type: "heading", level: levelOf(token.tag), children: wordsNext(left, leads) };
    case "blockquote_open":
      return { type: "quote", children: blocksUntil("blockquote_close", left, leads) };
    case "bullet_list_open":
      return { type: "list", start: null, items: itemsUntil("bullet_list_close", left, leads) };
    case "ordered_list_open": {
      const start = Number(token.attrGet("start") ?? 1);
      return { type: "list", start, items: itemsUntil("ordered_list_close", left, leads) };
    }
    case "table_open":
      return tableOf(left, leads);
    case "fence":
    case "code_block":
      return { type: "code", text: token.content };
    case "hr":
      return { type: "rule" };
    default:
      return null;
  }
}

function levelOf(tag: string): HeadingLevel {
  const level = Number(tag.slice(1));
  return level === 1 || level === 2 || level === 3 || level === 4 || level === 5 ? level : 6;
}

function wordsNext(left: Left, leads: Leads): readonly Inline[] {
  const children = left.next().value?.children ?? [];
  left.next();
  return wordsIn(children, leads);
}

function itemsUntil(close: string, left: Left, leads: Leads): Block[][] {
  const items: Block[][] = [];
  for (let token = left.next().value; token !== undefined && token.type !== close; token = left.next().value) {
    items.push(blocksUntil("list_item_close", left, leads));
  }
  return items;
}

const alignments = { "text-align:left": "left", "text-align:center": "center", "text-align:right": "right" } as const;
const isAlignment = (style: unknown): style is keyof typeof alignments =>
  typeof style === "string" && Object.hasOwn(alignments, style);

function tableOf(left: Left, leads: Leads): Block {
  const rows: Cell[][] = [];
  let align: Cell["align"] = null;
  for (let token = left.next().value; token !== undefined && token.type !== "table_close"; token = left.next().value) {
    if (token.type === "tr_open") rows.push([]);
    if (token.type === "th_open" || token.type === "td_open") {
      const style = token.attrGet("style");
      align = isAlignment(style) ? alignments[style] : null;
    }
    if (token.type === "inline") rows.at(-1)?.push({ align, children: wordsIn(token.children ?? [], leads) });
  }
  const [head = [], ...others] = rows;
  return { type: "table", head, rows: others };
}

function wordsIn(tokens: readonly Token[], leads: Leads): readonly Inline[] {
  let depth = 0;
  for (const { nesting } of tokens) {
    depth += nesting;
    if (depth > deepestWords) throw new TooMuchWork();
  }
  return wordsUntil(undefined, tokens[Symbol.iterator](), leads);
}

function wordsUntil(close: string | undefined, left: Left, leads: Leads): readonly Inline[] {
  const words: Inline[] = [];
  for (let token = left.next().value; token !== undefined && token.type !== close; token = left.next().value) {
    for (const word of wordsOfToken(token, left, leads)) {
      const last = words.at(-1);
      if (word.type !== "text" || last?.type !== "text") words.push(word);
      else words[words.length - 1] = { type: "text", text: last.text + word.text };
    }
  }
  return words;
}

function wordsOfToken(token: Token, left: Left, leads: Leads): readonly Inline[] {
  switch (token.type) {
    case "text":
    case "text_special":
      return token.content === "" ? [] : [{ type: "text", text: token.content }];
    case "softbreak":
      return [{ type: "text", text: "\n" }];
    case "hardbreak":
      return [{ type: "break" }];
    case "code_inline":
      return [{ type: "code", text: token.content }];
    case "strong_open":
      return [{ type: "strong", children: wordsUntil("strong_close", left, leads) }];
    case "em_open":
      return [{ type: "emphasis", children: wordsUntil("em_close", left, leads) }];
    case "s_open":
      return [{ type: "deleted", children: wordsUntil("s_close", left, leads) }];
    case "link_open":
      return linkTo(token, "href", wordsUntil("link_close", left, null));
    case "image":
      return imageAsLink(token, leads);
    case "citation": {
      const cited = leads?.cite?.(token.info);
      if (cited === undefined) return [{ type: "text", text: token.content }];
      const place = typeof cited === "string" ? { number: token.info, href: cited } : cited;
      return [{ type: "citation", ...place }];
    }
    case "mention": {
      const handle = token.info.toLowerCase();
      const person = leads?.mention?.(handle);
      if (person === undefined) return [{ type: "text", text: token.content }];
      return [{ type: "mention", handle, name: person.name, href: person.href ?? null }];
    }
    default:
      return [];
  }
}

function linkTo(token: Token, attribute: string, children: readonly Inline[]): readonly Inline[] {
  const href = linkable(String(token.attrGet(attribute) ?? ""));
  const title = token.attrGet("title");
  return href === null || children.length === 0
    ? children
    : [{ type: "link", href, title: typeof title === "string" ? title : null, children }];
}

/** Nothing is loaded from elsewhere: an image is a link to it under its alternative text, or just that text. */
function imageAsLink(token: Token, leads: Leads): readonly Inline[] {
  const alternative = wordsOf(wordsIn(token.children ?? [], null));
  const text = alternative.trim() === "" ? String(token.attrGet("src") ?? "") : alternative;
  const words: readonly Inline[] = text === "" ? [] : [{ type: "text", text }];
  return leads === null ? words : linkTo(token, "src", words);
}
