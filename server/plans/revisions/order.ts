import type { z } from "zod";
import { DomainError, found } from "@/domain/errors";
import type { moveItemSchema } from "@/domain/plans/revisions/order";
import { moveLine } from "@/domain/plans/revisions/order";
import { PlanConflicts } from "@/domain/plans/revisions/refusals";
import { visibleTo } from "@/domain/plans/visible";
import type { MemberCtx } from "@/server/context";
import { readablePlan } from "../access";
import { documentAt } from "./history";
import { savePlan } from "./save";

/**
 * Moves a line of the owner's plan, as a revision that says so. What others changed of the same line meanwhile stays; a line that
 * was itself moved meanwhile is refused, and so is a move that shifts the end of an agreed plan, which wants its owner's reason. The same form twice moves it once; a line that stands there already makes no revision.
 */
export async function moveItem(
  ctx: MemberCtx,
  { planId, itemId, revision, to, key }: z.output<typeof moveItemSchema>,
): Promise<{ revision: number }> {
  const plan = await readablePlan(ctx.db, ctx.actor, planId, ctx.now);
  const seen = visibleTo(plan.role, await documentAt(ctx.db, plan, Math.min(revision, plan.revision)));
  const item = found(
    seen.items.find(({ id }) => id === itemId),
    "plans.no_such_item",
  );
  if (typeof to === "object") {
    if (item.kind === "goal" || item.kind === "gate")
      throw new DomainError("INVALID", "plans.line_stands_alone", "goal");
    const isGoal = to.goalId === null || seen.items.some(({ id, kind }) => id === to.goalId && kind === "goal");
    if (!isGoal) throw new DomainError("INVALID", "plans.no_such_goal", "goal");
  }
  const { changes, reason: said } = moveLine(seen, itemId, to);
  try {
    return await savePlan(ctx, { planId, changes, reason: "", said, key });
  } catch (error) {
    if (error instanceof PlanConflicts) throw new DomainError("CONFLICT", "plans.moved_meanwhile");
    // The form has no place for one.
    if (error instanceof DomainError && error.reason === "plans.reason_wanted")
      throw new DomainError("INVALID", "plans.move_moves_end", "goal");
    throw error;
  }
}
