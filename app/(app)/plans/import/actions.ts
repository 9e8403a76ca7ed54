"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { planFailure } from "@/components/plans/plan-failure";
import { type FormState, typedValues } from "@/components/ui/form-state";
import { givenOf, textOf } from "@/components/ui/form-values";
import { caller } from "@/server/rsc";

/** Reads a file and shows what was read; nothing of it is a plan yet. */
export async function previewImport(_: FormState, form: FormData): Promise<FormState> {
  const file = form.get("file");
  if (!(file instanceof File) || file.size === 0)
    return { errors: { file: "Choose a file first." }, values: typedValues(form) };
  let problems: number;
  try {
    const api = await caller();
    const bytes = new Uint8Array(await file.arrayBuffer());
    ({ problems } = await api.plans.previewImport({ planId: givenOf(form, "planId"), fileName: file.name, bytes }));
  } catch (error) {
    return planFailure(error, form);
  }
  refresh();
  if (problems > 0)
    return {
      errors: { file: `${file.name} is no plan yet. The preview says what is wrong in which line.` },
      values: typedValues(form),
    };
  return { ok: true, message: `${file.name} was read. The preview says what it would become.` };
}

/** Takes in the file that was read, and opens the plan. */
export async function confirmImport(_: FormState, form: FormData): Promise<FormState> {
  let planId: string;
  try {
    const api = await caller();
    ({ planId } = await api.plans.importPlan({
      planId: givenOf(form, "planId"),
      reason: textOf(form, "reason"),
      key: textOf(form, "idempotencyKey"),
    }));
  } catch (error) {
    return planFailure(error, form);
  }
  redirect(`/plans/${planId}`);
}
