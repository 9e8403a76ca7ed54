import { expect, test } from "vitest";
import { raisedLabels } from "./critical-strip";

test("labels that would meet on a small screen stand on both sides of the line", () => {
  expect(raisedLabels([16, 63, 100])).toEqual([false, false, true]);
  expect(raisedLabels([25, 75, 100])).toEqual([false, false, true]);
  expect(raisedLabels([10, 20, 100])).toEqual([false, true, false]);
});

test("labels with room stay beneath the line", () => {
  expect(raisedLabels([10, 45, 100])).toEqual([false, false, false]);
});
