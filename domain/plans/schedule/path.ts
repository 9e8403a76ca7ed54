import type { ItemKind, NumberedItem } from "../document";
import { dayNumber, dayOf } from "../gantt/gantt-axis";
import type { PlanBaseline } from "./baseline";
import type { PlanStanding, Rag } from "./rag";
import type { PlanSchedule } from "./schedule";

/** A plan with its forecast, how it stands and what was agreed. Days are calendar days, `2026-06-09`. */
export type Scheduled = {
  readonly lines: readonly NumberedItem[];
  readonly schedule: PlanSchedule;
  readonly standing: PlanStanding;
  readonly baseline: PlanBaseline | null;
  readonly today: string;
};

export type PathGate = {
  readonly id: string;
  readonly wbs: string;
  readonly title: string;
  readonly at: string;
  readonly passed: boolean;
  /** The agreed day where it is another; null otherwise. */
  readonly agreedFor: string | null;
};

/** A plan as one line from its first day to its last, with its gates in the order of their days. */
export type PathOfPlan = {
  /** Today on the owner's calendar. */
  readonly today: string;
  readonly from: string;
  readonly finish: string;
  readonly gates: readonly PathGate[];
  readonly rag: Rag;
  /** Working days later than agreed, negative when earlier; null before anything is agreed. */
  readonly slipDays: number | null;
  /** The first gate that is not passed. */
  readonly nextGate: PathGate | null;
  /** Tasks that are not done, and how many of them are late or blocked. */
  readonly open: number;
  readonly late: number;
};

const isAhead = (line: NumberedItem) =>
  line.status !== "dropped" && line.progress < 100 && line.finishedOn === null && line.kind !== "goal";

function agreedElsewhere({ baseline }: Scheduled, id: string, finish: string): string | null {
  const agreed = baseline?.[id]?.finish;
  return agreed === undefined || agreed === finish ? null : agreed;
}

/** Draws a plan together to its line. */
export function pathOfPlan(plan: Scheduled): PathOfPlan {
  const { lines, schedule, standing } = plan;
  const gates = lines
    .flatMap((line): PathGate[] => {
      const at = schedule.items.get(line.id)?.finish;
      if (line.kind !== "gate" || at === undefined) return [];
      const { id, wbs, title } = line;
      return [{ id, wbs, title, at, passed: line.finishedOn !== null, agreedFor: agreedElsewhere(plan, id, at) }];
    })
    .sort((a, b) => (a.at < b.at ? -1 : 1));
  const open = lines.filter((line) => line.kind === "task" && isAhead(line));
  const rags = open.map((line) => standing.items.get(line.id)?.rag);
  const starts = [...schedule.items.values()].map(({ start }) => start).sort();
  return {
    today: plan.today,
    from: starts[0] ?? plan.today,
    finish: schedule.finish,
    gates,
    rag: standing.rag,
    slipDays: standing.slipDays,
    nextGate: gates.find((gate) => !gate.passed) ?? null,
    open: open.length,
    late: rags.filter((rag) => rag === "A" || rag === "R").length,
  };
}

/** A line of a plan that is due. */
export type DueLine = {
  readonly id: string;
  readonly wbs: string;
  readonly title: string;
  readonly kind: ItemKind;
  readonly finish: string;
  readonly agreedFor: string | null;
  readonly rag: Rag;
  readonly critical: boolean;
};

/** What one of the two has to have done within so many days by the forecast; gates are the mentee's to bring about. */
export function dueWithin(plan: Scheduled, who: "mentee" | "mentor", days: number): DueLine[] {
  const last = dayOf(dayNumber(plan.today) + days);
  return plan.lines.flatMap((line): DueLine[] => {
    const at = plan.schedule.items.get(line.id);
    const falls = line.kind === "gate" ? who === "mentee" : line.owner === who;
    if (at === undefined || !isAhead(line) || !falls || at.finish > last) return [];
    const { id, wbs, title, kind } = line;
    const rag = plan.standing.items.get(id)?.rag ?? "N";
    const agreedFor = agreedElsewhere(plan, id, at.finish);
    return [{ id, wbs, title, kind, finish: at.finish, agreedFor, rag, critical: at.critical }];
  });
}
