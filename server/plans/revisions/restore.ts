import { and, eq } from "drizzle-orm";
import { planRevisions } from "@/db/schema/index";
import { canEditPlan } from "@/domain/plans/policy";
import { differences } from "@/domain/plans/revisions/changes";
import { reasonFrom } from "@/domain/plans/revisions/reason";
import { AlreadySaved } from "@/domain/plans/revisions/refusals";
import { authorize } from "@/domain/policy";
import type { MemberCtx } from "@/server/context";
import { lockPlan } from "../access";
import { documentAt } from "./history";
import { writeRevision } from "./revise";
import { refuseUnexplained } from "./unexplained";

/**
 * Makes the plan say again what it said at a revision, as a new revision. Gates that were passed since stay passed: a
 * decision is never undone by it. The same form twice is one revision, and for another reason it is refused (`AlreadySaved`).
 */
export async function restoreRevision(
  ctx: MemberCtx,
  input: { planId: string; revision: number; reason: string; key: string },
): Promise<{ revision: number }> {
  return ctx.db.transaction(async (tx) => {
    const plan = await lockPlan(tx, ctx.actor, input.planId, ctx.now);
    authorize(ctx.actor, canEditPlan, plan, { reason: "plans.only_the_owner_edits" });
    const [made] = await tx
      .select({ number: planRevisions.number, reason: planRevisions.reason })
      .from(planRevisions)
      .where(and(eq(planRevisions.planId, plan.id), eq(planRevisions.key, input.key)));
    const words = input.reason.trim() || `Back to revision ${input.revision}`;
    if (made !== undefined) {
      if (made.reason !== words) throw new AlreadySaved(plan.id, made.number);
      return { revision: made.number };
    }
    const then = await documentAt(tx, plan, input.revision);
    const passed = new Map(
      plan.document.items.flatMap((item) => (item.kind === "gate" && item.finishedOn ? [[item.id, item]] : [])),
    );
    const kept = then.items.map((item) => passed.get(item.id) ?? item);
    const lost = [...passed.values()].filter((gate) => !then.items.some((item) => item.id === gate.id));
    const document = { ...then, items: [...kept, ...lost] };
    const changes = differences(plan.document, document);
    const { number, document: written } = await writeRevision(
      tx,
      plan,
      {
        kind: "restored",
        authorId: ctx.actor.id,
        reason: reasonFrom(words, plan.document, changes),
        changes,
        key: input.key,
      },
      ctx.now,
    );
    await refuseUnexplained(tx, plan, { typed: input.reason, changes, document: written }, ctx.now);
    return { revision: number };
  });
}
