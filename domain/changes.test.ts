import fc from "fast-check";
import { expect, it } from "vitest";
import { changes } from "./changes";

it("what stayed and went is the old text, what stayed and came the new one", () => {
  const text = fc
    .array(fc.constantFrom("go", "no-go", " ", "\n", "board"), { maxLength: 40 })
    .map((words) => words.join(""));
  fc.assert(
    fc.property(text, text, (old, fresh) => {
      const parts = changes(old, fresh);
      const of = (kind: string) =>
        parts.flatMap((part) => (part.kind === "same" || part.kind === kind ? [part.text] : []));
      expect(of("removed").join("")).toBe(old);
      expect(of("added").join("")).toBe(fresh);
    }),
  );
});

it("differences are words, not letters", () => {
  expect(changes("The board said no.", "The board said yes, later.")).toEqual([
    { kind: "same", text: "The board said " },
    { kind: "removed", text: "no." },
    { kind: "added", text: "yes, later." },
  ]);
});

it("very long texts stand one after the other", () => {
  const [long, other] = ["word ".repeat(4_000), "else ".repeat(4_000)];
  expect(changes(long, other).map(({ kind }) => kind)).toEqual(["removed", "added", "same"]);
  expect(changes(long, `${long}more`)).toEqual([
    { kind: "same", text: long },
    { kind: "added", text: "more" },
  ]);
});
