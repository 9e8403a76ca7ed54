import { expect, it } from "vitest";
import { asLine, isSeen } from "./text";

it("a line has no second line, and nothing that hides or turns its words", () => {
  expect(asLine(" Budget\r\nBcc: all\u2028now ")).toBe("Budget Bcc: all now");
  expect(asLine("safe\u202egpj.exe\u202c \u200bfile\ufeff")).toBe("safegpj.exe file");
  // Joiners are part of words and of signs.
  expect(asLine("می\u200cخواهم 👩\u200d💻")).toBe("می\u200cخواهم 👩\u200d💻");
});

it("a text of nothing but room is not seen", () => {
  for (const text of ["", "\u200b\u200b", "\u2060 \u00ad"]) expect(isSeen(text)).toBe(false);
  for (const text of ["a", "?", "👍", "語"]) expect(isSeen(text)).toBe(true);
});
