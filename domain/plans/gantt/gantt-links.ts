import type { NumberedItem, PlanLink } from "../document";
import type { PlanSchedule, ScheduledItem } from "../schedule/schedule";
import type { GanttLayout, GanttRow } from "./gantt";
import { dayNumber, placeOf } from "./gantt-axis";

/** Heights of the chart in pixels; the style sheet draws rows of the same height. */
export const ganttRow = {
  height: 39,
  middle: 15.5,
  barTop: 9,
  barBottom: 22,
  diamondTop: 6,
  diamondBottom: 26,
  bracketTop: 16,
  bracketBottom: 19,
} as const;

const { middle, barTop, barBottom, diamondTop, diamondBottom, bracketTop, bracketBottom } = ganttRow;

/** One dependency, elbowed: across and then down (or up) to its head. x in per cent of the axis, y in pixels. */
export type GanttLink = {
  readonly fromId: string;
  readonly toId: string;
  readonly critical: boolean;
  readonly path: string;
  /** Null when the end lies outside the window. */
  readonly head: { readonly x: number; readonly y: number; readonly points: "down" | "up" } | null;
};

/** How far inside the start of a bar its dependency comes down. */
const inset = 0.55;
const calendarDaysPerWorkingDay = 7 / 5;

const hundredths = (value: number) => Math.round(value * 100) / 100;
const within = (value: number) => Math.min(100, Math.max(0, value));

const isMoment = (item: NumberedItem) => item.kind === "gate" || item.kind === "milestone";

/** When that predecessor lets the item begin, near enough to tell which of several is the last. */
const freesAt = (predecessor: ScheduledItem, link: PlanLink) =>
  dayNumber(predecessor.finish) + link.lagDays * calendarDaysPerWorkingDay;

/** The predecessors of a critical item that hold it: critical themselves, and the last to finish. */
function driving(item: NumberedItem, schedule: PlanSchedule): Set<string> {
  if (schedule.items.get(item.id)?.critical !== true) return new Set();
  const candidates = item.after.flatMap((link) => {
    const predecessor = schedule.items.get(link.itemId);
    return predecessor?.critical === true ? [{ id: link.itemId, at: freesAt(predecessor, link) }] : [];
  });
  const last = Math.max(...candidates.map((one) => one.at));
  return new Set(candidates.filter((one) => one.at === last).map((one) => one.id));
}

/** One end of a dependency: the row at which it is drawn, which for a hidden task is that of its folded goal. */
type Ends = {
  readonly row: number;
  readonly item: NumberedItem;
  readonly scheduled: ScheduledItem;
  readonly folded: boolean;
};

/** Top and bottom of what is drawn in a row, within it; a folded goal stands for its tasks by its bracket. */
function edgesOf({ item, folded }: Ends): { readonly top: number; readonly bottom: number } {
  if (folded || item.kind === "goal") return { top: bracketTop, bottom: bracketBottom };
  return item.kind === "gate" ? { top: diamondTop, bottom: diamondBottom } : { top: barTop, bottom: barBottom };
}

function route(axis: GanttLayout["axis"], from: Ends, to: Ends): Pick<GanttLink, "path" | "head"> | null {
  const leaves = placeOf(axis, dayNumber(from.scheduled.finish) + (isMoment(from.item) ? 0.5 : 1));
  const start = placeOf(axis, dayNumber(to.scheduled.start) + (isMoment(to.item) ? 0.5 : 0));
  const ends = placeOf(axis, dayNumber(to.scheduled.finish) + 1);
  const arrives = isMoment(to.item) ? start : Math.min(start + inset, (start + ends) / 2);
  if ((leaves < 0 && arrives < 0) || (leaves > 100 && arrives > 100)) return null;
  const down = to.row > from.row;
  const x1 = hundredths(within(leaves));
  const x2 = hundredths(within(arrives));
  const rowTop = (end: Ends) => end.row * ganttRow.height;
  // Out of a bar sideways, out of anything else from its edge towards the row that waits.
  const sideways = x2 >= x1 && !isMoment(from.item) && !from.folded;
  const y1 = rowTop(from) + (sideways ? middle : down ? edgesOf(from).bottom : edgesOf(from).top);
  const y2 = rowTop(to) + (down ? edgesOf(to).top : edgesOf(to).bottom);
  const between = rowTop(from) + (down ? ganttRow.height : 0);
  const path = sideways ? `M${x1} ${y1}H${x2}V${y2}` : `M${x1} ${y1}V${between}H${x2}V${y2}`;
  const seen = arrives >= 0 && arrives <= 100;
  return { path, head: seen ? { x: x2, y: y2, points: down ? "down" : "up" } : null };
}

/** The rows as they can be pointed at: each item at its own row, or at that of the folded goal which hides it. */
function rowsById(rows: readonly GanttRow[], lines: readonly NumberedItem[]): ReadonlyMap<string, number> {
  const places = new Map(rows.map((row, index) => [row.item.id, index]));
  const foldedGoals = new Set(rows.filter((row) => row.folded !== null).map((row) => row.item.id));
  for (const line of lines) {
    if (line.parentId === null || places.has(line.id) || !foldedGoals.has(line.parentId)) continue;
    const goal = places.get(line.parentId);
    if (goal !== undefined) places.set(line.id, goal);
  }
  return places;
}

/** Every dependency between two rows of the chart; those that hold the critical path are marked. */
export function ganttLinks(layout: GanttLayout, lines: readonly NumberedItem[], schedule: PlanSchedule): GanttLink[] {
  const places = rowsById(layout.rows, lines);
  const byId = new Map(lines.map((line) => [line.id, line]));
  const links: GanttLink[] = [];
  const ends = (id: string): Ends | null => {
    const [row, item, scheduled] = [places.get(id), byId.get(id), schedule.items.get(id)];
    if (row === undefined || item === undefined || scheduled === undefined) return null;
    return { row, item, scheduled, folded: layout.rows[row]?.item.id !== id };
  };
  for (const line of lines) {
    const to = ends(line.id);
    if (to === null || line.after.length === 0) continue;
    const holds = driving(line, schedule);
    for (const link of line.after) {
      const from = ends(link.itemId);
      if (from === null || from.row === to.row) continue;
      const drawn = route(layout.axis, from, to);
      if (drawn !== null)
        links.push({ fromId: link.itemId, toId: line.id, critical: holds.has(link.itemId), ...drawn });
    }
  }
  return links;
}
