import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Activity, timeNetwork, typicalMonths } from "./network";

/** Networks without loops: each activity may wait only for earlier ones. */
const anyNetwork: fc.Arbitrary<Activity[]> = fc
  .array(fc.record({ months: fc.integer({ min: 0, max: 36 }), picks: fc.array(fc.nat(), { maxLength: 3 }) }), {
    minLength: 1,
    maxLength: 12,
  })
  .map((drafts) =>
    drafts.map(({ months, picks }, i) => ({
      id: `a${i}`,
      months,
      after: i === 0 ? [] : [...new Set(picks.map((pick) => `a${pick % i}`))],
    })),
  );

/** The length of the longest chain that ends with each activity, by plain recursion. */
function longestChain(activities: readonly Activity[], id: string): number {
  const activity = activities.find((candidate) => candidate.id === id);
  if (activity === undefined) return 0;
  return activity.months + Math.max(0, ...activity.after.map((before) => longestChain(activities, before)));
}

describe("a timed network", () => {
  it("has the numbers of a route drawn by hand", () => {
    const { activities, finish } = timeNetwork([
      { id: "foundations", months: 5, after: [] },
      { id: "ba", months: 12, after: ["foundations"] },
      { id: "junior", months: 9, after: ["ba", "domain"] },
      { id: "domain", months: 10, after: [] },
      { id: "pmp", months: 8, after: ["foundations"] },
    ]);
    expect(finish).toBe(26);
    const rows = activities.map((a) => [
      a.id,
      a.earliestStart,
      a.earliestFinish,
      a.latestStart,
      a.float,
      a.latestFinish,
    ]);
    expect(rows).toEqual([
      ["foundations", 0, 5, 0, 0, 5],
      ["ba", 5, 17, 5, 0, 17],
      ["junior", 17, 26, 17, 0, 26],
      ["domain", 0, 10, 7, 7, 17],
      ["pmp", 5, 13, 18, 13, 26],
    ]);
  });

  it("finishes when its longest chain does", () => {
    fc.assert(
      fc.property(anyNetwork, (activities) => {
        const longest = Math.max(...activities.map(({ id }) => longestChain(activities, id)));
        expect(timeNetwork(activities).finish).toBe(longest);
      }),
    );
  });

  it("never has negative float, and starts nothing before what it waits for has ended", () => {
    fc.assert(
      fc.property(anyNetwork, (activities) => {
        const timed = timeNetwork(activities).activities;
        for (const activity of timed) {
          expect(activity.float).toBeGreaterThanOrEqual(0);
          expect(activity.latestStart - activity.earliestStart).toBe(activity.float);
          for (const id of activity.after) {
            const before = timed.find((candidate) => candidate.id === id);
            expect(before?.earliestFinish).toBeLessThanOrEqual(activity.earliestStart);
            expect(before?.latestFinish).toBeLessThanOrEqual(activity.latestStart);
          }
        }
      }),
    );
  });

  it("has a path without float from its start to its finish", () => {
    fc.assert(
      fc.property(anyNetwork, (activities) => {
        const { activities: timed, finish } = timeNetwork(activities);
        const critical = timed.filter(({ float }) => float === 0);
        let end = critical.find(({ earliestFinish }) => earliestFinish === finish);
        expect(end).toBeDefined();
        while (end !== undefined && end.after.length > 0) {
          const waiting = end;
          end = critical.find((a) => waiting.after.includes(a.id) && a.earliestFinish === waiting.earliestStart);
          expect(end).toBeDefined();
        }
        expect(end?.earliestStart).toBe(0);
      }),
    );
  });

  it("loses exactly its float: any longer delay moves the finish", () => {
    fc.assert(
      fc.property(anyNetwork, fc.nat(), (activities, pick) => {
        const { activities: timed, finish } = timeNetwork(activities);
        const chosen = timed[pick % timed.length];
        if (chosen === undefined) return;
        const slower = (by: number) =>
          timeNetwork(activities.map((a) => (a.id === chosen.id ? { ...a, months: a.months + by } : a))).finish;
        expect(slower(chosen.float)).toBe(finish);
        expect(slower(chosen.float + 1)).toBe(finish + 1);
      }),
    );
  });

  it("refuses a loop and an activity that is not there", () => {
    expect(() =>
      timeNetwork([
        { id: "a", months: 1, after: ["b"] },
        { id: "b", months: 1, after: ["a"] },
      ]),
    ).toThrow("loop");
    expect(() => timeNetwork([{ id: "a", months: 1, after: ["ghost"] }])).toThrow("not in the network");
  });
});

describe("typical months", () => {
  it("are the middle of the range, rounded up", () => {
    expect(typicalMonths({ min: 9, max: 18 })).toBe(14);
    expect(typicalMonths({ min: 12, max: 24 })).toBe(18);
    expect(typicalMonths({ min: 0, max: 0 })).toBe(0);
  });
});
