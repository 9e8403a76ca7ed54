"use server";

import { refresh } from "next/cache";
import { failure } from "@/components/ui/failure";
import type { FormState } from "@/components/ui/form-state";
import { numberOf, textOf } from "@/components/ui/form-values";
import { type LineMove, moveItemSchema } from "@/domain/plans/revisions/order";
import { caller } from "@/server/rsc";

/** Where the pressed button, or the choice beside it, says that the line goes. */
function moveOf(form: FormData): { itemId: string; to: LineMove | string } {
  const [how = "", itemId = ""] = textOf(form, "move").split(":");
  const goal = textOf(form, "goal");
  return { itemId, to: how === "goal" ? { goalId: goal === "" ? null : goal } : how };
}

/** Moves one line and says where it stands now. */
export async function moveItem(_: FormState, form: FormData): Promise<FormState> {
  const planId = textOf(form, "planId");
  let message: string;
  try {
    const api = await caller();
    const { itemId, to } = moveOf(form);
    const revision = numberOf(form, "revision");
    await api.plans.moveItem(
      moveItemSchema.parse({ planId, itemId, to, revision, key: textOf(form, "idempotencyKey") }),
    );
    const { lines } = await api.plans.get({ planId });
    const line = lines.find(({ id }) => id === itemId);
    message = line === undefined ? "Moved." : `“${line.title}” stands at ${line.wbs} now.`;
  } catch (error) {
    return failure(error, form);
  }
  refresh();
  return { ok: true, message };
}
