import { describe, expect, it } from "vitest";
import { type NumberedItem, newItem, numbered } from "../document";
import type { PlanSchedule } from "../schedule/schedule";
import { criticalPathAloud, floatWeeks, type GanttInput, type GanttShape, ganttLayout, type Stretch } from "./gantt";
import { samplePlan, sampleToday } from "./gantt.fixture";
import { dayNumber, dayOf, ganttViews } from "./gantt-axis";

const sample: GanttInput = { ...samplePlan, decisions: new Map(), today: sampleToday, view: "quarter" };

function shapes(input: GanttInput): Record<string, GanttShape> {
  return Object.fromEntries(ganttLayout(input).rows.map((row) => [row.item.wbs, row.shape]));
}

/** One day of the sample's 821, in per cent: a bar is drawn to the end of its last day, a diamond in the middle. */
const day = 100 / 821;

describe("the sample plan by quarters", () => {
  const drawn = shapes(sample);

  it("spans whole quarters, from January 2026 to the end of March 2028", () => {
    const { axis } = ganttLayout(sample);
    expect([axis.from, axis.to]).toEqual(["2026-01-01", "2028-04-01"]);
    expect(axis.ticks.map((tick) => tick.label)).toEqual(["Q1", "Q2", "Q3", "Q4", "Q1", "Q2", "Q3", "Q4", "Q1"]);
    expect(axis.ticks.flatMap((tick) => tick.heading ?? [])).toEqual(["2026", "2027", "2028"]);
  });

  it("puts the bars where the drawing has them", () => {
    const expected = { "1.1": [0.49, 6.45], "1.2": [6.46, 10.71], "1.4": [7.31, 21.8], "2.2": [29.48, 25.21] };
    for (const [wbs, [left = 0, width = 0]] of Object.entries(expected)) {
      const shape = drawn[wbs];
      if (shape?.kind !== "bar") throw new Error(`${wbs} is no bar`);
      expect(shape.bar.left).toBeCloseTo(left, 1);
      expect(shape.bar.width).toBeCloseTo(width + day, 1);
    }
  });

  it("puts diamonds and today in the middle of their day", () => {
    for (const [wbs, at, agreedAt] of [
      ["G1", 21.44, 18.03],
      ["G2", 65.77, 62.36],
      ["G3", 99.03, 95.62],
    ] as const) {
      const shape = drawn[wbs];
      if (shape?.kind !== "diamond") throw new Error(`${wbs} is no diamond`);
      expect(shape.at).toBeCloseTo(at + day / 2, 1);
      expect(shape.baselineAt).toBeCloseTo(agreedAt + day / 2, 1);
    }
    expect(ganttLayout(sample).todayAt).toBeCloseTo(19.37 + day / 2, 1);
  });

  it("writes gate labels to the right, and to the left of the last, clear of its baseline diamond", () => {
    const labels = ["G1", "G2", "G3"].map((wbs) => {
      const shape = drawn[wbs];
      return shape?.kind === "diamond" ? shape.label : null;
    });
    expect(labels.map((label) => label?.wide.side)).toEqual(["right", "right", "left"]);
    expect(labels.map((label) => label?.text)).toEqual(["G1 – 26 Jun", "G2 – 25 Jun ’27", "G3 – 24 Mar ’28"]);
    expect(labels[2]?.wide.at).toBeLessThan(96);
    expect(labels[1]?.narrow.side).toBe("left");
  });

  it("draws float up to the latest finish, and none for what is critical", () => {
    const [floating, critical] = [drawn["2.4"], drawn["2.3"]];
    if (floating?.kind !== "bar" || critical?.kind !== "bar") throw new Error("no bars");
    expect((floating.float?.left ?? 0) + (floating.float?.width ?? 0)).toBeCloseTo(87.94 + day, 1);
    expect(critical.float).toBeNull();
  });

  it("reads the critical path aloud", () => {
    expect(criticalPathAloud(sample.lines, sample.schedule)).toMatch(
      /^Critical path: 1\.2 Shadow the BA on Faster Payments, then 1\.3 .* G3 Gate 3: project manager\. It ends on 24 Mar ’28\.$/,
    );
  });
});

describe("views", () => {
  it("shows a month's window around today, and what lies outside as away", () => {
    const input: GanttInput = { ...sample, view: "month" };
    const { axis } = ganttLayout(input);
    expect([axis.from, axis.to, axis.previous, axis.next]).toEqual([
      "2026-05-01",
      "2026-09-01",
      "2026-02-01",
      "2026-08-01",
    ]);
    expect(shapes(input)["1.1"]).toEqual({ kind: "away", side: "before" });
    expect(shapes(input).G3).toEqual({ kind: "away", side: "after" });
  });

  it("stops at the last window of the plan, whatever the address asks for", () => {
    const { axis } = ganttLayout({ ...sample, view: "month", from: "2035-01-01" });
    expect([axis.from, axis.to, axis.next]).toEqual(["2027-12-01", "2028-04-01", null]);
  });

  it("draws a plan that ends when no calendar can say, with few enough divisions to read", () => {
    const first = sample.lines[1]?.id ?? "";
    const items = new Map(sample.schedule.items);
    const found = items.get(first);
    if (found === undefined) throw new Error("no such item");
    items.set(first, { ...found, finish: "9999-12-31", lateFinish: "9999-12-31" });
    const { axis } = ganttLayout({
      ...sample,
      view: "route",
      schedule: { ...sample.schedule, items, finish: "9999-12-31" },
    });
    expect(axis.to).toBe("9999-12-01");
    expect(axis.ticks.length).toBeLessThan(30);
  });

  it("keeps gates and the goals of critical tasks when only the critical is shown", () => {
    const rows = ganttLayout({ ...sample, criticalOnly: true }).rows.map((row) => row.item.wbs);
    expect(rows).toEqual(["1", "1.2", "1.3", "G1", "2", "2.1", "2.2", "2.3", "G2", "3", "3.1", "G3"]);
  });

  it("folds the rows of a goal and says how many they are", () => {
    const { rows } = ganttLayout({ ...sample, folded: new Set(["2", "3"]) });
    expect(rows.map((row) => row.item.wbs)).toEqual(["1", "1.1", "1.2", "1.3", "1.4", "G1", "2", "G2", "3", "G3"]);
    expect(rows.map((row) => row.folded).filter((count) => count !== null)).toEqual([4, 2]);
  });
});

it("counts float in whole weeks, and tells less than a week from none", () => {
  expect([0, 1, 4, 5, 47].map(floatWeeks)).toEqual(["0", "<1", "<1", "1", "9"]);
});

/** Numbers from 0 up to 1, the same on every run. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}

function anyPlan(seed: number): GanttInput {
  const next = numbers(seed);
  const upTo = (most: number) => Math.floor(next() * most);
  const origin = dayNumber("2026-01-01") + upTo(400);
  const kinds = ["goal", "task", "task", "task", "milestone", "gate"] as const;
  const reach = 1 + upTo(4000);
  const lines: NumberedItem[] = numbered(
    Array.from({ length: 1 + upTo(30) }, (_, index) => {
      const kind = kinds[upTo(kinds.length)] ?? "task";
      return newItem({ id: `${seed}-${index}`, kind, title: "Something", position: index });
    }),
  );
  const items = new Map(
    lines.map(({ id, kind }) => {
      const start = origin + upTo(reach);
      const finish = kind === "gate" || kind === "milestone" ? start : start + upTo(300);
      const floatDays = upTo(3) * upTo(100);
      const scheduled = {
        id,
        start: dayOf(start),
        finish: dayOf(finish),
        lateStart: dayOf(start + floatDays),
        lateFinish: dayOf(finish + floatDays),
        durationDays: finish - start,
        floatDays,
        critical: floatDays === 0,
        progress: upTo(101),
      };
      return [id, scheduled] as const;
    }),
  );
  const schedule: PlanSchedule = {
    items,
    finish:
      [...items.values()]
        .map((item) => item.finish)
        .toSorted()
        .at(-1) ?? "",
    criticalPath: [],
  };
  const baseline = Object.fromEntries(
    [...items.values()].map(({ id, start, finish }) => {
      const moved = upTo(200) - 100;
      return [id, { start: dayOf(dayNumber(start) + moved), finish: dayOf(dayNumber(finish) + moved) }];
    }),
  );
  const view = ganttViews[upTo(3)] ?? "quarter";
  const from = next() < 0.5 ? null : dayOf(origin + upTo(2 * reach));
  return { lines, schedule, baseline, decisions: new Map(), today: dayOf(origin + upTo(reach)), view, from };
}

function stretches(shape: GanttShape): Stretch[] {
  if (shape.kind === "bracket") return [shape.stretch];
  if (shape.kind === "bar") return [shape.bar, shape.baseline, shape.float].filter((one) => one !== null);
  if (shape.kind !== "diamond") return [];
  return [shape.at, shape.baselineAt].filter((at) => at !== null).map((left) => ({ left, width: 0 }));
}

it("keeps every mark of any plan, in every view and window, within the axis", () => {
  for (let seed = 1; seed <= 400; seed += 1) {
    const layout = ganttLayout(anyPlan(seed));
    for (const { shape } of layout.rows) {
      for (const { left, width } of stretches(shape)) {
        expect(left).toBeGreaterThanOrEqual(0);
        expect(width).toBeGreaterThanOrEqual(0);
        expect(left + width).toBeLessThanOrEqual(100.000_001);
      }
      if (shape.kind === "bar") expect(shape.bar.done).toBeLessThanOrEqual(shape.bar.width);
    }
    for (const tick of layout.axis.ticks) {
      expect(tick.at).toBeGreaterThanOrEqual(0);
      expect(tick.at).toBeLessThan(100);
    }
  }
});

it("shows every plan whole as a route: nothing is away", () => {
  for (let seed = 1; seed <= 100; seed += 1) {
    const { rows } = ganttLayout({ ...anyPlan(seed), view: "route" });
    expect(rows.map((row) => row.shape.kind)).not.toContain("away");
  }
});
