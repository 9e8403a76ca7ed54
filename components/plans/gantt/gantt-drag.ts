import { dayNumber, dayOf } from "@/domain/plans/gantt/gantt-axis";
import {
  type DayOff,
  type GanttProposal,
  lastDayOf,
  lengthBetween,
  type MovableTask,
  shiftDay,
} from "@/domain/plans/gantt/gantt-moves";

/** What a bar was taken by: anywhere moves it, its right end makes it longer or shorter. */
export type DragKind = "start" | "end";

/** A task as its row shows it. */
export type DrawnTask = MovableTask & { readonly wbs: string };

/** Where a day is narrower than this, a drag goes by whole weeks: nobody can aim at a day. */
const narrowestDay = 3;

/** What a drag of so many pixels proposes, on a chart where a calendar day is `perDay` pixels wide. */
export function afterDrag(
  task: GanttProposal,
  kind: DragKind,
  across: number,
  perDay: number,
  isOff: DayOff,
): GanttProposal {
  const { notBefore, durationDays } = task;
  const step = perDay < narrowestDay ? 7 : 1;
  const days = step * Math.round(across / (step * perDay));
  if (kind === "start") {
    // The first working day from there on.
    return { notBefore: shiftDay(dayOf(dayNumber(notBefore) + days - 1), 1, isOff), durationDays };
  }
  const finish = dayOf(dayNumber(lastDayOf(notBefore, durationDays, isOff)) + days);
  return { notBefore, durationDays: lengthBetween(notBefore, finish, isOff) };
}
