import type { NumberedItem } from "../document";
import { plannedDays } from "../schedule/duration";
import type { ScheduledItem } from "../schedule/schedule";
import { type PlanForFile, workingDay } from "./plan-for-file";

/** Where a row lies; one that takes no part in the schedule lies where it was planned to begin. */
export type Place = Pick<ScheduledItem, "start" | "finish" | "durationDays" | "floatDays" | "critical" | "progress">;
export type Row = {
  item: NumberedItem;
  at: Place;
  uid: number;
  outline: string;
  level: number;
  summary: boolean;
  active: boolean;
};

function unplaced(item: NumberedItem, plan: PlanForFile): Place {
  const start = workingDay(item.notBefore ?? plan.document.startsOn, 0, plan.daysOff);
  const durationDays = plannedDays(item, plan.document.hoursPerWeek);
  const finish = workingDay(start, Math.max(0, durationDays - 1), plan.daysOff);
  return { start, finish, durationDays, floatDays: 0, critical: false, progress: item.progress };
}

/** The lines of the plan in order, with what Project counts them by. */
export function rowsOf(plan: PlanForFile): Row[] {
  const { items } = plan.document;
  const parents = new Set(items.flatMap((item) => (item.parentId === null ? [] : [item.parentId])));
  const dropped = new Set(items.flatMap((item) => (item.status === "dropped" ? [item.id] : [])));
  let top = 0;
  let below = 0;
  return plan.lines.map((item, index): Row => {
    if (item.parentId === null) {
      top += 1;
      below = 0;
    } else below += 1;
    return {
      item,
      at: plan.schedule.items.get(item.id) ?? unplaced(item, plan),
      uid: index + 1,
      outline: item.parentId === null ? `${top}` : `${top}.${below}`,
      level: item.parentId === null ? 1 : 2,
      summary: parents.has(item.id),
      active: !dropped.has(item.id) && (item.parentId === null || !dropped.has(item.parentId)),
    };
  });
}

/**
 * The earliest start that Project has to be told so that it shows the dates of the plan: the plan's own, or, of what lies
 * where it lies only because today has come, the day of the forecast.
 */
export function shownConstraint({ item, at }: Row, rows: ReadonlyMap<string, Row>, plan: PlanForFile): string | null {
  if (item.kind === "goal" || item.startedOn !== null || item.finishedOn !== null) return item.notBefore;
  if (!plan.schedule.items.has(item.id)) return item.notBefore;
  const point = item.kind !== "task";
  const driven = item.after.some((link) => {
    const before = rows.get(link.itemId);
    return (
      before !== undefined && workingDay(before.at.finish, link.lagDays + (point ? 0 : 1), plan.daysOff) === at.start
    );
  });
  const own = workingDay(item.notBefore ?? plan.document.startsOn, 0, plan.daysOff);
  return driven || own === at.start ? item.notBefore : at.start;
}
