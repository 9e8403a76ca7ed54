import { expect, test } from "vitest";
import { lineOfNoText } from "./file-text";

test.each([
  ["NUL", '{\n"a": "fine",\n"b": "x\\u0000y"\n}', 3],
  ["the first half of a character", '{\n"a": "\\ud83d\\ude00",\n"b": "\\uD83D"\n}', 3],
  ["the second half of a character", '{\n"b": "\\ude00"\n}', 2],
  ["nothing of the kind", '{"a": "\\ud83d\\ude00"}', 1],
])("the line with %s is found", (_, json, line) => {
  expect(lineOfNoText(json)).toBe(line);
});
