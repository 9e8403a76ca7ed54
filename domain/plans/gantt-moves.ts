import { dayNumber, dayOf } from "./gantt-axis";

/** Whether a day from Monday to Friday is free all the same, as a public holiday or leave. */
export type DayOff = (day: string) => boolean;

/** What somebody proposes for a task; nothing is saved by it. */
export type GanttProposal = { readonly notBefore: string; readonly durationDays: number };

const longest = 1300;
/** Nobody is away longer than this; it ends a search that would otherwise never end. */
const furthest = 4000;

function works(number: number, isOff: DayOff): boolean {
  // 1 January 1970 was a Thursday.
  const weekday = (((number + 3) % 7) + 7) % 7;
  return weekday < 5 && !isOff(dayOf(number));
}

/** That day, or the first working day after it. */
export function workingDayFrom(day: string, isOff: DayOff): string {
  let number = dayNumber(day);
  for (let tried = 0; tried < furthest && !works(number, isOff); tried += 1) number += 1;
  return dayOf(number);
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

/** The last day of work of something that starts on that working day; a single day for no length. */
export function lastDayOf(start: string, durationDays: number, isOff: DayOff): string {
  return shiftDay(start, Math.max(0, Math.min(longest, durationDays) - 1), isOff);
}

/** Working days from one day to another, both included; at least one. */
export function lengthBetween(start: string, finish: string, isOff: DayOff): number {
  const last = Math.min(dayNumber(finish), dayNumber(start) + furthest);
  let days = 0;
  for (let number = dayNumber(start); number <= last; number += 1) if (works(number, isOff)) days += 1;
  return Math.max(1, Math.min(longest, days));
}

/** The item's own form with the proposal filled in, where a reason is asked for and the change is saved. */
export function proposalHref(planHref: string, itemId: string, { notBefore, durationDays }: GanttProposal): string {
  return `${planHref}/items/${itemId}?${new URLSearchParams({ notBefore, durationDays: String(durationDays) })}`;
}

/**
 * What a drag can do, as links: for hands that do not drag and for browsers without scripts. The start of what has begun
 * is past and cannot be moved.
 */
export function proposalsFor(
  now: GanttProposal,
  begun: boolean,
  isOff: DayOff,
): readonly { readonly label: string; readonly proposal: GanttProposal }[] {
  const moved = (days: number) => ({ ...now, notBefore: shiftDay(now.notBefore, days, isOff) });
  const resized = (days: number) => ({
    ...now,
    durationDays: Math.min(longest, Math.max(1, now.durationDays + days)),
  });
  const starts = [
    { label: "One week later", proposal: moved(5) },
    { label: "One week earlier", proposal: moved(-5) },
    { label: "One day later", proposal: moved(1) },
    { label: "One day earlier", proposal: moved(-1) },
  ];
  return [
    ...(begun ? [] : starts),
    { label: "One day longer", proposal: resized(1) },
    ...(now.durationDays > 1 ? [{ label: "One day shorter", proposal: resized(-1) }] : []),
  ];
}
