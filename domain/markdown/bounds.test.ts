import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { longestText, parseMarkdown } from "./parse";
import { TooMuchWork, tokensOf } from "./parser";
import { pathological } from "./pathological.fixture";
import { type Block, type Inline, inlinesOf } from "./tree";

const stepsOf = (text: string): number | "too many" => {
  try {
    return tokensOf(text).steps;
  } catch (error) {
    if (error instanceof TooMuchWork) return "too many";
    throw error;
  }
};

function depthOf(parts: readonly (Block | Inline)[]): number {
  return Math.max(
    0,
    ...parts.map((part) => {
      if (part.type === "list") return 1 + Math.max(0, ...part.items.map(depthOf));
      return "children" in part ? 1 + depthOf(part.children) : 1;
    }),
  );
}

describe("the work that a text can ask for", () => {
  test.each(Object.entries(pathological))("%s: three steps a character at most, or shown as typed", (_, text) => {
    expect(text.length).toBeLessThanOrEqual(longestText);
    const steps = stepsOf(text);
    if (steps !== "too many") expect(steps).toBeLessThanOrEqual(3 * text.length);
    const blocks = parseMarkdown(text);
    expect(depthOf(blocks)).toBeLessThanOrEqual(70);
    expect([...inlinesOf(blocks)].length).toBeLessThanOrEqual(text.length);
  });

  test("any mixture of marks stays within the bounds", () => {
    const marks = [
      "*",
      "_",
      "~",
      "`",
      "[",
      "]",
      "(",
      ")",
      "<",
      ">",
      "!",
      "#",
      "@",
      "|",
      "-",
      "+",
      "1.",
      "\n",
      " ",
      "a",
      "\\",
      "&",
      ":",
      '"',
      "http://a.b",
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...marks), { maxLength: 6 }), fc.nat(1_000), (pieces, times) => {
        const text = pieces.join("").repeat(times).slice(0, 5_000);
        const steps = stepsOf(text);
        return steps === "too many" || steps <= 3 * text.length + 10;
      }),
      { numRuns: 100 },
    );
  });

  test("a text that nests too deep is shown as it was typed, every character of it", () => {
    const text = `${">".repeat(40)} deep\n\nnext`;
    expect(parseMarkdown(text)).toEqual([
      { type: "paragraph", children: [{ type: "text", text: `${">".repeat(40)} deep` }] },
      { type: "paragraph", children: [{ type: "text", text: "next" }] },
    ]);
  });

  test("nothing is left out of a text that nests as deep as is read", () => {
    for (let depth = 1; depth < 60; depth += 1) {
      const quotes = parseMarkdown(`${">".repeat(depth)} word`);
      const lists = parseMarkdown(`${"- ".repeat(depth)}word`);
      for (const blocks of [quotes, lists]) {
        expect([...inlinesOf(blocks)].some((inline) => inline.type === "text" && inline.text.includes("word"))).toBe(
          true,
        );
      }
    }
  });

  test("a text that is too long is shown as it was typed", () => {
    const text = `**bold**\n${"a".repeat(longestText)}`;
    expect(parseMarkdown(text)).toEqual([
      {
        type: "paragraph",
        children: [
          { type: "text", text: "**bold**" },
          { type: "break" },
          { type: "text", text: "a".repeat(longestText) },
        ],
      },
    ]);
  });
});
