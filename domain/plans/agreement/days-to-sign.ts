import type { NumberedItem } from "../document";
import type { PlanSchedule } from "../schedule/schedule";

/** What signatures under a revision fix: its end, the day of each gate, and how often the plan is reviewed from then on. */
export type DaysToSign = {
  readonly finish: string;
  readonly gates: readonly {
    readonly id: string;
    readonly wbs: string;
    readonly title: string;
    readonly finish: string;
  }[];
  /** In days; null without a rhythm. */
  readonly reviewEveryDays: number | null;
};

/** The days that signing these lines on this schedule would fix. A dropped gate has no day and is left out. */
export function daysToSign(
  lines: readonly Pick<NumberedItem, "id" | "kind" | "title" | "wbs">[],
  schedule: PlanSchedule,
  reviewEveryDays: number | null,
): DaysToSign {
  const gates = lines.flatMap(({ id, kind, title, wbs }) => {
    const at = kind === "gate" ? schedule.items.get(id) : undefined;
    return at === undefined ? [] : [{ id, wbs, title, finish: at.finish }];
  });
  return { finish: schedule.finish, gates, reviewEveryDays };
}
