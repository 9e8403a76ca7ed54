import { isPublicHoliday } from "../domain/obligations/public-holidays";
import { newItem, type PlanDocument, type PlanItem } from "../domain/plans/document";
import { schedulePlan } from "../domain/plans/schedule/schedule";
import { print } from "./report";

/** Milliseconds are medians by the clock; the growth is of nanoseconds per task and link, against the smallest plan. */
type Figures = {
  tasks: number;
  links: number;
  "median ms": number;
  "fastest ms": number;
  "ns per task and link": number;
  growth: number;
};

const runs = 21;
const sizes = [100, 1_000, 10_000];
const tasksOfGoal = 20;
const calendar = {
  zone: "Europe/London",
  isHoliday: (day: string) => isPublicHoliday("GB", day),
  leave: [{ fromDay: "2026-08-03", toDay: "2026-08-14" }],
};

export const idOf = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, "0")}`;

/** A plan of so many tasks in goals of twenty, each waiting for the one four before it and for one further back. */
export function planOf(tasks: number): PlanDocument {
  const items: PlanItem[] = [];
  for (let n = 0; n < tasks; n++) {
    const goal = tasks + Math.floor(n / tasksOfGoal);
    if (n % tasksOfGoal === 0)
      items.push(newItem({ id: idOf(goal), kind: "goal", title: `Goal ${goal}`, position: goal }));
    const before = [n - 4, n - 5 - ((n * 7) % 23)].filter((b) => b >= 0);
    const after = before.map((b, i) => ({ itemId: idOf(b), lagDays: i }));
    const durationDays = 1 + ((n * 13) % 9);
    items.push(
      newItem({
        id: idOf(n),
        kind: "task",
        title: `Task ${n}`,
        position: n,
        parentId: idOf(goal),
        durationDays,
        after,
      }),
    );
  }
  return {
    title: "Bench",
    purpose: "",
    startsOn: "2026-01-05",
    hoursPerWeek: 5,
    reviewEveryDays: null,
    frameworkVersion: 1,
    items,
  };
}

function rounded(value: number, digits: number): number {
  return Math.round(value * 10 ** digits) / 10 ** digits;
}

/**
 * Measures whole schedules, from the document to the dates, of 100, 1,000 and 10,000 tasks in the English calendar with
 * its holidays looked up and the code warm. Prints a table and returns it.
 */
export function benchSchedule(): Figures[] {
  const inputOf = (tasks: number) => {
    const document = planOf(tasks);
    return { document, calendar, today: "2026-01-05", passed: new Map<string, string>() };
  };
  const warming = inputOf(1_000);
  for (let n = 0; n < 100; n++) schedulePlan(warming);
  const measured = sizes.map((tasks) => {
    const input = inputOf(tasks);
    const links = input.document.items.reduce((sum, item) => sum + item.after.length, 0);
    for (let n = 0; n < 3; n++) schedulePlan(input);
    const taken = Array.from({ length: runs }, () => {
      const start = performance.now();
      schedulePlan(input);
      return performance.now() - start;
    }).sort((a, b) => a - b);
    const median = taken[Math.floor(runs / 2)] ?? 0;
    return { tasks, links, median, fastest: taken[0] ?? 0, each: (median * 1e6) / (tasks + links) };
  });
  const rows = measured.map(({ tasks, links, median, fastest, each }) => ({
    tasks,
    links,
    "median ms": rounded(median, 2),
    "fastest ms": rounded(fastest, 2),
    "ns per task and link": Math.round(each),
    growth: rounded(each / (measured[0]?.each ?? each), 2),
  }));
  print("Scheduling a plan", rows);
  return rows;
}
