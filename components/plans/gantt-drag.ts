import { dayNumber, dayOf } from "@/domain/plans/gantt-axis";
import { type DayOff, type GanttProposal, lastDayOf, lengthBetween, workingDayFrom } from "@/domain/plans/gantt-moves";

/** What a bar was taken by: anywhere moves it, its right end makes it longer or shorter. */
export type DragKind = "start" | "end";

/** A task as its row shows it; the start of one that has begun is past and stays. */
export type DrawnTask = GanttProposal & { readonly id: string; readonly wbs: string; readonly begun: boolean };

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
  const days = perDay < narrowestDay ? 7 * Math.round(across / (7 * perDay)) : Math.round(across / perDay);
  if (kind === "start") {
    return {
      notBefore: days === 0 ? notBefore : workingDayFrom(dayOf(dayNumber(notBefore) + days), isOff),
      durationDays,
    };
  }
  const finish = dayOf(dayNumber(lastDayOf(notBefore, durationDays, isOff)) + days);
  return { notBefore, durationDays: days === 0 ? durationDays : lengthBetween(notBefore, finish, isOff) };
}
