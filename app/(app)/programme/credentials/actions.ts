"use server";

import { refresh } from "next/cache";
import { failure } from "@/components/ui/failure";
import type { FormState } from "@/components/ui/form-state";
import { textOf } from "@/components/ui/form-values";
import { caller } from "@/server/rsc";

/** Says that the certificate was looked at. */
export async function markSeen(_: FormState, form: FormData): Promise<FormState> {
  try {
    const api = await caller();
    await api.programmes.markCredentialSeen({ heldCredentialId: textOf(form, "id"), stamp: textOf(form, "stamp") });
  } catch (error) {
    return failure(error, form);
  }
  refresh();
  return { ok: true, message: "Your name and today’s date stand beside it. Its holder is told." };
}

/** Takes that back. */
export async function unmarkSeen(_: FormState, form: FormData): Promise<FormState> {
  try {
    const api = await caller();
    await api.programmes.unmarkCredentialSeen({ heldCredentialId: textOf(form, "id") });
  } catch (error) {
    return failure(error, form);
  }
  refresh();
  return { ok: true, message: "Taken back. It stands as self-declared again." };
}
