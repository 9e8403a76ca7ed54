import { expect, test } from "vitest";
import { asLine, isAllText, isSeen } from "./text";

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

test("a line has no second line, and nothing that hides or turns its words", () => {
  expect(asLine(" Budget\r\nBcc: all\u2028now ")).toBe("Budget Bcc: all now");
  expect(asLine("safe\u202egpj.exe\u202c \u200bfile\ufeff")).toBe("safegpj.exe file");
  // Joiners are part of words and of signs.
  expect(asLine("می\u200cخواهم 👩\u200d💻")).toBe("می\u200cخواهم 👩\u200d💻");
});

test("a text of nothing but room is not seen", () => {
  for (const text of ["", "\u200b\u200b", "\u2060 \u00ad"]) expect(isSeen(text)).toBe(false);
  for (const text of ["a", "?", "👍", "語"]) expect(isSeen(text)).toBe(true);
});
