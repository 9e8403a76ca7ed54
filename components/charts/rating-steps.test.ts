import { expect, it } from "vitest";
import { type HistoryRating, historyAloud, ratingHistory } from "./rating-steps";

const ratings: readonly HistoryRating[] = [
  { on: "2026-05-21", level: 1, by: "mentor" },
  { on: "2026-01-01", level: 0, by: "self" },
  { on: "2026-04-11", level: 1, by: "self" },
  { on: "2026-04-11", level: 2, by: "self" },
];

it("places ratings between the first of them and today, the last of a day counting", () => {
  const history = ratingHistory(ratings, "2026-07-20");
  expect(history.self).toEqual([
    { on: "2026-01-01", level: 0, at: 0 },
    { on: "2026-04-11", level: 2, at: 50 },
  ]);
  expect(history.mentor[0]?.at).toBe(70);
  expect(history.rows.map((row) => row.on)).toEqual(["2026-01-01", "2026-04-11", "2026-05-21"]);
});

it("says in a sentence where it began, where it stands, and where the mentor differs", () => {
  const { rows } = ratingHistory(ratings, "2026-07-20");
  expect(historyAloud(rows, 3)).toBe("From 0 to 2; the target is 3. The mentor rates 1.");
  expect(historyAloud(rows, 2)).toBe("From 0 to 2; the target of 2 is met. The mentor rates 1.");
  expect(historyAloud([], 3)).toBe("Not rated yet.");
});
