import { expect, it } from "vitest";
import { quoteOfPost, recited } from "./quote";

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

it("numbers that meant posts of another thread are quoted as the posts that they meant, and cite no other", () => {
  const meant = [
    { number: "4", at: "17", threadNo: null },
    { number: "2.1", at: "3", threadNo: 12 },
    { number: "9", at: null, threadNo: null },
  ];
  expect(recited("#4, #2.1, #9 and #5", meant)).toBe("#17, 3 of another thread, 9 of another thread and #5");
});
