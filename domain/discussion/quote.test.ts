import { expect, it } from "vitest";
import { quoteOfPost } from "./quote";

const body = "> Earlier words.\n\nTake **three** rehearsals\nand a [plan](https://a.example).\n\nThen decide.";

it("a post is quoted whole, as it was written, when nothing of it was selected", () => {
  expect(quoteOfPost("Take **three**.", undefined)).toBe("> Take **three**.\n\n");
});

it("words of it that were selected are quoted alone, across lines and paragraphs", () => {
  expect(quoteOfPost(body, "three rehearsals")).toBe("> three rehearsals\n\n");
  expect(quoteOfPost(body, "a plan.\n\nThen")).toBe("> a plan.\n>\n> Then\n\n");
});

it("words that it does not say are put in nobody's mouth", () => {
  expect(quoteOfPost(body, "four rehearsals")).toBe(quoteOfPost(body, undefined));
  expect(quoteOfPost(body, " ")).toBe(quoteOfPost(body, undefined));
});
