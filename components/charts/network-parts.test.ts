import fc from "fast-check";
import { expect, test } from "vitest";
import { twoLines } from "./network-parts";

test("a long name is broken where the longer line is shortest", () => {
  expect(twoLines("Business analyst", 21)).toEqual(["Business analyst"]);
  expect(twoLines("Junior or assistant project manager", 21)).toEqual(["Junior or assistant", "project manager"]);
  expect(twoLines("Methodologieverantwortlichkeit", 10)).toEqual(["Methodologieverantwortlichkeit"]);
});

test("no word is ever lost", () => {
  fc.assert(
    fc.property(
      fc.array(fc.stringMatching(/^[a-z]{1,12}$/), { minLength: 1, maxLength: 8 }),
      fc.nat(30),
      (words, n) => {
        const lines = twoLines(words.join(" "), n);
        expect(lines.length).toBeLessThanOrEqual(2);
        expect(lines.join(" ")).toBe(words.join(" "));
      },
    ),
  );
});
