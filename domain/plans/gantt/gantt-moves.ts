import type { PlanItem } from "../document";
import { plannedDays } from "../schedule/duration";
import type { ScheduledItem } from "../schedule/schedule";
import { dayNumber, dayOf } from "./gantt-axis";

/** Whether a day from Monday to Friday is free all the same, as a public holiday or leave. */
export type DayOff = (day: string) => boolean;

/** Where somebody proposes that a task's bar lies, from its first day over so many working days; nothing is saved by it. */
export type GanttProposal = { readonly notBefore: string; readonly durationDays: number };

/**
 * A task as its bar lies. Of one that has begun the bar is from its start to its forecast finish, however long work was
 * planned to take: that is `planned`, in working days. Its start is past and cannot be moved.
 */
export type MovableTask = GanttProposal & {
  readonly id: string;
  readonly planned: number;
  readonly begun: boolean;
};

/** A task and where it is proposed to lie: with another start or another length, not both. */
export type Proposed<Task extends MovableTask = MovableTask> = {
  readonly task: Task;
  readonly proposal: GanttProposal;
};

const longest = 1300;
/** Nobody is away longer than this; it ends a search that would otherwise never end. */
const furthest = 4000;

function works(number: number, isOff: DayOff): boolean {
  // 1 January 1970 was a Thursday.
  const weekday = (((number + 3) % 7) + 7) % 7;
  return weekday < 5 && !isOff(dayOf(number));
}

/** The working day so many working days later, or earlier when `days` is negative. */
export function shiftDay(day: string, days: number, isOff: DayOff): string {
  const step = days < 0 ? -1 : 1;
  let number = dayNumber(day);
  let left = Math.abs(days);
  for (let tried = 0; tried < furthest && left > 0; tried += 1) {
    number += step;
    if (works(number, isOff)) left -= 1;
  }
  return dayOf(number);
}

/** That day, or the first working day after it. */
export function workingDayFrom(day: string, isOff: DayOff): string {
  return shiftDay(dayOf(dayNumber(day) - 1), 1, isOff);
}

/** The last day of work of something that starts on that working day; a single day for no length. */
export function lastDayOf(start: string, durationDays: number, isOff: DayOff): string {
  return shiftDay(start, Math.max(0, Math.min(longest, durationDays) - 1), isOff);
}

/** Working days from one day to another, both included; at least one. */
export function lengthBetween(start: string, finish: string, isOff: DayOff): number {
  const last = Math.min(dayNumber(finish), dayNumber(start) + furthest);
  let days = 0;
  for (let number = dayNumber(start); number <= last; number += 1) if (works(number, isOff)) days += 1;
  return Math.max(1, days);
}

/**
 * The task as it can be moved on the chart; null for all that has no length and for what is finished. Everything can be
 * changed in its form.
 */
export function movableTask(
  item: PlanItem,
  scheduled: Pick<ScheduledItem, "start" | "durationDays" | "progress">,
  hoursPerWeek: number,
  isOff: DayOff,
): MovableTask | null {
  if (item.kind !== "task" || scheduled.progress === 100) return null;
  return {
    id: item.id,
    // What has begun may have begun on a day off, and a length is counted from a working day.
    notBefore: workingDayFrom(scheduled.start, isOff),
    durationDays: Math.max(1, scheduled.durationDays),
    planned: plannedDays(item, hoursPerWeek),
    begun: item.startedOn !== null,
  };
}

/** The working days that are planned by the proposal: as many more or fewer as the bar has grown by, one at least. */
export function proposedDays({ task, proposal }: Proposed): number {
  return Math.max(1, Math.min(longest, task.planned + proposal.durationDays - task.durationDays));
}

/**
 * The item's own form with what was moved filled in, the start or the length, where a reason is asked for and the change
 * is saved. What was not moved is not in the address, so that nobody sets a start by making a task longer.
 */
export function proposalHref(planHref: string, proposed: Proposed): string {
  const { task, proposal } = proposed;
  const moved =
    proposal.notBefore === task.notBefore
      ? `durationDays=${proposedDays(proposed)}`
      : `notBefore=${proposal.notBefore}`;
  return `${planHref}/items/${task.id}?${moved}`;
}

/**
 * The item as its form is filled in after such a move. A new length takes the place of the hours that set the length until
 * then, which are returned as `hoursLeftOut`. Null when nothing is moved by it.
 */
export function movedItem(
  item: PlanItem,
  move: { readonly notBefore?: string | null | undefined; readonly durationDays?: number | undefined },
  hoursPerWeek: number,
): { readonly item: PlanItem; readonly hoursLeftOut: number | null } | null {
  const { notBefore = item.notBefore, durationDays } = move;
  if (item.kind === "task" && durationDays !== undefined && durationDays !== plannedDays(item, hoursPerWeek)) {
    return { item: { ...item, notBefore, durationDays, effortHours: null }, hoursLeftOut: item.effortHours };
  }
  return notBefore === item.notBefore ? null : { item: { ...item, notBefore }, hoursLeftOut: null };
}

/** What a drag can do, as links: for hands that do not drag and for browsers without scripts. */
export function proposalsFor(
  task: MovableTask,
  isOff: DayOff,
): readonly { readonly label: string; readonly proposal: GanttProposal }[] {
  const { notBefore, durationDays } = task;
  const moved = (days: number) => ({ notBefore: shiftDay(notBefore, days, isOff), durationDays });
  const resized = (days: number) => ({ notBefore, durationDays: durationDays + days });
  const starts = [
    { label: "One week later", proposal: moved(5) },
    { label: "One week earlier", proposal: moved(-5) },
    { label: "One day later", proposal: moved(1) },
    { label: "One day earlier", proposal: moved(-1) },
  ];
  return [
    ...(task.begun ? [] : starts),
    { label: "One day longer", proposal: resized(1) },
    ...(task.planned > 1 ? [{ label: "One day shorter", proposal: resized(-1) }] : []),
  ];
}
