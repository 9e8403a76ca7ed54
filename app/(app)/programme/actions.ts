"use server";

import { revalidatePath } from "next/cache";
import { endDraft } from "@/app/(app)/end-draft";
import { failure } from "@/components/ui/failure";
import type { FormState } from "@/components/ui/form-state";
import { numberOf, textOf, ticked } from "@/components/ui/form-values";
import { caller } from "@/server/rsc";

/** Saves a programme's name, words and rules. */
export async function saveProgramme(_: FormState, form: FormData): Promise<FormState> {
  const count = (name: string) => numberOf(form, name) ?? Number.NaN;
  const api = await caller();
  try {
    await api.programmes.saveProgramme({
      programmeId: textOf(form, "programmeId"),
      name: textOf(form, "name"),
      description: textOf(form, "description"),
      contact: textOf(form, "contact"),
      applicationDays: count("applicationDays"),
      requestAnswerDays: count("requestAnswerDays"),
      questionPauseDays: count("questionPauseDays"),
      rankedChoices: count("rankedChoices"),
      openRequests: count("openRequests"),
      silentAfterLapses: count("silentAfterLapses"),
      agreementDays: count("agreementDays"),
      approvalRequired: ticked(form, "approvalRequired"),
      briefingRequired: ticked(form, "briefingRequired"),
      sameEmployerAllowed: ticked(form, "sameEmployerAllowed"),
    });
  } catch (error) {
    return failure(error, form);
  }
  await endDraft(form);
  revalidatePath("/programme");
  return { ok: true, message: "Saved. The rules hold for what begins from now on; dates already given stay." };
}
