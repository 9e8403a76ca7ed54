import { and, eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { planRevisions } from "@/db/schema/index";
import { DomainError } from "@/domain/errors";
import type { PlanChange } from "@/domain/plans/changes";
import { canEditPlan } from "@/domain/plans/policy";
import { AlreadySaved } from "@/domain/plans/refusals";
import { isSentAgain } from "@/domain/plans/sent-again";
import { authorize } from "@/domain/policy";
import { lockPlan, type MemberCtx } from "./access";
import { documentAt } from "./history";
import { forecast, writeRevision } from "./revise";

export type SavePlan = { planId: string; changes: PlanChange[]; reason: string; key: string };

const notYours = { reason: "plans.only_the_owner_edits" };

/**
 * Saves what its owner changed, as the next revision. What others saved since is kept: see `writeRevision`. Once a plan is
 * agreed, a change that moves its end wants a reason (`plans.reason_wanted`). The same form twice makes one revision;
 * with other words it is refused the second time (`AlreadySaved`), so that they are not lost unseen.
 * `alongside` writes what belongs to the change and is not in the document, in the same transaction.
 */
export async function savePlan(
  ctx: MemberCtx,
  input: SavePlan,
  alongside?: (tx: Tx) => Promise<void>,
): Promise<{ revision: number }> {
  return ctx.db.transaction(async (tx) => {
    const plan = await lockPlan(tx, ctx.actor, input.planId, ctx.now);
    authorize(ctx.actor, canEditPlan, plan, notYours);
    const [before] = await tx
      .select({ number: planRevisions.number, changes: planRevisions.changes, reason: planRevisions.reason })
      .from(planRevisions)
      .where(and(eq(planRevisions.planId, plan.id), eq(planRevisions.key, input.key)));
    if (before) {
      const then = await documentAt(tx, plan, before.number);
      const isSame = before.reason === input.reason && isSentAgain(then, before.changes, input.changes);
      if (!isSame) throw new AlreadySaved(plan.id, before.number);
      return { revision: before.number };
    }
    const was = await forecast(tx, plan, plan.document, ctx.now);
    const { number, document } = await writeRevision(
      tx,
      plan,
      { kind: "edited", authorId: ctx.actor.id, reason: input.reason, changes: input.changes, key: input.key },
      ctx.now,
    );
    const is = await forecast(tx, plan, document, ctx.now);
    if (plan.state === "agreed" && input.reason === "" && was.schedule.finish !== is.schedule.finish) {
      throw new DomainError("INVALID", "plans.reason_wanted", "reason");
    }
    await alongside?.(tx);
    return { revision: number };
  });
}
