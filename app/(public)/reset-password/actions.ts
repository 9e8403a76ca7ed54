"use server";

import { redirect } from "next/navigation";
import { failure } from "@/components/ui/failure";
import type { FormState } from "@/components/ui/form-state";
import { forgetPendingSignIn, keepTypedEmail } from "@/server/pending-sign-in";
import { caller } from "@/server/rsc";

/** Sends the mail with which to choose a new password. */
export async function askForReset(_: FormState, form: FormData): Promise<FormState> {
  const email = String(form.get("email") ?? "");
  const api = await caller();
  try {
    await api.accounts.requestPasswordReset({ email });
  } catch (error) {
    return failure(error, form);
  }
  await keepTypedEmail(email);
  redirect("/reset-password/choose");
}

/** Sets the new password by link or by code, and signs in. */
export async function choosePassword(_: FormState, form: FormData): Promise<FormState> {
  const text = (name: string) => String(form.get(name) ?? "");
  const proof = text("token") === "" ? { email: text("email"), code: text("code") } : { token: text("token") };
  const api = await caller();
  try {
    await api.accounts.resetPassword({ proof, password: text("password") });
  } catch (error) {
    return failure(error, form);
  }
  await forgetPendingSignIn();
  redirect("/today");
}
