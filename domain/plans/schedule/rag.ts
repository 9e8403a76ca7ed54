import type { WorkCalendar } from "@/domain/obligations/working-days";
import type { PlanDocument, PlanItem } from "../document";
import type { PlanBaseline } from "./baseline";
import type { PlanSchedule, ScheduledItem } from "./schedule";
import { workDays } from "./work-days";

/** Complete, not started, red, amber, green: the letters of the status marks. */
export type Rag = "C" | "N" | "R" | "A" | "G";

/** In working days. Lateness up to `amberUpTo` is amber, beyond it red; less float than `thinFloat` is too little for what is late. */
export const ragThresholds = { amberUpTo: 20, thinFloat: 5 } as const;

/** How an item stands. `slipDays`: working days later than agreed, negative when earlier; null for what was never agreed. */
export type Standing = { readonly rag: Rag; readonly slipDays: number | null };

export type PlanStanding = Standing & {
  /** All items that have a place in the schedule. */
  readonly items: ReadonlyMap<string, Standing>;
};

export type StandingInput = {
  readonly document: PlanDocument;
  readonly schedule: PlanSchedule;
  /** What the two agreed on; null before they have. */
  readonly baseline: PlanBaseline | null;
  readonly calendar: WorkCalendar;
  /** Today on the owner's calendar. */
  readonly today: string;
};

/** Not begun, not to begin before tomorrow by the forecast, and not to be finished before today by the baseline. */
function isAhead(item: PlanItem, line: ScheduledItem, agreedFinish: string | undefined, today: string): boolean {
  if (item.startedOn !== null || line.start <= today) return false;
  return agreedFinish === undefined || agreedFinish >= today;
}

function ragOfLateness(slip: number, floatDays: number): Rag {
  if (slip <= 0 || floatDays >= ragThresholds.thinFloat) return "G";
  return slip > ragThresholds.amberUpTo && floatDays === 0 ? "R" : "A";
}

function ragOfItems(rags: readonly Rag[]): Rag {
  for (const rag of ["R", "A", "G"] as const) if (rags.includes(rag)) return rag;
  if (!rags.includes("N")) return "C";
  return rags.includes("C") ? "G" : "N";
}

/**
 * How the plan and each of its items stand against what was agreed.
 *
 * An item is complete when it is done, and red while it is blocked. It is not started as long as nobody could expect it:
 * not begun, not due to begin by the forecast, and its agreed finish not yet past. Otherwise it is green when it is not
 * late, or its float absorbs the delay and leaves five working days or more; red when it is more than twenty working
 * days late without any float; amber between. A goal stands as the worst of its items does, and in green when some are
 * done and none has to be judged. The plan is judged by its end alone: green when not late, amber up to twenty working
 * days, red beyond; not started before it is agreed, complete when everything in it is.
 */
export function planStanding({ document, schedule, baseline, calendar, today }: StandingInput): PlanStanding {
  const days = workDays(calendar, document.startsOn, today);
  const slipOf = (finish: string, agreed: string | undefined) =>
    agreed === undefined ? null : days.after(finish) - days.after(agreed);

  const items = new Map<string, Standing>();
  const ofGoal = new Map<string, Rag[]>();
  for (const item of document.items) {
    const line = schedule.items.get(item.id);
    if (item.kind === "goal" || line === undefined) continue;
    const agreed = baseline?.[item.id]?.finish;
    const slipDays = slipOf(line.finish, agreed);
    const rag = ragOf(item, line, agreed, slipDays ?? 0, today);
    items.set(item.id, { rag, slipDays });
    if (item.parentId === null) continue;
    const siblings = ofGoal.get(item.parentId);
    if (siblings) siblings.push(rag);
    else ofGoal.set(item.parentId, [rag]);
  }
  const standings = [...items.values()].map((standing) => standing.rag);
  for (const goal of document.items) {
    const line = schedule.items.get(goal.id);
    if (goal.kind !== "goal" || line === undefined) continue;
    const rag = ragOfItems(ofGoal.get(goal.id) ?? []);
    const slipDays = slipOf(line.finish, baseline?.[goal.id]?.finish);
    items.set(goal.id, { rag: goal.status === "blocked" && rag !== "C" ? "R" : rag, slipDays });
  }

  const agreedFinishes = Object.values(baseline ?? {}).map(({ finish }) => finish);
  const slipDays = slipOf(schedule.finish, agreedFinishes.sort().at(-1));
  if (standings.length > 0 && standings.every((rag) => rag === "C")) return { rag: "C", slipDays, items };
  return { rag: slipDays === null ? "N" : ragOfLateness(slipDays, 0), slipDays, items };
}

function ragOf(item: PlanItem, line: ScheduledItem, agreed: string | undefined, slip: number, today: string): Rag {
  if (line.progress === 100) return "C";
  if (item.status === "blocked") return "R";
  return isAhead(item, line, agreed, today) ? "N" : ragOfLateness(slip, line.floatDays);
}

/** The rule of the marks in a sentence, for whoever reads them. */
export function ragRule(): string {
  const { amberUpTo, thinFloat } = ragThresholds;
  return `A line is amber when it is later than agreed and its float is under ${thinFloat} working days, red when it is more than ${amberUpTo} working days late without any float, or blocked; the plan is judged by its end alone.`;
}

/** How many working days a forecast lies after what was agreed; null for what was never agreed. */
export function slipAgainst(
  { calendar, today }: Pick<StandingInput, "calendar" | "today">,
  forecast: string,
  agreed: string | null,
): number | null {
  if (agreed === null) return null;
  const days = workDays(calendar, today, today);
  return days.after(forecast) - days.after(agreed);
}

/** “+4 weeks”, “on baseline”, “2 weeks early”; less than a week in days. Weeks are of five working days, to the nearest. */
export function slipWeeks(slipDays: number): string {
  if (slipDays === 0) return "on baseline";
  const days = Math.abs(slipDays);
  const count = days < 5 ? days : Math.round(days / 5);
  const unit = `${days < 5 ? "day" : "week"}${count === 1 ? "" : "s"}`;
  return slipDays > 0 ? `+${count} ${unit}` : `${count} ${unit} early`;
}
