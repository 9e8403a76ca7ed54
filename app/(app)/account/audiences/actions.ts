"use server";

import { revalidatePath } from "next/cache";
import { failure } from "@/components/ui/failure";
import type { FormState } from "@/components/ui/form-state";
import { textOf, ticked } from "@/components/ui/form-values";
import { type Audience, audiences, type VisibleField, visibleFields } from "@/domain/accounts/visibility";
import { caller } from "@/server/rsc";

/** Saves who sees what. */
export async function saveAudiences(_: FormState, form: FormData): Promise<FormState> {
  const fields: Partial<Record<VisibleField, Audience>> = {};
  for (const field of visibleFields) {
    const audience = audiences.find((one) => one === textOf(form, field));
    if (audience !== undefined) fields[field] = audience;
  }
  const api = await caller();
  try {
    await api.accounts.saveVisibility({ fields, hiddenFromOwnOrganisation: ticked(form, "hidden") });
  } catch (error) {
    return failure(error, form);
  }
  revalidatePath("/account/audiences");
  return { ok: true, message: "Saved. It holds from now on." };
}

/** Lets somebody find one again. */
export async function unblock(_: FormState, form: FormData): Promise<FormState> {
  const api = await caller();
  try {
    await api.safety.unblock({ memberId: textOf(form, "id") });
  } catch (error) {
    return failure(error, form);
  }
  revalidatePath("/account/audiences");
  return { ok: true, message: "Taken back." };
}
