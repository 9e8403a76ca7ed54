import { expect, it } from "vitest";
import { countOwnWords } from "./own-words";

it("counts the words that somebody wrote, and neither marks nor what they quote", () => {
  expect(
    countOwnWords("> Five words of somebody else\n\nTake **three** rehearsals – [not one](https://a.example)."),
  ).toBe(5);
  expect(countOwnWords("")).toBe(0);
});
