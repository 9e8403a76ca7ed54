import fc from "fast-check";
import { expect, it } from "vitest";
import { everyNode, parseMarkdown, type Resolvers } from "./parse";
import { countLinks, mentionedHandles, plainText, quoteOf } from "./plain";

const linksOf = (text: string, resolvers: Resolvers = {}) =>
  [...everyNode(parseMarkdown(text, resolvers))].flatMap((node) => (node.type === "link" ? [node.url] : []));

it.each(["https://example.org/a", "http://example.org", "mailto:a@example.org", "HTTPS://example.org"])(
  "%s may be linked",
  (url) => {
    expect(linksOf(`[words](<${url}>)`)).toEqual([url]);
  },
);

it.each([
  "javascript:alert(1)",
  "JaVaScRiPt:alert(1)",
  "java&#x0A;script:alert(1)",
  "&#106;avascript:alert(1)",
  "data:text/html,x",
  "vbscript:x",
  "//example.org",
  "/sign-out",
  "#post-1",
  "https:/x",
  "file:///etc/passwd",
  "https://",
  "mailto:",
])("%s is words and no link", (url) => {
  expect(linksOf(`[words](<${url}>)`)).toEqual([]);
  expect(plainText(`[words](<${url}>)`)).toBe("words");
});

it("pictures are links to them, or their words, and nothing is fetched", () => {
  expect(linksOf("![a wall of cards](https://example.org/wall.png)")).toEqual(["https://example.org/wall.png"]);
  expect(plainText("![a wall of cards](data:image/png;base64,xx)")).toBe("a wall of cards");
});

it("HTML is text", () => {
  expect(plainText("a <b onclick=x>c</b>\n\n<script>alert(1)</script>")).toBe(
    "a <b onclick=x>c</b> <script>alert(1)</script>",
  );
});

it("a number is a citation outside code and links, where there is such a post", () => {
  const cite = (number: string) => (number === "9" ? undefined : `/discussion/1?from=${number}`);
  const found = linksOf("See #4.1, #9, (#3) and `#5`, [#6](https://example.org), #4.1.2, C#7 or #05.", { cite });
  expect(found).toEqual([
    "/discussion/1?from=4.1",
    "/discussion/1?from=3",
    "https://example.org",
    "/discussion/1?from=7",
  ]);
});

it("a handle names somebody outside code, links and mail addresses", () => {
  expect(mentionedHandles("@hannah-a and @tunde. Not a@example.org, `@code`, @@x or [@link](https://e.org)")).toEqual([
    "hannah-a",
    "tunde",
  ]);
});

it("links are counted however they are written", () => {
  expect(
    countLinks("[a](https://a.org) <https://b.org> [c][1] ![d](https://d.org) [e](javascript:x)\n\n[1]: https://c.org"),
  ).toBe(4);
});

it("a table, a list and a quote are read in order, and a long text ends at a word", () => {
  expect(plainText("| a | b |\n|---|---|\n| 1 | 2 |\n\n- one\n- two\n\n> said")).toBe("a b 1 2 one two said");
  expect(plainText("Amber needs an expiry date.", 16)).toBe("Amber needs an…");
});

it("what is quoted reads as a quote of the same words", () => {
  expect(quoteOf("One.\n\nTwo.")).toBe("> One.\n>\n> Two.\n\n");
});

it.each([
  ["quotes within quotes", ">".repeat(10_000)],
  ["brackets", "[".repeat(10_000)],
  ["stars", "*a ".repeat(6_000)],
  ["pictures", "![".repeat(9_000)],
  ["lists within lists", "- ".repeat(9_000)],
  ["back ticks", "`".repeat(9_999)],
])("a text of nothing but %s is shown as it was written", (_, text) => {
  const tree = parseMarkdown(text);
  expect(tree.children).toHaveLength(1);
  expect([...everyNode(tree)]).toHaveLength(3);
});

it("whatever is typed, the tree holds no HTML, no picture and no address but web and mail", () => {
  const piece = fc.oneof(
    fc.constantFrom(
      "[",
      "](",
      ")",
      "<",
      ">",
      "javascript:",
      "data:",
      "https://x.org",
      "![",
      "`",
      "*",
      "\n\n",
      "&#x6a;",
      "|",
      "---",
    ),
    fc.string({ maxLength: 6 }),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
      for (const node of everyNode(parseMarkdown(pieces.join("")))) {
        expect(["html", "image", "imageReference", "linkReference", "definition", "footnoteReference"]).not.toContain(
          node.type,
        );
        if (node.type === "link") expect(node.url).toMatch(/^(https?:\/\/|mailto:)/i);
      }
    }),
    { numRuns: 2_000 },
  );
});
