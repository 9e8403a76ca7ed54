import type { PlanItem } from "../document";
import { plannedDays, remainingDays } from "./duration";
import type { PlanNetwork } from "./network";
import type { WorkDays } from "./work-days";

/**
 * What an item is to the passes. `fixed`: it happened and stays on its day. `open`: it has a place to be found.
 * `through`: it takes no time and only hands on what it waited for, as a goal does, and an item that was dropped.
 */
export type Part = "fixed" | "open" | "through";

/** Numbers of working days, by number of the item. What ends at `end` has its last day on the working day before. */
export type Passes = {
  readonly parts: readonly Part[];
  /** Where the work that is left begins; of an item without length, the same as its end. */
  readonly begin: Float64Array;
  readonly end: Float64Array;
  readonly lateEnd: Float64Array;
  /** Numbers of the items of one critical path, in order of work. */
  readonly path: readonly number[];
};

export type PassSettings = {
  readonly days: WorkDays;
  readonly startsOn: string;
  readonly today: string;
  readonly hoursPerWeek: number;
  readonly passed: ReadonlyMap<string, string>;
};

const none = -1;

/** The day on which it was finished, or the gate passed; null while it is open. */
export function doneOn(item: PlanItem, passed: ReadonlyMap<string, string>): string | null {
  return passed.get(item.id) ?? item.finishedOn;
}

function partsOf(items: readonly PlanItem[], passed: ReadonlyMap<string, string>): Part[] {
  const droppedGoals = new Set(
    items.flatMap((item) => (item.kind === "goal" && item.status === "dropped" ? item.id : [])),
  );
  return items.map((item) => {
    if (item.kind === "goal" || item.status === "dropped") return "through";
    if (doneOn(item, passed) !== null) return "fixed";
    return item.parentId !== null && droppedGoals.has(item.parentId) ? "through" : "open";
  });
}

/**
 * Both passes of the critical path method, after J. E. Kelley and M. R. Walker, "Critical-Path Planning and Scheduling"
 * (Eastern Joint Computer Conference, 1959), with lags on finish-to-start links after the precedence diagrams of J. W.
 * Fondahl, "A Non-Computer Approach to the Critical Path Method" (Stanford, 1961). Work under way is dealt with as the
 * PMI Practice Standard for Scheduling describes the data date and retained logic: what is left lies from today on, and
 * still waits for what it waited for. An open item of no length falls on the day on which the last of those ends.
 * `network.order` must hold all items.
 */
export function bothPasses(network: PlanNetwork, settings: PassSettings): Passes {
  const { items, first, before, lag, order } = network;
  const { days, passed } = settings;
  const parts = partsOf(items, passed);
  const begin = new Float64Array(items.length);
  const end = new Float64Array(items.length);
  /** Where the longest unbroken run of work that leads to an item begins, and the item before it in that run. */
  const root = new Float64Array(items.length);
  const driver = new Int32Array(items.length).fill(none);
  const today = days.from(settings.today);
  const opening = Math.max(days.from(settings.startsOn), today);

  const sooner = (a: number, b: number) =>
    (root[a] ?? 0) < (root[b] ?? 0) || (root[a] === root[b] && (items[a]?.id ?? "") < (items[b]?.id ?? ""));

  function place(i: number, item: PlanItem, bound: number): void {
    const done = parts[i] === "fixed" ? doneOn(item, passed) : null;
    if (done !== null) {
      end[i] = days.after(done);
      begin[i] =
        item.startedOn === null ? end[i] - plannedDays(item, settings.hoursPerWeek) : days.from(item.startedOn);
    } else if (parts[i] === "through") {
      begin[i] = end[i] = bound;
    } else {
      const planned = plannedDays(item, settings.hoursPerWeek);
      const length = item.startedOn === null ? planned : remainingDays(planned, item.progress);
      const wish = item.startedOn ?? item.notBefore;
      const floor = Math.max(item.startedOn === null ? opening : today, wish === null ? opening : days.from(wish));
      begin[i] = length > 0 ? Math.max(bound, floor) : Math.max(bound, floor + 1);
      end[i] = begin[i] + length;
    }
  }

  for (const i of order) {
    const item = items[i];
    if (item === undefined) continue;
    let bound = Number.NEGATIVE_INFINITY;
    for (let j = first[i] ?? 0; j < (first[i + 1] ?? 0); j++) {
      bound = Math.max(bound, (end[before[j] ?? 0] ?? 0) + (lag[j] ?? 0));
    }
    place(i, item, bound);
    root[i] = begin[i] ?? 0;
    if (parts[i] === "fixed" || bound !== begin[i]) continue;
    for (let j = first[i] ?? 0; j < (first[i + 1] ?? 0); j++) {
      const b = before[j] ?? 0;
      if (parts[b] === "fixed" || (end[b] ?? 0) + (lag[j] ?? 0) !== bound) continue;
      if (driver[i] === none || sooner(b, driver[i] ?? 0)) driver[i] = b;
    }
    if (driver[i] !== none) root[i] = root[driver[i] ?? 0] ?? 0;
  }

  let last = none;
  let finish: number | null = null;
  items.forEach((_, i) => {
    const ends = end[i] ?? 0;
    if (parts[i] === "through") return;
    if (finish === null || ends > finish) {
      finish = ends;
      last = none;
    }
    if (ends === finish && parts[i] === "open" && (last === none || sooner(i, last))) last = i;
  });
  const path: number[] = [];
  for (let i = last; i !== none; i = driver[i] ?? none) if (parts[i] === "open") path.push(i);

  return {
    parts,
    begin,
    end,
    lateEnd: backward(network, parts, begin, end, finish ?? 0),
    path: path.reverse(),
  };
}

/** The latest end of each item that leaves the end of the plan where it is. */
function backward(
  { first, before, lag, order }: PlanNetwork,
  parts: readonly Part[],
  begin: Float64Array,
  end: Float64Array,
  finish: number,
): Float64Array {
  const late = Float64Array.from(parts, (part) => (part === "through" ? Number.POSITIVE_INFINITY : finish));
  for (let n = order.length - 1; n >= 0; n--) {
    const i = order[n] ?? 0;
    if (parts[i] === "fixed") continue;
    const lateBegin = parts[i] === "through" ? (late[i] ?? 0) : (late[i] ?? 0) - ((end[i] ?? 0) - (begin[i] ?? 0));
    for (let j = first[i] ?? 0; j < (first[i + 1] ?? 0); j++) {
      const b = before[j] ?? 0;
      late[b] = Math.min(late[b] ?? 0, lateBegin - (lag[j] ?? 0));
    }
  }
  return late;
}
