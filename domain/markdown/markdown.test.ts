import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { citedNumbers, countLinks, mentionedHandles } from "./found";
import { htmlOf } from "./html.fixture";
import { headingLevels } from "./outline";
import { parseMarkdown } from "./parse";
import { inShort, plainText } from "./plain-text";
import { quotedPost, quoteOf } from "./quote";
import { inlinesOf } from "./tree";

const html = (text: string) => htmlOf(parseMarkdown(text)).trim();
const linksOf = (text: string) =>
  [...inlinesOf(parseMarkdown(text))].flatMap((inline) => (inline.type === "link" ? [inline.href] : []));

describe("what is read", () => {
  test("a pasted table, with what is struck out", () => {
    const table = "| Stage | Weeks |\n| :--- | ---: |\n| Build | ~~8~~ 18 |\n| Test |\n";
    const [block] = parseMarkdown(table);
    expect(block).toMatchObject({ type: "table", head: [{ align: "left" }, { align: "right" }] });
    expect(html(table)).toContain("<td><del>8</del> 18</td>");
    expect(block?.type === "table" && block.rows.map((row) => row.length)).toEqual([2, 2]);
  });

  test.each([
    ["<b>x</b>", "<p>&lt;b&gt;x&lt;/b&gt;</p>"],
    ["<script>\nalert(1)\n</script>", "<p>&lt;script&gt;\nalert(1)\n&lt;/script&gt;</p>"],
    ["![a plan](https://a.b/c.png)", '<p><a href="https://a.b/c.png">a plan</a></p>'],
    ["![](https://a.b/c.png)", '<p><a href="https://a.b/c.png">https://a.b/c.png</a></p>'],
    ["![a plan](data:image/png;base64,AAAA)", "<p>a plan</p>"],
    ["[![a plan](https://a.b/c.png)](https://d.e)", '<p><a href="https://d.e">a plan</a></p>'],
  ])("no HTML and no images: %s", (text, expected) => {
    expect(html(text)).toBe(expected);
  });

  test.each([
    "javascript:alert(1)",
    "data:text/html,x",
    "/account",
    "//a.b",
    "ftp://a.b",
    "https://user@a.b",
    "https:a.b",
    "http://",
  ])("an address that is not http, https or mailto, whole and honest, is no link: %s", (address) => {
    expect(html(`[words](<${address}>)`)).toBe("<p>words</p>");
  });

  test.each([
    ["See https://a.b/c_d_e.", ["https://a.b/c_d_e"]],
    ["(https://a.b/c_(d))", ["https://a.b/c_(d)"]],
    ["**https://a.b**, http://c.d!", ["https://a.b", "http://c.d"]],
    ["<https://a.b> [x](https://c.d) mailto:e@f.g", ["https://a.b", "https://c.d"]],
    ["[https://a.b](https://c.d)", ["https://c.d"]],
    ["`https://a.b` xhttps://c.d https:// https://", []],
  ])("an address is found bare: %s", (text, expected) => {
    expect(linksOf(text)).toEqual(expected);
    expect(countLinks(text)).toBe(expected.length);
  });
});

describe("citations and mentions", () => {
  const resolvers = {
    cite: (number: string) => (number === "4.1" ? "#post-4-1" : undefined),
    mention: (handle: string) =>
      handle === "gwen-prosser" ? { name: "Gwen Prosser", href: "/mentors/gwen" } : undefined,
  };

  test("lead to what is known, and stay text otherwise", () => {
    expect(parseMarkdown("See #4.1 and #9, @Gwen-Prosser and @nobody.", resolvers)).toEqual([
      {
        type: "paragraph",
        children: [
          { type: "text", text: "See " },
          { type: "citation", number: "4.1", href: "#post-4-1" },
          { type: "text", text: " and #9, " },
          { type: "mention", handle: "gwen-prosser", name: "Gwen Prosser", href: "/mentors/gwen" },
          { type: "text", text: " and @nobody." },
        ],
      },
    ]);
  });

  test("a post that was moved is cited by the number that it has now, and of what", () => {
    const cite = () => ({ href: "/discussion/12/3", number: "3", of: "of another thread" });
    expect(parseMarkdown("See #4.1.", { cite })).toEqual([
      {
        type: "paragraph",
        children: [
          { type: "text", text: "See " },
          { type: "citation", number: "3", href: "/discussion/12/3", of: "of another thread" },
          { type: "text", text: "." },
        ],
      },
    ]);
  });

  test.each([
    ["#4.1 begins, (#2) and #3; **#5**.", ["4.1", "2", "3", "5"]],
    ["# 4 and a#4 and &#4; and /#4 and #4th and #4.1.2 and ##4 and #1234567", []],
    ["`#4` and [#4](https://a.b) and \\#4 and ![#4](https://a.b)\n\n    #4\n\n```\n#4\n```", []],
    ["#4, #4 and > #5\n\n> #6\n\n| a |\n|---|\n| #7 |", ["4", "5", "6", "7"]],
  ])("%s cites what stands there as words", (text, expected) => {
    expect(citedNumbers(text)).toEqual(expected);
  });

  test.each([
    ["@gwen, (@Owen-2) **@una**: @gwen", ["gwen", "owen-2", "una"]],
    ["gwen@a.b <gwen@a.b> @@gwen /@gwen @gwen@a.b \\@gwen @gwén", []],
    ["`@gwen` [@gwen](https://a.b) <https://a.b/@gwen> https://a.b/@gwen", []],
    ["> @gwen said\n\n- > @gwen\n- @owen", ["owen"]],
  ])("%s mentions whom it addresses, and nobody in a quote", (text, expected) => {
    expect(mentionedHandles(text)).toEqual(expected);
  });
});

describe("words without marks", () => {
  test("are one line, cut between words", () => {
    const text =
      "# Late\n\nThe **log** was [right](https://a.b), the `RAG` amber.\n\n- one\n- two\n\n| a | b |\n|--|--|\n| 1 | 2 |";
    expect(plainText(text, 200)).toBe("Late The log was right, the RAG amber. one two a, b 1, 2");
    expect(plainText(text, 30)).toBe("Late The log was right, the…");
    expect(plainText("Ungetrennteswort", 8)).toBe("Ungetre…");
    expect(plainText("aaaaaa😀bbb", 8)).toBe("aaaaaa…");
  });

  test("in a list or in mail names a table and leaves it out, since its cells in one line say nothing", () => {
    expect(
      inShort("Each board had its own:\n\n| Board | Forms |\n| --- | --- |\n| 3 | 41 |\n\nCount what grows.", 200),
    ).toBe("Each board had its own: (a table) Count what grows.");
    expect(inShort("> | a |\n> | --- |\n> | 1 |\n\nSo it is.", 200)).toBe("(a table) So it is.");
  });

  test("are never longer than asked for, nor broken within a character", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 300 }), fc.integer({ min: 1, max: 80 }), (text, max) => {
        const words = plainText(text, max);
        return words.length <= max && words.isWellFormed() && !/[\n\t]| {2}/.test(words);
      }),
    );
  });
});

describe("quoting a selection", () => {
  test("keeps paragraphs apart and ends with an empty line to write on", () => {
    expect(quoteOf("Amber is a habit.\n\n\nOurs turns red.\n")).toBe("> Amber is a habit.\n>\n> Ours turns red.\n\n");
    expect(quoteOf(" \n ")).toBe("");
  });

  test("a whole post is quoted with its marks", () => {
    expect(quotedPost("The **board**.\r\n\r\n- one\n")).toBe("> The **board**.\n>\n> - one\n\n");
    expect(quotedPost(" \n")).toBe("");
  });

  test.each([
    "1. June",
    "# no heading",
    "a\n---",
    "a | b\n--- | ---",
    "5 * 3 < 4 & a_b",
    "[x](https://a.b)",
    "- - -",
    "&amp;",
    "+ a",
    "===",
    "```",
  ])("says what was read, whatever marks are in it: %s", (text) => {
    const [quote, ...rest] = parseMarkdown(quoteOf(text));
    expect(rest).toEqual([]);
    expect(quote).toMatchObject({ type: "quote", children: [{ type: "paragraph" }] });
    expect(plainText(quoteOf(text), 1_000)).toBe(text.replace(/\s+/g, " "));
  });

  test("says what was read, for any words", () => {
    const piece = fc.constantFrom(
      "a",
      "Ü",
      "1",
      "1.",
      "10)",
      " ",
      "\n",
      "\n\n",
      "*",
      "**",
      "_",
      "~~",
      "`",
      "[",
      "]",
      "(",
      "!",
      "<",
      ">",
      "&",
      "&lt;",
      "#",
      "-",
      "+",
      "=",
      "|",
      ":",
      "\\",
      "\t",
      "https://a.b",
      "@gwen",
      "#4",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 25 }), (pieces) => {
        const text = pieces.join("");
        expect(plainText(quoteOf(text), 10_000)).toBe(text.replace(/\s+/g, " ").trim());
      }),
      { numRuns: 2_000 },
    );
  });
});

test("headings begin where the page wants them and pass over no level", () => {
  const blocks = parseMarkdown(
    "### a\n\n# b\n\n#### c\n\n## d\n\n> # e\n\n- # f\n\n# g\n\n## h\n\n### i\n\n#### j\n\n##### k",
  );
  expect([...headingLevels(blocks, 3).values()]).toEqual([3, 3, 4, 4, 3, 3, 3, 4, 5, 6, 6]);
});
