import type { WorkCalendar } from "@/domain/obligations/working-days";
import type { PlanDocument, PlanItem } from "../document";
import { plannedDays } from "./duration";
import { planNetwork } from "./network";
import { bothPasses, doneOn, type Passes } from "./passes";
import { type WorkDays, workDays } from "./work-days";

/** One line of the schedule. Days are calendar days; spans are working days of the plan's calendar. */
export type ScheduledItem = {
  readonly id: string;
  /** First and last day of work, forecast; a gate, milestone or item without length has one day. */
  readonly start: string;
  readonly finish: string;
  readonly lateStart: string;
  readonly lateFinish: string;
  /** From start to finish; nought for a gate, milestone or item without length. */
  readonly durationDays: number;
  /** Working days by which it may slip without moving the end of the plan; of a goal, the least of its open items. */
  readonly floatDays: number;
  /** True of what is neither done nor dropped and has no float; of a goal, when one of its items is critical. */
  readonly critical: boolean;
  /** Per cent done; of a goal, that of its tasks weighted by their length. */
  readonly progress: number;
};

export type PlanSchedule = {
  /** All that has a place in time: not what was dropped, nor a goal with nothing in it. */
  readonly items: ReadonlyMap<string, ScheduledItem>;
  /** The last day of the plan; of a plan without items, its first. */
  readonly finish: string;
  /** Ids on the critical path, in order of work; of several as long, one, the same whatever the order of the items. */
  readonly criticalPath: readonly string[];
};

export type ScheduleInput = {
  readonly document: PlanDocument;
  readonly calendar: WorkCalendar;
  /** Today on the owner's calendar: what is not done cannot lie before it. */
  readonly today: string;
  /** Gates that were passed, with the day of the decision. */
  readonly passed: ReadonlyMap<string, string>;
};

type Frame = { readonly passes: Passes; readonly days: WorkDays; readonly input: ScheduleInput };

/** An item that happened: it lies where it lay, whatever the plan says today. */
function happened({ input, passes, days }: Frame, item: PlanItem, i: number): ScheduledItem {
  const finish = doneOn(item, input.passed) ?? input.document.startsOn;
  const begin = passes.begin[i] ?? 0;
  const durationDays = item.kind === "task" ? Math.max(0, (passes.end[i] ?? 0) - begin) : 0;
  const start = item.kind === "task" ? (item.startedOn ?? (durationDays > 0 ? days.day(begin) : finish)) : finish;
  const dates = { start, finish, lateStart: start, lateFinish: finish };
  return { id: item.id, ...dates, durationDays, floatDays: 0, critical: false, progress: 100 };
}

function ahead({ passes, days }: Frame, item: PlanItem, i: number): ScheduledItem {
  const left = passes.begin[i] ?? 0;
  const end = passes.end[i] ?? 0;
  const lateEnd = passes.lateEnd[i] ?? 0;
  const begin = item.startedOn === null || left === end ? left : Math.min(left, days.from(item.startedOn));
  const hasLength = left < end;
  const floatDays = lateEnd - end;
  const start = hasLength ? (item.startedOn ?? days.day(begin)) : days.day(end - 1);
  return {
    id: item.id,
    start,
    finish: days.day(end - 1),
    lateStart: hasLength ? (item.startedOn ?? days.day(begin + floatDays)) : days.day(lateEnd - 1),
    lateFinish: days.day(lateEnd - 1),
    durationDays: end - begin,
    floatDays,
    critical: floatDays === 0,
    progress: item.progress,
  };
}

/** ISO dates sort as they are read. */
const earliest = (days: readonly string[]) => days.toSorted()[0] ?? "";
const latest = (days: readonly string[]) => days.toSorted().at(-1) ?? "";

type Child = { readonly line: ScheduledItem; readonly open: boolean; readonly weight: number };

/** A goal sums up its items: from the first to the last of them, done as far as they are, each by its length. */
function summary({ days }: Frame, goal: PlanItem, children: readonly Child[]): ScheduledItem {
  const lines = children.map((child) => child.line);
  const open = children.filter((child) => child.open).map((child) => child.line);
  const weights = children.reduce((sum, { weight }) => sum + weight, 0);
  const share = (weight: number) => (weights === 0 ? 1 / children.length : weight / weights);
  const start = earliest(lines.map((line) => line.start));
  const finish = latest(lines.map((line) => line.finish));
  const done = children.reduce((sum, { line, weight }) => sum + line.progress * share(weight), 0);
  return {
    id: goal.id,
    start,
    finish,
    lateStart: earliest(lines.map((line) => line.lateStart)),
    lateFinish: latest(lines.map((line) => line.lateFinish)),
    durationDays: Math.max(0, days.after(finish) - days.from(start)),
    floatDays:
      open.length === 0 ? 0 : open.reduce((sum, line) => Math.min(sum, line.floatDays), Number.POSITIVE_INFINITY),
    critical: open.some((line) => line.critical),
    progress: open.length === 0 ? 100 : Math.floor(done + 1e-9),
  };
}

/**
 * The forecast of a plan: when each item lies, how far it may slip, and what its end hangs on.
 *
 * - A task begins on the first working day that is not before the start of the plan, today, its own `notBefore`, and the
 *   day after all it waits for have finished and the lag of each link has passed. A milestone or gate falls on the day
 *   on which the last of those finishes, with the lag, or on that of its `notBefore` if that is later.
 * - What is finished, and a gate that was passed, stays on its day, and what follows begins the next working day. What has
 *   begun keeps its start; the rest of its work lies from today on, after what it waits for.
 * - A dropped item, or an unfinished item of a dropped goal, takes no time: what waited for it waits for what it waited for, and the
 *   lags on the way are kept. A goal is finished when all its items are.
 * - Latest days and float come from the pass backwards from the last day of the plan.
 *
 * `passes.ts` names the sources of the method. Takes time linear in items and links. Throws an error when items wait for
 * each other: `checkDocument` finds and names the cycle, and a document with faults is not to be scheduled.
 */
export function schedulePlan(input: ScheduleInput): PlanSchedule {
  const { document, calendar, today, passed } = input;
  const { items, startsOn, hoursPerWeek } = document;
  const network = planNetwork(items);
  if (network.order.length < items.length) throw new Error("Items of the plan wait for each other.");
  const days = workDays(calendar, startsOn, today);
  const passes = bothPasses(network, { days, startsOn, today, hoursPerWeek, passed });
  const frame = { passes, days, input };

  const placed = items.map((item, i) => {
    const part = passes.parts[i];
    if (part === "through") return null;
    return part === "open" ? ahead(frame, item, i) : happened(frame, item, i);
  });
  const lines = items.map((item, i) => {
    if (item.kind !== "goal") return placed[i] ?? null;
    if (item.status === "dropped") return null;
    const children: Child[] = [];
    for (const child of network.before.subarray(network.first[i], network.first[i + 1])) {
      const line = placed[child];
      const task = items[child];
      if (!line || !task) continue;
      children.push({ line, open: passes.parts[child] === "open", weight: plannedDays(task, hoursPerWeek) });
    }
    return children.length === 0 ? null : summary(frame, item, children);
  });

  const present = lines.filter((line) => line !== null);
  return {
    items: new Map(present.map((line) => [line.id, line])),
    finish: present.length === 0 ? startsOn : latest(present.map((line) => line.finish)),
    criticalPath: passes.path.flatMap((i) => items[i]?.id ?? []),
  };
}
