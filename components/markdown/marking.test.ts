import { expect, it } from "vitest";
import { type Mark, marked } from "./marking";

/** The text with the selection between bars, before and after a tool was used. */
function use(mark: Mark, before: string): string {
  const start = before.indexOf("|");
  const end = before.lastIndexOf("|") - 1;
  const text = before.replaceAll("|", "");
  const { from, to, words, select } = marked(text, start, end, mark);
  const after = text.slice(0, from) + words + text.slice(to);
  return `${after.slice(0, select[0])}|${after.slice(select[0], select[1])}|${after.slice(select[1])}`;
}

it.each<[Mark, string, string]>([
  ["bold", "say |this| now", "say **|this|** now"],
  ["bold", "say **|this|** now", "say |this| now"],
  ["italic", "||", "*||*"],
  ["link", "see |the plan|", "see [the plan](|https://|)"],
  ["link", "see ||", "see [||](https://)"],
  ["quote", "one\n|two\nthree|", "one\n> two\n> three||"],
  ["quote", "|> two\n> three|", "two\nthree||"],
])("%s on %j gives %j", (mark, before, after) => {
  expect(use(mark, before)).toBe(after);
});
