"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { failure } from "@/components/ui/failure";
import type { FormState } from "@/components/ui/form-state";
import { textOf } from "@/components/ui/form-values";
import { movePlanSchema } from "@/domain/plans/life";
import { caller } from "@/server/rsc";

/** Completes a plan, gives it up or takes it up again, and leads back to it. */
export async function movePlan(_: FormState, form: FormData): Promise<FormState> {
  const planId = textOf(form, "planId");
  try {
    const api = await caller();
    const [to, reason, key] = [textOf(form, "to"), textOf(form, "reason"), textOf(form, "idempotencyKey")];
    await api.plans.move(movePlanSchema.parse({ planId, to, reason, key }));
  } catch (error) {
    return failure(error, form);
  }
  refresh();
  redirect(`/plans/${planId}`);
}

/** Deletes a plan for good and leads to the others. */
export async function removePlan(_: FormState, form: FormData): Promise<FormState> {
  try {
    const api = await caller();
    await api.plans.remove({ planId: textOf(form, "planId") });
  } catch (error) {
    return failure(error, form);
  }
  redirect("/plans");
}
