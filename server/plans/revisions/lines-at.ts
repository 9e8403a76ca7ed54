import { numbered } from "@/domain/plans/document";
import { visibleTo } from "@/domain/plans/visible";
import type { MemberCtx } from "@/server/context";
import { planToRead } from "../access";
import { documentAt } from "./history";

/** A line as people refer to it. */
export type NamedLine = { readonly id: string; readonly wbs: string };

/**
 * The references of the lines as they stood in a revision, by which what was typed then is to be read: of those lines alone that
 * this reader saw then and sees still. A number beyond the newest stands for it.
 */
export async function linesAt(ctx: MemberCtx, input: { planId: string; revision: number }): Promise<NamedLine[]> {
  const plan = await planToRead(ctx, input.planId);
  const then = await documentAt(ctx.db, plan, Math.min(input.revision, plan.revision));
  const [seen, sees] = [then, plan.document].map(
    (document) => new Set(visibleTo(plan.role, document).items.map(({ id }) => id)),
  );
  return numbered(then.items).flatMap(({ id, wbs }) => (seen?.has(id) && sees?.has(id) ? [{ id, wbs }] : []));
}
