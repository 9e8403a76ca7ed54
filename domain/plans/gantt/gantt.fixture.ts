import { type NumberedItem, newItem, numbered, type PlanItem } from "../document";
import type { PlanBaseline } from "../schedule/baseline";
import type { PlanSchedule, ScheduledItem } from "../schedule/schedule";

/** What the sample plan says of one line: its dates, what was agreed, what it waits for. */
type Line = {
  readonly wbs: string;
  readonly title: string;
  readonly start: string;
  readonly finish: string;
  readonly agreed?: readonly [start: string, finish: string];
  readonly lateFinish?: string;
  readonly floatDays?: number;
  readonly progress?: number;
  readonly critical?: true;
  readonly after?: readonly string[];
};

const lines: readonly Line[] = [
  { wbs: "1", title: "Foundations", start: "2026-01-05", finish: "2026-06-26", progress: 60 },
  {
    wbs: "1.1",
    title: "Process mapping and BPMN course",
    start: "2026-01-05",
    finish: "2026-02-27",
    agreed: ["2026-01-05", "2026-02-27"],
    progress: 100,
  },
  {
    wbs: "1.2",
    title: "Shadow the BA on Faster Payments",
    start: "2026-02-23",
    finish: "2026-05-22",
    agreed: ["2026-02-16", "2026-04-24"],
    progress: 100,
    critical: true,
  },
  {
    wbs: "1.3",
    title: "Run two requirements workshops",
    start: "2026-05-25",
    finish: "2026-06-19",
    agreed: ["2026-04-27", "2026-05-22"],
    progress: 50,
    critical: true,
    after: ["1.2"],
  },
  {
    wbs: "1.4",
    title: "Retail payments reading list",
    start: "2026-03-02",
    finish: "2026-08-28",
    agreed: ["2026-03-02", "2026-07-31"],
    lateFinish: "2026-10-30",
    floatDays: 45,
    progress: 45,
    after: ["1.1"],
  },
  {
    wbs: "G1",
    title: "Gate 1: ready to work as a BA",
    start: "2026-06-26",
    finish: "2026-06-26",
    agreed: ["2026-05-29", "2026-05-29"],
    critical: true,
    after: ["1.1", "1.3"],
  },
  { wbs: "2", title: "Business analyst", start: "2026-06-29", finish: "2027-06-25" },
  {
    wbs: "2.1",
    title: "Secure the BA seat on ISO 20022",
    start: "2026-06-29",
    finish: "2026-08-28",
    agreed: ["2026-06-01", "2026-07-31"],
    critical: true,
    after: ["G1"],
  },
  {
    wbs: "2.2",
    title: "BA, ISO 20022 migration, release 1",
    start: "2026-08-31",
    finish: "2027-03-26",
    agreed: ["2026-08-03", "2027-02-26"],
    critical: true,
    after: ["2.1"],
  },
  {
    wbs: "2.3",
    title: "Lead UAT for release 2",
    start: "2027-03-29",
    finish: "2027-06-18",
    agreed: ["2027-03-01", "2027-05-21"],
    critical: true,
    after: ["2.2"],
  },
  {
    wbs: "2.4",
    title: "PMP exam: study and sit",
    start: "2026-10-05",
    finish: "2027-04-30",
    agreed: ["2026-10-05", "2027-04-30"],
    lateFinish: "2027-12-24",
    floatDays: 170,
    after: ["1.4"],
  },
  {
    wbs: "G2",
    title: "Gate 2: ready to own a workstream",
    start: "2027-06-25",
    finish: "2027-06-25",
    agreed: ["2027-05-28", "2027-05-28"],
    critical: true,
    after: ["2.3"],
  },
  { wbs: "3", title: "Junior project manager", start: "2027-06-28", finish: "2028-03-24" },
  {
    wbs: "3.1",
    title: "Own a workstream and its £180k budget",
    start: "2027-06-28",
    finish: "2028-01-28",
    agreed: ["2027-05-31", "2027-12-31"],
    critical: true,
    after: ["G2"],
  },
  {
    wbs: "3.2",
    title: "Chair a project board, twice",
    start: "2027-09-06",
    finish: "2027-12-17",
    agreed: ["2027-09-06", "2027-12-17"],
    lateFinish: "2028-01-28",
    floatDays: 30,
    after: ["G2"],
  },
  {
    wbs: "G3",
    title: "Gate 3: project manager",
    start: "2028-03-24",
    finish: "2028-03-24",
    agreed: ["2028-02-25", "2028-02-25"],
    critical: true,
    after: ["3.1", "3.2", "2.4"],
  },
];

const idOf = (wbs: string) => `sample-${wbs}`;

function itemOf(line: Line, position: number): PlanItem {
  const kind = line.wbs.startsWith("G") ? "gate" : line.wbs.includes(".") ? "task" : "goal";
  return newItem({
    id: idOf(line.wbs),
    kind,
    title: line.title,
    position,
    parentId: kind === "task" ? idOf(line.wbs.split(".")[0] ?? "") : null,
    after: (line.after ?? []).map((wbs) => ({ itemId: idOf(wbs), lagDays: 0 })),
  });
}

function scheduledOf(line: Line): ScheduledItem {
  const { start, finish } = line;
  const lateFinish = line.lateFinish ?? finish;
  return {
    id: idOf(line.wbs),
    start,
    finish,
    lateStart: start,
    lateFinish,
    durationDays: line.wbs.startsWith("G") ? 0 : 20,
    floatDays: line.floatDays ?? 0,
    critical: line.critical === true,
    progress: line.progress ?? 0,
  };
}

/** Today in the sample plan. */
export const sampleToday = "2026-06-09";

/** Hannah's plan on 9 June 2026: the sample of the product, whose dates are in its design. */
export const samplePlan: {
  readonly lines: readonly NumberedItem[];
  readonly schedule: PlanSchedule;
  readonly baseline: PlanBaseline;
} = {
  lines: numbered(lines.map(itemOf)),
  schedule: {
    items: new Map(lines.map((line) => [idOf(line.wbs), scheduledOf(line)])),
    finish: "2028-03-24",
    criticalPath: lines.filter((line) => line.critical).map((line) => idOf(line.wbs)),
  },
  baseline: Object.fromEntries(
    lines.flatMap(({ wbs, agreed }) =>
      agreed === undefined ? [] : [[idOf(wbs), { start: agreed[0], finish: agreed[1] }]],
    ),
  ),
};
