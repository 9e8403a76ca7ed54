import MarkdownIt, { type StateInline, type Token } from "markdown-it";
import { bareAddressAt } from "./addresses";

/** More containers within each other than this are no text that anybody wrote. */
const mostNested = 32;
/** Tries of the parser for one text. Twenty thousand characters of tables and marks need a fifth, of short lines a half. */
const mostSteps = 30_000;
/** Parts before their words are read: rows of a table may be a character each and have a thousand cells. */
const mostParts = 20_000;

/** The text asks for more work than reading it is worth, so it is shown as it was typed. */
export class TooMuchWork extends Error {}

class Work {
  steps = 0;

  step(): false {
    this.steps += 1;
    if (this.steps > mostSteps) throw new TooMuchWork();
    return false;
  }
}

const count = ({ env }: { readonly env: Readonly<Record<string, unknown>> }) =>
  env.work instanceof Work ? env.work.step() : false;

/** Adds the token of an own mark that begins here and matches, unless it is in the words of a link or goes on from a word. */
function ownMark(name: string, mark: RegExp, notAfter: RegExp) {
  return (state: StateInline, silent: boolean): boolean => {
    if (state.linkLevel > 0) return false;
    mark.lastIndex = state.pos;
    const found = mark.exec(state.src);
    if (found?.[1] === undefined || (state.pos > 0 && notAfter.test(state.src.charAt(state.pos - 1)))) return false;
    if (!silent) {
      const token = state.push(name, "", 0);
      token.content = found[0];
      token.info = found[1];
    }
    state.pos += found[0].length;
    return true;
  };
}

const citation = ownMark("citation", /#(\d{1,6}(?:\.\d{1,6})?)(?![\p{L}\p{N}_]|\.\d)/uy, /[\p{L}\p{N}_#&/]/u);
const mention = ownMark("mention", /@([a-z\d]+(?:-[a-z\d]+)*)(?![\p{L}\p{N}_@])/iuy, /[\p{L}\p{N}_.@/]/u);

/** A web address without brackets around it, found by its colon. */
function bareAddress(state: StateInline, silent: boolean): boolean {
  if (state.linkLevel > 0 || state.src.charAt(state.pos) !== ":") return false;
  const scheme = /https?$/i.exec(state.src.slice(Math.max(0, state.pos - 5), state.pos))?.[0];
  if (scheme === undefined || state.pending.length < scheme.length) return false;
  const start = state.pos - scheme.length;
  if (/[\p{L}\p{N}_]/u.test(state.src.charAt(start - 1))) return false;
  const address = bareAddressAt(state.src, start);
  if (address === null) return false;
  if (!silent) {
    state.pending = state.pending.slice(0, -scheme.length);
    state.push("link_open", "a", 1).attrSet("href", state.md.normalizeLink(address));
    state.push("text", "", 0).content = address;
    state.push("link_close", "a", -1);
  }
  state.pos = start + address.length;
  return true;
}

const markdown = new MarkdownIt({ html: false, linkify: false, typographer: false, maxNesting: mostNested });
// Which addresses become links is for `linkable` to say, once the whole link has been read.
markdown.validateLink = () => true;
// The words of an address are what was typed, so that they cannot be prettier than where it leads.
markdown.normalizeLinkText = (address) => address;
markdown.core.ruler.disable("text_join");
markdown.core.ruler.before("inline", "parts", ({ tokens }) => {
  if (tokens.length > mostParts) throw new TooMuchWork();
});
markdown.block.ruler.before("table", "work", count, { alt: ["paragraph", "reference", "blockquote", "list", "table"] });
markdown.inline.ruler.before("text", "work", count);
markdown.inline.ruler.at("linkify", bareAddress);
markdown.inline.ruler.push("citation", citation);
markdown.inline.ruler.push("mention", mention);

/** What nests so deep that the parser left out what is within. */
const isCutOff = (token: Token) => token.block && token.nesting === 1 && token.level >= mostNested - 1;

/**
 * The tokens of a text, with how many steps they took.
 * @throws TooMuchWork for a text that nests deeper or needs more work than any that somebody wrote.
 */
export function tokensOf(text: string): { readonly tokens: readonly Token[]; readonly steps: number } {
  const work = new Work();
  const tokens = markdown.parse(text, { work });
  if (tokens.some(isCutOff)) throw new TooMuchWork();
  return { tokens, steps: work.steps };
}
