"use server";

import { revalidatePath } from "next/cache";
import { endDraft } from "@/app/(app)/end-draft";
import { failure } from "@/components/ui/failure";
import type { FormState } from "@/components/ui/form-state";
import { textOf, textsOf } from "@/components/ui/form-values";
import { type ConsentDocument, consentDocuments } from "@/domain/accounts/consent";
import { caller } from "@/server/rsc";

/** Saves who one is. */
export async function saveAbout(_: FormState, form: FormData): Promise<FormState> {
  const api = await caller();
  const languages = textOf(form, "languages")
    .split(/[,;]/)
    .map((one) => one.trim())
    .filter((one) => one !== "");
  try {
    await api.accounts.saveAbout({
      name: textOf(form, "name"),
      pronouns: textOf(form, "pronouns"),
      headline: textOf(form, "headline"),
      bio: textOf(form, "bio"),
      city: textOf(form, "city"),
      country: textOf(form, "country"),
      timeZone: textOf(form, "timeZone"),
      languages,
    });
  } catch (error) {
    return failure(error, form);
  }
  await endDraft(form);
  revalidatePath("/", "layout");
  return { ok: true, message: "Saved." };
}

/** Stores a photograph. */
export async function uploadPhoto(_: FormState, form: FormData): Promise<FormState> {
  const file = form.get("photo");
  if (!(file instanceof File) || file.size === 0)
    return { errors: { photo: "Choose a photograph first." }, values: {} };
  const api = await caller();
  try {
    await api.accounts.savePhoto({ bytes: new Uint8Array(await file.arrayBuffer()) });
  } catch (error) {
    return failure(error, form);
  }
  revalidatePath("/", "layout");
  return { ok: true, message: "The photograph is stored." };
}

/** Goes back to initials. */
export async function removePhoto(): Promise<FormState> {
  const api = await caller();
  try {
    await api.accounts.removePhoto();
  } catch (error) {
    return failure(error);
  }
  revalidatePath("/", "layout");
  return { ok: true, message: "The photograph is gone; your initials stand in its place." };
}

/** Accepts the texts in force. */
export async function acceptTexts(_: FormState, form: FormData): Promise<FormState> {
  const asked = textsOf(form, "document");
  const documents = consentDocuments.filter((document): document is ConsentDocument => asked.includes(document));
  const api = await caller();
  try {
    await api.accounts.giveConsent({ documents });
  } catch (error) {
    return failure(error, form);
  }
  revalidatePath("/account");
  return { ok: true, message: "Accepted." };
}
