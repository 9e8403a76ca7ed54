import type { z } from "zod";
import { DomainError } from "@/domain/errors";
import type { PlanDocument } from "@/domain/plans/document";
import type { suggestSchema } from "@/domain/plans/forms";
import type { PlanChange } from "@/domain/plans/revisions/changes";
import { additionOf, headChanges, itemChanges, itemIn, removalOf } from "@/domain/plans/revisions/form-changes";
import type { MemberCtx } from "@/server/context";
import { startingPoint } from "../revisions/items";
import { suggestChange } from "./suggestions";

export type Suggest = z.output<typeof suggestSchema>;

/** What a suggestion would change of a plan. The form's key is the id of a new line, so that sending it twice adds one. */
function suggestedChanges(from: PlanDocument, input: Suggest): PlanChange[] {
  switch (input.what) {
    case "item":
      return itemChanges(itemIn(from, input.itemId), input.fields);
    case "new": {
      const { title } = input.fields;
      if (!title) throw new DomainError("INVALID", "plans.title_wanted", "title");
      return [additionOf(from, { id: input.key, kind: input.kind, title }, input.fields)];
    }
    case "removal":
      return removalOf(from, input.itemId);
    case "plan":
      return headChanges(() => from, input.fields);
  }
}

/**
 * What the mentor would change of a line or of the plan itself, a line that they would add or take out: each from the revision that
 * they looked at, and for the owner to take up or leave.
 */
export async function suggest(ctx: MemberCtx, input: Suggest): Promise<{ suggestionId: string }> {
  const { planId, reason, key } = input;
  const from = await startingPoint(ctx, planId, input.revision);
  return suggestChange(ctx, { planId, reason, key, changes: suggestedChanges(from, input) });
}
