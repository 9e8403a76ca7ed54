import { and, eq, isNull } from "drizzle-orm";
import type { Db, Tx } from "@/db/client";
import { obligations } from "@/db/schema/index";
import { openObligation, settleObligation } from "@/server/obligations/service";
import { type PlanRow, planPath } from "./access";

/**
 * Sets the day of the next review from the plan's rhythm, counted from now, in place of the one that stood; without a rhythm
 * there is none. Until then the owner owes asking for it.
 */
export async function setReviewDate(
  tx: Tx,
  plan: Pick<PlanRow, "id" | "ownerId" | "document">,
  now: Date,
): Promise<void> {
  await settleObligation(tx, { subjectIds: [plan.id], kind: "ask_review" }, "done", now);
  const days = plan.document.reviewEveryDays;
  if (days === null) return;
  await openObligation(
    tx,
    {
      kind: "ask_review",
      subjectId: plan.id,
      owner: { memberId: plan.ownerId },
      waiterId: null,
      path: `${planPath(plan.id)}/review`,
      allowance: { days, unit: "calendar_days" },
    },
    now,
  );
}

/** When the next review is to be asked for by the plan's rhythm; null without one. */
export async function nextReviewDate(db: Db | Tx, planId: string): Promise<Date | null> {
  const [row] = await db
    .select({ dueAt: obligations.dueAt })
    .from(obligations)
    .where(and(eq(obligations.kind, "ask_review"), eq(obligations.subjectId, planId), isNull(obligations.settledAt)));
  return row?.dueAt ?? null;
}
