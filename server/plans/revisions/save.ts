import { and, eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { planRevisions } from "@/db/schema/index";
import { canEditPlan } from "@/domain/plans/policy";
import { mergeChanges, type PlanChange, rewind } from "@/domain/plans/revisions/changes";
import { reasonFrom } from "@/domain/plans/revisions/reason";
import { AlreadySaved } from "@/domain/plans/revisions/refusals";
import { isSentAgain } from "@/domain/plans/revisions/sent-again";
import { authorize } from "@/domain/policy";
import type { MemberCtx } from "@/server/context";
import { lockPlan } from "../access";
import { documentAt } from "./history";
import { writeRevision } from "./revise";
import { refuseUnexplained } from "./unexplained";

export type SavePlan = {
  planId: string;
  changes: PlanChange[];
  /** Its author's own. */
  reason: string;
  /** What the change is called where they gave none, if it has better words than the changes themselves. */
  said?: string;
  key: string;
};

const notYours = { reason: "plans.only_the_owner_edits" };

/**
 * Saves what its owner changed, as the next revision. What others saved since is kept: see `writeRevision`. Once a plan is
 * agreed, a change of its dates, scope, gates or end wants a reason (`plans.reason_wanted`); for every other the changes speak
 * where no reason is given. The same form twice makes one revision; with other words it is refused the second time
 * (`AlreadySaved`), so that they are not lost unseen.
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
    const words = input.reason.trim() || (input.said ?? "");
    const [before] = await tx
      .select({ number: planRevisions.number, changes: planRevisions.changes, reason: planRevisions.reason })
      .from(planRevisions)
      .where(and(eq(planRevisions.planId, plan.id), eq(planRevisions.key, input.key)));
    if (before) {
      const then = await documentAt(tx, plan, before.number);
      const reason = reasonFrom(words, rewind(then, before.changes), before.changes);
      const isSame = before.reason === reason && isSentAgain(then, before.changes, input.changes);
      if (!isSame) throw new AlreadySaved(plan.id, before.number);
      return { revision: before.number };
    }
    const { changes: wanted, key } = input;
    const changes = mergeChanges(plan.document, wanted).applied;
    const reason = reasonFrom(words, plan.document, changes);
    const { number, document } = await writeRevision(
      tx,
      plan,
      { kind: "edited", authorId: ctx.actor.id, reason, changes: wanted, key },
      ctx.now,
    );
    await refuseUnexplained(tx, plan, { typed: input.reason, changes, document }, ctx.now);
    await alongside?.(tx);
    return { revision: number };
  });
}
