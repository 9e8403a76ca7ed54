import { expect, it } from "vitest";
import { type GanttInput, ganttLayout } from "./gantt";
import { samplePlan, sampleToday } from "./gantt.fixture";
import { ganttLinks, ganttRow } from "./gantt-links";

const sample: GanttInput = { ...samplePlan, decisions: new Map(), today: sampleToday, view: "quarter" };
const drawn = (input: GanttInput) => ganttLinks(ganttLayout(input), input.lines, input.schedule);
const named = (id: string) => id.replace("sample-", "");

it("marks the eight dependencies that hold the critical path, and no other", () => {
  const critical = drawn(sample).filter((link) => link.critical);
  expect(critical.map((link) => `${named(link.fromId)} ${named(link.toId)}`)).toEqual([
    "1.2 1.3",
    "1.3 G1",
    "G1 2.1",
    "2.1 2.2",
    "2.2 2.3",
    "2.3 G2",
    "G2 3.1",
    "3.1 G3",
  ]);
});

it("comes down on the bar just after its start, and on the point of a diamond", () => {
  const heads = Object.fromEntries(
    drawn(sample).flatMap((link) => (link.critical ? [[named(link.toId), link.head]] : [])),
  );
  expect(heads["2.2"]?.x).toBeCloseTo(30.03, 1);
  expect(heads["2.2"]?.y).toBe(8 * ganttRow.height + ganttRow.barTop);
  expect(heads.G3?.x).toBeCloseTo(99.09, 1);
  expect(heads.G3?.points).toBe("down");
});

it("goes across and then down, with no slanted line", () => {
  for (const link of drawn(sample)) expect(link.path).toMatch(/^M[\d.]+ [\d.]+(?:[HV][\d.]+)+$/);
});

it("leads to a folded goal in place of its tasks, and never from a row to itself", () => {
  const folded = drawn({ ...sample, folded: new Set(["2"]) });
  const goal = ganttLayout({ ...sample, folded: new Set(["2"]) }).rows.findIndex((row) => row.item.wbs === "2");
  const fromGate = folded.find((link) => named(link.fromId) === "G1");
  expect(fromGate?.head?.y).toBe(goal * ganttRow.height + ganttRow.bracketTop);
  expect(folded.some((link) => named(link.fromId) === "2.1")).toBe(false);
});

it("draws no dependency whose ends both lie on the same side of the window", () => {
  const month = drawn({ ...sample, view: "month" });
  expect(month.some((link) => named(link.toId) === "G3")).toBe(false);
  expect(month.find((link) => named(link.toId) === "2.3")).toBeUndefined();
});
