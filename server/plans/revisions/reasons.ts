import { and, eq, inArray, or, type SQL, type SQLWrapper, sql } from "drizzle-orm";
import { planRevisions } from "@/db/schema/index";
import { everHidden, isReasonFor } from "@/domain/plans/visible";
import type { MemberCtx } from "@/server/context";
import type { ReadablePlan } from "../access";

/** Inside a query on `plan_revisions`: it carries out what this member suggested. */
export function carriesOut(memberId: string): SQL<boolean> {
  return sql<boolean>`exists (
    select from plan_suggestions s where s.id = plan_revisions.key and s.author_id = ${memberId})`;
}

/**
 * Which of these revisions, named by their numbers or by a query for them, have a reason that is not for this reader. Its owner
 * hears all, and nothing is read for them.
 */
export async function untoldReasons(
  { db, actor }: MemberCtx,
  plan: ReadablePlan,
  numbers: readonly number[] | SQLWrapper,
): Promise<ReadonlySet<number>> {
  if (plan.role === "owner") return new Set();
  const asked = inArray(planRevisions.number, "length" in numbers ? [...numbers] : numbers);
  const removals = sql`${planRevisions.changes} @> '[{"field":"item","after":null}]'`;
  const rows = await db
    .select({
      number: planRevisions.number,
      kind: planRevisions.kind,
      changes: planRevisions.changes,
      isTheirs: carriesOut(actor.id),
    })
    .from(planRevisions)
    .where(and(eq(planRevisions.planId, plan.id), or(asked, removals)));
  const gone = everHidden(
    plan.document,
    rows.flatMap(({ changes }) => changes),
  );
  return new Set(rows.flatMap((row) => (isReasonFor(plan.role, row, gone) ? [] : [row.number])));
}
