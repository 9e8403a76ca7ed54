import { expect, test } from "vitest";
import { isShapely } from "./input-shape";

const nested = (levels: number): unknown => (levels === 0 ? "end" : { a: nested(levels - 1) });

test.each([
  ["nothing", undefined],
  ["an ordinary form", { name: "Ada", languages: ["English"], choices: [{ why: "Because.", answers: [] }] }],
  ["a photograph", { bytes: new Uint8Array(2_000_000) }],
  ["eight levels", nested(8)],
  ["two hundred items", Array.from({ length: 200 }, () => 1)],
])("takes %s", (_, value) => {
  expect(isShapely(value)).toBe(true);
});

test.each([
  ["nine levels", nested(9)],
  ["a list of ten thousand", { gaps: Array.from({ length: 10_000 }, () => "x") }],
  ["a record of two hundred and one", Object.fromEntries(Array.from({ length: 201 }, (_, at) => [`k${at}`, 1]))],
  ["a key without end", { ["k".repeat(101)]: 1 }],
])("refuses %s", (_, value) => {
  expect(isShapely(value)).toBe(false);
});
