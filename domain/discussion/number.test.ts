import fc from "fast-check";
import { expect, it } from "vitest";
import { comesBefore, readNumber, writeNumber } from "./number";

it("a number that was written is read as it was", () => {
  const part = fc.integer({ min: 1, max: 9_999_999 });
  fc.assert(
    fc.property(part, fc.oneof(fc.constant(0), part), (major, minor) => {
      expect(readNumber(writeNumber({ major, minor }))).toEqual({ major, minor });
    }),
  );
});

it.each(["", "0", "4.0", "4.", ".1", "4.1.2", "04", "-1", "4,1", "99999999", "#4"])("%j writes no number", (text) => {
  expect(readNumber(text)).toBeNull();
});

it("numbers are read in their order, answers after what they answer", () => {
  expect(["10", "2.10", "2", "2.9"].toSorted((a, b) => (comesBefore(a, b) ? -1 : 1))).toEqual([
    "2",
    "2.9",
    "2.10",
    "10",
  ]);
  expect(comesBefore("2", "2")).toBe(false);
});
