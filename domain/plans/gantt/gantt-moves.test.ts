import { describe, expect, it } from "vitest";
import { plannedDays } from "../schedule/duration";
import { mark, task as planned, timed } from "../schedule/schedule.fixture";
import {
  lastDayOf,
  lengthBetween,
  type MovableTask,
  movableTask,
  movedItem,
  proposalHref,
  proposalsFor,
  proposedDays,
  shiftDay,
  workingDayFrom,
} from "./gantt-moves";

const never = () => false;
const bankHoliday = (day: string) => day === "2026-08-31";

describe("moving by working days", () => {
  it("passes over weekends and days off, both ways", () => {
    expect(shiftDay("2026-08-28", 1, never)).toBe("2026-08-31");
    expect(shiftDay("2026-08-28", 1, bankHoliday)).toBe("2026-09-01");
    expect(shiftDay("2026-09-01", -1, bankHoliday)).toBe("2026-08-28");
    expect(shiftDay("2026-06-09", 5, never)).toBe("2026-06-16");
  });

  it("starts on the first working day from a day on", () => {
    expect(workingDayFrom("2026-06-13", never)).toBe("2026-06-15");
    expect(workingDayFrom("2026-06-09", never)).toBe("2026-06-09");
  });

  it("finds the last day of a length, and the length up to that day again", () => {
    for (const days of [1, 2, 5, 23, 200]) {
      expect(lengthBetween("2026-08-24", lastDayOf("2026-08-24", days, bankHoliday), bankHoliday)).toBe(days);
    }
    expect(lengthBetween("2026-08-24", "2026-08-01", never)).toBe(1);
  });

  it("ends although every day is off", () => {
    expect(shiftDay("2026-06-09", 1, () => true)).toMatch(/^20\d\d-/);
  });
});

const task: MovableTask = { id: "i", notBefore: "2026-06-15", durationDays: 3, planned: 3, begun: false };
/** Ten days were planned; it began 35 working days ago, and at 50 % five are left. */
const late: MovableTask = { ...task, notBefore: "2026-04-27", durationDays: 40, planned: 10, begun: true };

describe("a task as it can be moved", () => {
  it("keeps what was planned beside the length of its bar, which is more when it has begun long ago", () => {
    const item = planned("A", 10, [], { startedOn: "2026-04-25", progress: 50 });
    const { of } = timed([item], { plan: { startsOn: "2026-04-20" }, today: "2026-06-15" });
    expect(of("A").start).toBe("2026-04-25");
    expect(movableTask(item, of("A"), 5, never)).toEqual({ ...late, id: item.id });
  });

  it("takes from its hours what was planned", () => {
    const item = planned("A", 99, [], { effortHours: 7 });
    const { of } = timed([item]);
    expect(movableTask(item, of("A"), 5, never)).toMatchObject({ durationDays: 7, planned: 7, begun: false });
  });

  it("is none of what is finished or has no length", () => {
    const items = [
      planned("A", 2, [], { startedOn: "2026-01-05", finishedOn: "2026-01-06", progress: 100 }),
      mark("gate", "G", ["A"]),
    ];
    const { of } = timed(items, { today: "2026-01-07" });
    expect(items.map((item) => movableTask(item, of(item.title), 5, never))).toEqual([null, null]);
  });
});

const offered = (of: MovableTask) =>
  proposalsFor(of, never).map(({ label, proposal }) => [label, proposalHref("/plans/p", { task: of, proposal })]);

it("offers by link what a drag can do, and no task shorter than a day", () => {
  expect(offered({ ...task, durationDays: 1, planned: 1 })).toEqual([
    ["One week later", "/plans/p/items/i?notBefore=2026-06-22"],
    ["One week earlier", "/plans/p/items/i?notBefore=2026-06-08"],
    ["One day later", "/plans/p/items/i?notBefore=2026-06-16"],
    ["One day earlier", "/plans/p/items/i?notBefore=2026-06-12"],
    ["One day longer", "/plans/p/items/i?durationDays=2"],
  ]);
});

it("offers only another length for what has begun: that planned and a day, however long the bar is", () => {
  expect(offered(late)).toEqual([
    ["One day longer", "/plans/p/items/i?durationDays=11"],
    ["One day shorter", "/plans/p/items/i?durationDays=9"],
  ]);
});

it("offers a day less of what was planned also where the bar is a day alone", () => {
  expect(offered({ ...late, durationDays: 1 })).toContainEqual(["One day shorter", "/plans/p/items/i?durationDays=9"]);
});

it("asks for another start only when the start was moved", () => {
  const { notBefore } = task;
  expect(proposalHref("/plans/p", { task, proposal: { notBefore, durationDays: 5 } })).not.toContain("notBefore");
  expect(proposalHref("/plans/p", { task, proposal: { notBefore: "2026-06-16", durationDays: 3 } })).not.toContain(
    "durationDays",
  );
});

it("plans a day at least and 1300 at most", () => {
  const { notBefore } = late;
  expect(proposedDays({ task: late, proposal: { notBefore, durationDays: 5 } })).toBe(1);
  expect(proposedDays({ task: late, proposal: { notBefore, durationDays: 2000 } })).toBe(1300);
});

describe("the item that a move leads to", () => {
  const inDays = planned("A", 10, [], { notBefore: "2026-06-01" });
  const inHours = planned("A", 3, [], { effortHours: 40 });

  it("has the new length and keeps its own start", () => {
    expect(movedItem(inDays, { durationDays: 11 }, 4)).toEqual({
      item: { ...inDays, durationDays: 11 },
      hoursLeftOut: null,
    });
  });

  it("has the new start and keeps its own length, hours or days", () => {
    expect(movedItem(inHours, { notBefore: "2026-06-16" }, 4)).toEqual({
      item: { ...inHours, notBefore: "2026-06-16" },
      hoursLeftOut: null,
    });
  });

  it("takes the new length and not its hours any more, so that the length counts", () => {
    const moved = movedItem(inHours, { durationDays: 51 }, 4);
    expect(moved).toEqual({ item: { ...inHours, durationDays: 51, effortHours: null }, hoursLeftOut: 40 });
    expect(moved && plannedDays(moved.item, 4)).toBe(51);
  });

  it("is none when nothing is moved, and keeps its hours when the length is what they come to", () => {
    expect(movedItem(inDays, {}, 4)).toBeNull();
    expect(movedItem(inDays, { notBefore: "2026-06-01" }, 4)).toBeNull();
    expect(movedItem(inHours, { durationDays: 50 }, 4)).toBeNull();
  });
});
