"use server";

import { redirect } from "next/navigation";
import { failure } from "@/components/ui/failure";
import type { FormState } from "@/components/ui/form-state";
import { textOf, ticked } from "@/components/ui/form-values";
import { caller } from "@/server/rsc";
import { endDraft } from "../../end-draft";
import { readExpertise, readOffer } from "../read-form";

/** Sends the application. */
export async function apply(_: FormState, form: FormData): Promise<FormState> {
  const api = await caller();
  try {
    await api.programmes.applyToMentor({
      motivation: textOf(form, "motivation"),
      ...readExpertise(form),
      ...readOffer(form),
      listed: ticked(form, "listed"),
    });
  } catch (error) {
    return failure(error, form);
  }
  await endDraft(form);
  redirect("/mentoring");
}
