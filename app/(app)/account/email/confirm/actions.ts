"use server";

import { redirect } from "next/navigation";
import { failure } from "@/components/ui/failure";
import type { FormState } from "@/components/ui/form-state";
import { textOf } from "@/components/ui/form-values";
import { caller } from "@/server/rsc";

/** Moves the account to the new address, by link or code. */
export async function confirmEmail(_: FormState, form: FormData): Promise<FormState> {
  const token = textOf(form, "token");
  const api = await caller();
  try {
    await api.accounts.confirmEmailChange(token === "" ? { code: textOf(form, "code") } : { token });
  } catch (error) {
    return failure(error, form);
  }
  redirect("/account/security");
}
