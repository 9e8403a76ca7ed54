import { expect, test } from "vitest";
import { lastAnswered } from "./answered";

test("the last five answers are shown, the newest first, and nothing that waits", () => {
  const decidedOn = (day: number) => ({ id: day, decidedAt: new Date(Date.UTC(2026, 5, day)) });
  const suggestions = [{ id: 0, decidedAt: null }, ...[3, 1, 6, 2, 5, 4].map(decidedOn)];
  expect(lastAnswered(suggestions).map(({ id }) => id)).toEqual([6, 5, 4, 3, 2]);
});
