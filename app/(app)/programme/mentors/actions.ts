"use server";

import { revalidatePath } from "next/cache";
import { endDraft } from "@/app/(app)/end-draft";
import { failure } from "@/components/ui/failure";
import { type FormState, typedValues } from "@/components/ui/form-state";
import { textOf } from "@/components/ui/form-values";
import { caller } from "@/server/rsc";

const here = "/programme/mentors";

/** Approves or declines. */
export async function decide(_: FormState, form: FormData): Promise<FormState> {
  const decision = (["approve", "decline"] as const).find((one) => one === textOf(form, "decision"));
  if (decision === undefined) return { errors: { decision: "Choose one of the two." }, values: typedValues(form) };
  const api = await caller();
  try {
    await api.programmes.decideApplication({
      applicationId: textOf(form, "applicationId"),
      decision,
      reason: textOf(form, "reason"),
    });
  } catch (error) {
    return failure(error, form);
  }
  await endDraft(form);
  revalidatePath(here);
  return {
    ok: true,
    message: decision === "approve" ? "Approved. They are told now." : "Declined. They are told why.",
  };
}

/** Says that the certificate was looked at. */
export async function markSeen(_: FormState, form: FormData): Promise<FormState> {
  const api = await caller();
  try {
    await api.programmes.markCredentialSeen({ heldCredentialId: textOf(form, "id"), stamp: textOf(form, "stamp") });
  } catch (error) {
    return failure(error, form);
  }
  revalidatePath(here);
  return { ok: true, message: "Your name and today’s date stand beside it." };
}
