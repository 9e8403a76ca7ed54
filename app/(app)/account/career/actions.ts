"use server";

import { revalidatePath } from "next/cache";
import { endDraft } from "@/app/(app)/end-draft";
import { readDomainChoice } from "@/components/accounts/profile-options";
import { failure } from "@/components/ui/failure";
import type { FormState } from "@/components/ui/form-state";
import { givenOf, numberOf, textOf, ticked } from "@/components/ui/form-values";
import { caller } from "@/server/rsc";

const here = "/account/career";
const employment = ["permanent", "contract", "part_time"] as const;

/** Saves the post one holds now. */
export async function saveCareer(_: FormState, form: FormData): Promise<FormState> {
  const { domainId, subdomainId } = readDomainChoice(textOf(form, "currentDomain"));
  const api = await caller();
  try {
    await api.accounts.saveCareer({
      currentRoleId: textOf(form, "currentRoleId"),
      jobTitle: textOf(form, "jobTitle"),
      organisation: textOf(form, "organisation"),
      unit: textOf(form, "unit"),
      lineManagerEmail: textOf(form, "lineManagerEmail"),
      currentDomainId: domainId ?? "",
      currentSubdomainId: subdomainId ?? "",
      employmentType: employment.find((type) => type === textOf(form, "employmentType")) ?? null,
      yearsExperience: numberOf(form, "yearsExperience"),
      hoursPerMonth: numberOf(form, "hoursPerMonth"),
    });
  } catch (error) {
    return failure(error, form);
  }
  revalidatePath(here);
  return { ok: true, message: "Saved." };
}

/** Adds or changes a post of one's history. */
export async function savePost(_: FormState, form: FormData): Promise<FormState> {
  const id = textOf(form, "id");
  const api = await caller();
  try {
    await api.accounts.saveHeldRole({
      ...(id === "" ? {} : { id }),
      post: {
        roleId: textOf(form, "roleId"),
        domainId: textOf(form, "domainId"),
        title: textOf(form, "title"),
        note: textOf(form, "note"),
        fromYear: numberOf(form, "fromYear") ?? Number.NaN,
        toYear: numberOf(form, "toYear"),
        largeTransformation: ticked(form, "largeTransformation"),
      },
    });
  } catch (error) {
    return failure(error, form);
  }
  await endDraft(form);
  revalidatePath(here);
  return { ok: true, message: "Saved." };
}

/** Takes a post out of one's history. */
export async function removePost(_: FormState, form: FormData): Promise<FormState> {
  const api = await caller();
  try {
    await api.accounts.removeHeldRole({ id: textOf(form, "id") });
  } catch (error) {
    return failure(error, form);
  }
  revalidatePath(here);
  return { ok: true, message: "Removed." };
}

/** Adds a credential, or changes its dates and its badge. */
export async function saveCredential(_: FormState, form: FormData): Promise<FormState> {
  const api = await caller();
  const picture = form.get("badge");
  let changed: boolean;
  try {
    ({ changed } = await api.accounts.saveHeldCredential({
      credentialId: textOf(form, "credentialId"),
      obtainedOn: givenOf(form, "obtainedOn"),
      expiresOn: givenOf(form, "expiresOn"),
      badgeUrl: givenOf(form, "badgeUrl"),
      dropBadge: ticked(form, "dropBadge"),
      ...(picture instanceof File && picture.size > 0 ? { badge: new Uint8Array(await picture.arrayBuffer()) } : {}),
    }));
  } catch (error) {
    return failure(error, form);
  }
  revalidatePath(here);
  return { ok: true, message: changed ? "Saved as self-declared." : "Nothing had changed." };
}

/** Takes a credential off the profile. */
export async function removeCredential(_: FormState, form: FormData): Promise<FormState> {
  const api = await caller();
  try {
    await api.accounts.removeHeldCredential({ id: textOf(form, "id") });
  } catch (error) {
    return failure(error, form);
  }
  revalidatePath(here);
  return { ok: true, message: "Removed." };
}
