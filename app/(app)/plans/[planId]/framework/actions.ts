"use server";

import { redirect } from "next/navigation";
import { planFailure } from "@/components/plans/plan-failure";
import type { FormState } from "@/components/ui/form-state";
import { numberOf, textOf } from "@/components/ui/form-values";
import { moveToFrameworkSchema } from "@/domain/plans/forms";
import { caller } from "@/server/rsc";

/** Reads the plan by another version of the framework from now on, and opens its benchmark. */
export async function moveToFramework(_: FormState, form: FormData): Promise<FormState> {
  const planId = textOf(form, "planId");
  try {
    const api = await caller();
    const input = {
      planId,
      version: numberOf(form, "version"),
      reason: textOf(form, "reason"),
      key: textOf(form, "idempotencyKey"),
    };
    await api.plans.moveToFramework(moveToFrameworkSchema.parse(input));
  } catch (error) {
    return planFailure(error, form);
  }
  redirect(`/plans/${planId}/benchmark`);
}
