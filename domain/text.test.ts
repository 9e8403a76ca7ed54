import { expect, test } from "vitest";
import { isAllText } from "./text";

test.each([
  ["text of any script, with line ends", "Żółć 进度\n\ttab \u{1f600}"],
  ["a form", { name: "Ada", choices: [{ why: "Because.", days: 3, at: null }] }],
  ["a photograph", { bytes: new Uint8Array(10) }],
])("%s is text", (_, value) => {
  expect(isAllText(value)).toBe(true);
});

test.each([
  ["a NUL", { name: "Ada\0" }],
  ["half a character", { list: [{ name: "Ada \ud83d" }] }],
  ["a NUL in the name of a field", { "na\0me": "Ada" }],
])("%s is no text", (_, value) => {
  expect(isAllText(value)).toBe(false);
});
