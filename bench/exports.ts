import type { Connection } from "../db/client";
import { planFormats } from "../domain/plans/files/formats";
import { exportPlan } from "../server/plans/files/export";
import { ctxOf, planWith, timed } from "./plans";
import { print } from "./report";

const tasks = 500;
/** The longest that any export may take, by PRODUCT row D15. */
const longestMs = 5_000;

/** What each file of the largest plan takes to make, the first time in this process and in the middle of many. */
export async function benchExports(connection: Connection, memberId: string) {
  const planId = await planWith(connection, memberId, tasks);
  const ctx = ctxOf(connection, memberId);
  const rows = [];
  for (const format of planFormats) {
    const begun = performance.now();
    const { body } = await exportPlan(ctx, { planId, format, withHidden: true });
    const first = Math.round((performance.now() - begun) * 10) / 10;
    const median = await timed(() => exportPlan(ctx, { planId, format, withHidden: true }));
    const slowest = Math.max(first, median);
    rows.push({
      format,
      tasks,
      kB: Math.round(body.length / 100) / 10,
      "first ms": first,
      "median ms": median,
      [`under ${longestMs} ms`]: slowest < longestMs ? "yes" : "no",
    });
  }
  print(`Exports of a plan of ${tasks} tasks`, rows);
  return rows;
}
