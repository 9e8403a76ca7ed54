import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Activity, type CpdRule, countCycle, unitsText } from "./caps";

const axelos: CpdRule = {
  minutesPerUnit: 60,
  requiredUnits: 20,
  leastMinutes: 30,
  mostMinutes: 900,
  leastActivities: null,
  limits: [
    { heading_id: "experience", min: 5, max: null },
    { heading_id: "community", min: null, max: 15 },
    { heading_id: "education", min: null, max: 15 },
  ],
};
const hours = (n: number) => n * 60;
let made = 0;
const did = (headingId: string, minutes: number, happenedOn = "2026-06-01"): Activity => {
  made += 1;
  return { id: String(made).padStart(4, "0"), happenedOn, minutes, headingId };
};

describe("a cycle of the AXELOS scheme", () => {
  it("counts nothing for less than half an hour and no more than 15 points for one activity", () => {
    const { activities } = countCycle(axelos, [
      did("experience", 29),
      did("experience", 30),
      did("experience", hours(20)),
    ]);
    expect(activities.map((one) => one.counted)).toEqual([0, 30, hours(15)]);
    expect(activities[0]?.losses).toEqual([{ why: "too_short", minutes: 29, limit: 30 }]);
    expect(activities[2]?.losses).toEqual([{ why: "activity_cap", minutes: hours(5), limit: hours(15) }]);
  });

  it("takes no more than 15 points of community, the earlier first", () => {
    const { activities, counted } = countCycle(axelos, [
      did("community", hours(10), "2026-05-02"),
      did("community", hours(10), "2026-05-01"),
    ]);
    expect(activities.map((one) => [one.happenedOn, one.counted])).toEqual([
      ["2026-05-01", hours(10)],
      ["2026-05-02", hours(5)],
    ]);
    expect(activities[1]?.losses).toEqual([{ why: "heading_cap", minutes: hours(5), limit: hours(15) }]);
    expect(counted).toBe(hours(15));
  });

  it("still wants five points of experience when 20 others are there", () => {
    const { counted, needed } = countCycle(axelos, [did("community", hours(15)), did("education", hours(15))]);
    expect(counted).toBe(hours(30));
    expect(needed).toBe(hours(5));
  });

  it("is full with 15 others and five of experience", () => {
    const { needed } = countCycle(axelos, [did("community", hours(15)), did("experience", hours(5))]);
    expect(needed).toBe(0);
  });
});

it("a PMP cycle takes 25 giving-back PDUs at most, so that 35 of education are always wanted", () => {
  const pmp: CpdRule = {
    minutesPerUnit: 60,
    requiredUnits: 60,
    leastMinutes: 15,
    mostMinutes: null,
    leastActivities: null,
    limits: [
      { heading_id: "education", min: 35, max: null },
      { heading_id: "giving", min: null, max: 25 },
    ],
  };
  const { counted, needed } = countCycle(pmp, [did("giving", hours(40)), did("education", hours(30))]);
  expect([counted, needed]).toEqual([hours(55), hours(5)]);
});

it("a scheme that wants more than one activity says how many are missing", () => {
  const apm: CpdRule = {
    ...axelos,
    requiredUnits: 35,
    leastMinutes: null,
    mostMinutes: null,
    leastActivities: 2,
    limits: [],
  };
  expect(countCycle(apm, [did("formal", hours(40))])).toMatchObject({ needed: 0, activitiesNeeded: 1 });
  expect(countCycle(apm, [did("formal", hours(34)), did("informal", hours(2))])).toMatchObject({ activitiesNeeded: 0 });
});

describe("whatever the entries", () => {
  const activity = fc.record({
    id: fc.uuid(),
    happenedOn: fc.integer({ min: 1, max: 28 }).map((day) => `2026-06-${String(day).padStart(2, "0")}`),
    minutes: fc.integer({ min: 1, max: 2_000 }),
    headingId: fc.constantFrom("experience", "community", "education"),
  });
  const several = fc.uniqueArray(activity, { selector: (one) => one.id, maxLength: 30 });

  it("what counts and what is lost add up to what was done, and no heading passes its limit", () => {
    fc.assert(
      fc.property(several, (entries) => {
        const count = countCycle(axelos, entries);
        for (const one of count.activities) {
          expect(one.counted + one.losses.reduce((sum, loss) => sum + loss.minutes, 0)).toBe(one.minutes);
        }
        for (const heading of count.headings) expect(heading.counted).toBeLessThanOrEqual(heading.max ?? Infinity);
        expect(count.counted).toBe(count.activities.reduce((sum, one) => sum + one.counted, 0));
      }),
    );
  });

  it("the total does not depend on the order in which they were typed", () => {
    fc.assert(
      fc.property(several, (entries) => {
        expect(countCycle(axelos, entries.toReversed()).counted).toBe(countCycle(axelos, entries).counted);
      }),
    );
  });

  it("one more never lowers the total nor adds to what is needed", () => {
    fc.assert(
      fc.property(several, activity, (entries, more) => {
        if (entries.some((one) => one.id === more.id)) return;
        const [before, after] = [countCycle(axelos, entries), countCycle(axelos, [...entries, more])];
        expect(after.counted).toBeGreaterThanOrEqual(before.counted);
        expect(after.needed).toBeLessThanOrEqual(before.needed);
      }),
    );
  });

  it("doing what is needed, under the heading that is short, leaves nothing needed", () => {
    fc.assert(
      fc.property(several, (entries) => {
        const { needed } = countCycle(axelos, entries);
        const parts = Array.from({ length: Math.ceil(needed / 900) }, (_, at) => ({
          id: `more-${at}`,
          happenedOn: "2026-06-30",
          minutes: 900,
          headingId: "experience",
        }));
        expect(countCycle(axelos, [...entries, ...parts]).needed).toBe(0);
      }),
    );
  });
});

it("units are written with two decimals at most", () => {
  expect([unitsText(45, 60), unitsText(50, 60), unitsText(1_200, 60)]).toEqual(["0.75", "0.83", "20"]);
});
