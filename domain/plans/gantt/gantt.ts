import type { NumberedItem } from "../document";
import type { PlanBaseline } from "../schedule/baseline";
import type { PlanSchedule, ScheduledItem } from "../schedule/schedule";
import { dayNumber, type GanttAxis, type GanttView, ganttAxis, placeOf, tableDay } from "./gantt-axis";

/** Left edge and width, in per cent of the axis; always within 0 to 100. */
export type Stretch = { readonly left: number; readonly width: number };

/** The decision on a gate; open until both have signed. */
export type GateState = "open" | "passed" | "held";

export type GanttBar = Stretch & {
  /** How much of the drawn bar is filled, from its left edge. */
  readonly done: number;
};

type LabelPlace = { readonly at: number; readonly side: "left" | "right" };

/** A gate's name and date beside its diamond; on a phone, where there is less room to its right, maybe elsewhere. */
export type GateLabel = { readonly text: string; readonly wide: LabelPlace; readonly narrow: LabelPlace };

/** What is drawn in a row. An item that lies wholly outside the window is `away`, on the side where it would be. */
export type GanttShape =
  | { readonly kind: "bar"; readonly bar: GanttBar; readonly baseline: Stretch | null; readonly float: Stretch | null }
  | { readonly kind: "bracket"; readonly stretch: Stretch }
  | {
      readonly kind: "diamond";
      readonly at: number;
      readonly baselineAt: number | null;
      readonly state: GateState;
      readonly label: GateLabel | null;
    }
  | { readonly kind: "away"; readonly side: "before" | "after" }
  | { readonly kind: "none" };

export type GanttRow = {
  readonly item: NumberedItem;
  /** Null for an item that is not scheduled, as one that was dropped. */
  readonly scheduled: ScheduledItem | null;
  readonly baselineFinish: string | null;
  readonly shape: GanttShape;
  /** Of a goal: how many rows it hides. */
  readonly folded: number | null;
};

export type GanttInput = {
  readonly lines: readonly NumberedItem[];
  readonly schedule: PlanSchedule;
  readonly baseline: PlanBaseline | null;
  readonly decisions: ReadonlyMap<string, "passed" | "held">;
  /** Today on the owner's calendar. */
  readonly today: string;
  readonly view: GanttView;
  /** A day in the first month or quarter to show; null to begin just before today. */
  readonly from?: string | null;
  readonly criticalOnly?: boolean;
  /** References of goals whose rows are not shown. */
  readonly folded?: ReadonlySet<string>;
};

export type GanttLayout = {
  readonly axis: GanttAxis;
  readonly rows: readonly GanttRow[];
  /** Where today stands; null when it is not in the window. */
  readonly todayAt: number | null;
};

/** Thinner than this a bar could not be seen. */
const thinnest = 0.5;
/** A label goes to the left when its diamond is within 12 per cent of the right edge; on a phone much earlier. */
const labelEdge = 88;
const narrowEdge = 60;
/** A baseline diamond this near stands in the way of the label. */
const besides = 25;

const hundredths = (value: number) => Math.round(value * 100) / 100;

/** The part of the days from `start` to the end of `finish` that is on the axis; null when none is. */
function stretchOf(axis: GanttAxis, start: string | number, finish: string | number): Stretch | null {
  const after = typeof finish === "number" ? finish : dayNumber(finish) + 1;
  const left = placeOf(axis, start);
  const right = placeOf(axis, after);
  if (left >= 100 || right <= 0) return null;
  const width = Math.min(100, Math.max(thinnest, Math.min(100, right) - Math.max(0, left)));
  const from = hundredths(Math.min(Math.max(0, left), 100 - width));
  return { left: from, width: hundredths(Math.min(width, 100 - from)) };
}

/** The middle of a day; null when it is not on the axis. */
function momentOf(axis: GanttAxis, day: string): number | null {
  const at = placeOf(axis, dayNumber(day) + 0.5);
  return at < 0 || at > 100 ? null : hundredths(at);
}

/** Float in whole weeks of five working days: "0" when there is none, "<1" when there is less than one. */
export function floatWeeks(days: number): string {
  if (days <= 0) return "0";
  return days < 5 ? "<1" : String(Math.floor(days / 5));
}

function barOf(axis: GanttAxis, { start, finish, progress }: ScheduledItem): GanttBar | null {
  const whole = stretchOf(axis, start, finish);
  if (whole === null) return null;
  const first = dayNumber(start);
  const worked = first + ((dayNumber(finish) + 1 - first) * progress) / 100;
  const done = Math.min(100, Math.max(0, placeOf(axis, worked))) - whole.left;
  return { ...whole, done: progress >= 100 ? whole.width : hundredths(Math.min(whole.width, Math.max(0, done))) };
}

function labelPlace(at: number, baselineAt: number | null, edge: number): LabelPlace {
  const side = at > edge ? "left" : "right";
  const near = baselineAt !== null && Math.abs(baselineAt - at) < besides ? baselineAt : at;
  return { side, at: side === "left" ? Math.min(at, near) : Math.max(at, near) };
}

function labelOf(item: NumberedItem, finish: string, at: number, baselineAt: number | null, today: string): GateLabel {
  return {
    text: `${item.wbs} – ${tableDay(finish, today)}`,
    wide: labelPlace(at, baselineAt, labelEdge),
    narrow: labelPlace(at, baselineAt, narrowEdge),
  };
}

function shapeOf(axis: GanttAxis, item: NumberedItem, scheduled: ScheduledItem | null, input: GanttInput): GanttShape {
  if (scheduled === null) return { kind: "none" };
  const { start, finish } = scheduled;
  const away: GanttShape = { kind: "away", side: placeOf(axis, finish) < 0 ? "before" : "after" };
  const agreed = input.baseline?.[item.id];
  if (item.kind === "goal") {
    const stretch = stretchOf(axis, start, finish);
    return stretch === null ? away : { kind: "bracket", stretch };
  }
  if (item.kind === "gate" || item.kind === "milestone") {
    const at = momentOf(axis, finish);
    if (at === null) return away;
    const before = agreed === undefined || agreed.finish === finish ? null : momentOf(axis, agreed.finish);
    const decided = input.decisions.get(item.id) ?? "open";
    const state = item.kind === "milestone" && scheduled.progress >= 100 ? "passed" : decided;
    const label = item.kind === "gate" ? labelOf(item, finish, at, before, input.today) : null;
    return { kind: "diamond", at, baselineAt: before, state, label };
  }
  const bar = barOf(axis, scheduled);
  if (bar === null) return away;
  const floats = scheduled.floatDays > 0 && scheduled.progress < 100 && scheduled.lateFinish > finish;
  return {
    kind: "bar",
    bar,
    baseline: agreed === undefined ? null : stretchOf(axis, agreed.start, agreed.finish),
    float: floats ? stretchOf(axis, dayNumber(finish) + 1, dayNumber(scheduled.lateFinish) + 1) : null,
  };
}

function extent({ lines, schedule, baseline, today }: GanttInput): { first: string; last: string } {
  let first = "";
  let last = schedule.finish;
  const reach = (from: string, to: string) => {
    if (first === "" || from < first) first = from;
    if (to > last) last = to;
  };
  for (const line of lines) {
    const scheduled = schedule.items.get(line.id);
    if (scheduled === undefined) continue;
    const agreed = baseline?.[line.id];
    reach(scheduled.start, scheduled.finish);
    if (scheduled.progress < 100 && line.kind !== "goal") reach(scheduled.start, scheduled.lateFinish);
    if (agreed !== undefined) reach(agreed.start, agreed.finish);
  }
  return first === "" ? { first: today, last: today } : { first, last };
}

/**
 * The rows of the chart in the order of the plan, and where each mark stands. Bars cover their days whole, from the
 * beginning of the first to the end of the last; diamonds and today stand in the middle of their day.
 */
export function ganttLayout(input: GanttInput): GanttLayout {
  const axis = ganttAxis({ ...extent(input), view: input.view, today: input.today, from: input.from });
  const isCritical = (id: string) => input.schedule.items.get(id)?.critical === true;
  const members = new Map<string, NumberedItem[]>();
  for (const line of input.lines) {
    if (line.parentId !== null) members.set(line.parentId, [...(members.get(line.parentId) ?? []), line]);
  }
  const folded = new Set<string>();
  for (const line of input.lines) if (line.kind === "goal" && input.folded?.has(line.wbs)) folded.add(line.id);
  const rows: GanttRow[] = [];
  for (const item of input.lines) {
    if (item.parentId !== null && folded.has(item.parentId)) continue;
    const within = members.get(item.id) ?? [];
    const wanted =
      item.kind === "gate" || isCritical(item.id) || (item.kind === "goal" && within.some((one) => isCritical(one.id)));
    if (input.criticalOnly === true && !wanted) continue;
    const scheduled = input.schedule.items.get(item.id) ?? null;
    rows.push({
      item,
      scheduled,
      baselineFinish: input.baseline?.[item.id]?.finish ?? null,
      shape: shapeOf(axis, item, scheduled, input),
      folded: folded.has(item.id) ? within.length : null,
    });
  }
  return { axis, rows, todayAt: momentOf(axis, input.today) };
}

const readAtMost = 12;

/** The critical path in one sentence, for those who do not see it drawn; of a long one the first twelve items. */
export function criticalPathAloud(lines: readonly NumberedItem[], schedule: PlanSchedule): string {
  const byId = new Map(lines.map((line) => [line.id, line]));
  const path = schedule.criticalPath.flatMap((id) => byId.get(id) ?? []);
  if (path.length === 0) return "Nothing in the plan is on a critical path yet.";
  const named = path.slice(0, readAtMost).map((line) => `${line.wbs} ${line.title}`);
  const more = path.length - named.length;
  const list = more > 0 ? `${named.join(", then ")}, and ${more} more` : named.join(", then ");
  return `Critical path: ${list}. It ends on ${tableDay(schedule.finish)}.`;
}
