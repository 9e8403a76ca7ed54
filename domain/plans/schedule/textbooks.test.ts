import { describe, expect, it } from "vitest";
import type { PlanItem } from "../document";
import { idOf, task, timed } from "./schedule.fixture";

type Row = readonly [
  name: string,
  days: number,
  after: string,
  numbers: readonly [number, number, number, number, number],
];

function check(rows: readonly Row[], finish: number, path: string): void {
  const items = rows.map(([name, days, after]): PlanItem => task(name, days, [...after]));
  const { schedule, numbers } = timed(items);
  expect(rows.map(([name]) => [name, ...numbers(name)])).toEqual(rows.map(([name, , , known]) => [name, ...known]));
  expect(schedule.criticalPath).toEqual([...path].map(idOf));
  expect(Math.max(...rows.map(([name]) => numbers(name)[1]))).toBe(finish);
}

// Published weeks are read as working days. Columns: earliest start and finish, latest start and finish, float.
describe("a network of a textbook has the published numbers", () => {
  it("Reliable Construction Co.: Hillier and Lieberman, Introduction to Operations Research, chapter on PERT/CPM", () => {
    check(
      [
        ["A", 2, "", [0, 2, 0, 2, 0]],
        ["B", 4, "A", [2, 6, 2, 6, 0]],
        ["C", 10, "B", [6, 16, 6, 16, 0]],
        ["D", 6, "C", [16, 22, 20, 26, 4]],
        ["E", 4, "C", [16, 20, 16, 20, 0]],
        ["F", 5, "E", [20, 25, 20, 25, 0]],
        ["G", 7, "D", [22, 29, 26, 33, 4]],
        ["H", 9, "EG", [29, 38, 33, 42, 4]],
        ["I", 7, "C", [16, 23, 18, 25, 2]],
        ["J", 8, "FI", [25, 33, 25, 33, 0]],
        ["K", 4, "J", [33, 37, 34, 38, 1]],
        ["L", 5, "J", [33, 38, 33, 38, 0]],
        ["M", 2, "H", [38, 40, 42, 44, 4]],
        ["N", 6, "KL", [38, 44, 38, 44, 0]],
      ],
      44,
      "ABCEFJLN",
    );
  });

  it("Milwaukee Paper Manufacturing: Heizer and Render, Operations Management, chapter on project management", () => {
    check(
      [
        ["A", 2, "", [0, 2, 0, 2, 0]],
        ["B", 3, "", [0, 3, 1, 4, 1]],
        ["C", 2, "A", [2, 4, 2, 4, 0]],
        ["D", 4, "AB", [3, 7, 4, 8, 1]],
        ["E", 4, "C", [4, 8, 4, 8, 0]],
        ["F", 3, "C", [4, 7, 10, 13, 6]],
        ["G", 5, "DE", [8, 13, 8, 13, 0]],
        ["H", 2, "FG", [13, 15, 13, 15, 0]],
      ],
      15,
      "ACEGH",
    );
  });

  it("Western Hills Shopping Center: Anderson, Sweeney and Williams, An Introduction to Management Science", () => {
    check(
      [
        ["A", 5, "", [0, 5, 0, 5, 0]],
        ["B", 6, "", [0, 6, 6, 12, 6]],
        ["C", 4, "A", [5, 9, 8, 12, 3]],
        ["D", 3, "A", [5, 8, 7, 10, 2]],
        ["E", 1, "A", [5, 6, 5, 6, 0]],
        ["F", 4, "E", [6, 10, 6, 10, 0]],
        ["G", 14, "DF", [10, 24, 10, 24, 0]],
        ["H", 12, "BC", [9, 21, 12, 24, 3]],
        ["I", 2, "GH", [24, 26, 24, 26, 0]],
      ],
      26,
      "AEFGI",
    );
  });

  it("Building a house: Levy, Thompson and Wiest, The ABCs of the Critical Path Method, Harvard Business Review 41 (1963)", () => {
    const rows: readonly (readonly [string, number, string])[] = [
      ["b", 4, ""],
      ["c", 2, "b"],
      ["d", 4, "c"],
      ["e", 6, "d"],
      ["f", 1, "c"],
      ["g", 2, "f"],
      ["h", 3, "f"],
      ["i", 2, "d"],
      ["j", 4, "dg"],
      ["k", 10, "ijh"],
      ["l", 3, "k"],
      ["m", 1, "l"],
      ["n", 2, "l"],
      ["o", 3, "l"],
      ["p", 2, "e"],
      ["q", 1, "p"],
      ["r", 1, "c"],
      ["s", 2, "ot"],
      ["t", 3, "mn"],
      ["u", 1, "t"],
      ["v", 2, "qr"],
      ["w", 5, "v"],
    ];
    const { schedule, numbers } = timed(rows.map(([name, days, after]) => task(name, days, [...after])));
    expect(schedule.criticalPath).toEqual([..."bcdjklnts"].map(idOf));
    expect(numbers("s")[1]).toBe(34);
  });
});
