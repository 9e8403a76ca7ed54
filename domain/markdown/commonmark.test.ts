import { describe, expect, test } from "vitest";
import { examples, examplesOfHtml } from "./commonmark.fixture";
import { htmlOf } from "./html.fixture";
import { parseMarkdown } from "./parse";

describe("the examples of CommonMark", () => {
  test("are those without HTML, nearly all of the standard", () => {
    expect(examples.length + examplesOfHtml.length).toBe(649);
    expect(examples.length).toBeGreaterThan(570);
  });

  test.each(examples)("example $number ($section) is read as the standard says", ({ markdown, html }) => {
    expect(htmlOf(parseMarkdown(markdown))).toBe(html);
  });

  test.each(examplesOfHtml)("example $number ($section) shows its HTML as text", ({ markdown }) => {
    const drawn = htmlOf(parseMarkdown(markdown));
    const tags = drawn.match(/<[^>]*>/g) ?? [];
    const ours =
      /^<\/?(?:p|h\d|blockquote|[ou]l|li|pre|code|strong|em|a|br|hr)(?: (?:href|start|title)="[^"]*")*(?: \/)?>$/;
    expect(tags.filter((tag) => !ours.test(tag))).toEqual([]);
    expect(drawn).toMatch(/&lt;/);
  });
});
