import fc from "fast-check";
import { expect, test } from "vitest";
import { mentionsIn, textParts } from "./mentions";

const lines = [
  { id: "goal", wbs: "2" },
  { id: "task", wbs: "2.1" },
  { id: "tenth", wbs: "2.10" },
  { id: "gate", wbs: "G1" },
];

test("a reference means the line that has this number, however its letter is written", () => {
  expect(mentionsIn("Before #2.1, not #2.10. Then #g1 and #2.", lines)).toEqual({
    "2.1": "task",
    "2.10": "tenth",
    G1: "gate",
    "2": "goal",
  });
});

test("what the plan has no line for means none, and a number without its sign is a number", () => {
  expect(mentionsIn("#9.9 in 2.1 weeks, item #", lines)).toEqual({});
});

test("the parts of a text are the text", () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const parts = textParts(text);
      return parts.map(({ words }) => words).join("") === text;
    }),
  );
});
