"use server";

import { redirect } from "next/navigation";
import { failure } from "@/components/ui/failure";
import type { FormState } from "@/components/ui/form-state";
import { safeNext } from "@/domain/accounts/redirect";
import { forgetPendingSignIn, keepTypedEmail, keptClaim } from "@/server/pending-sign-in";
import { caller } from "@/server/rsc";

function text(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value : "";
}

/** Signs in by password and leads to where the person wanted to go. */
export async function signInWithPassword(_: FormState, form: FormData): Promise<FormState> {
  const api = await caller();
  try {
    await api.accounts.signInWithPassword({ email: text(form, "email"), password: text(form, "password") });
  } catch (error) {
    return failure(error, form);
  }
  redirect(safeNext(text(form, "next")));
}

/** Sends a code and a link, and leads to the page where the code is typed. */
export async function sendCode(_: FormState, form: FormData): Promise<FormState> {
  const api = await caller();
  const email = text(form, "email");
  try {
    await api.accounts.requestSignInCode({ email });
  } catch (error) {
    return failure(error, form);
  }
  await keepTypedEmail(email);
  redirect(`/sign-in/code?next=${encodeURIComponent(safeNext(text(form, "next")))}`);
}

/** Signs in by the code of a mail. */
export async function signInWithCode(_: FormState, form: FormData): Promise<FormState> {
  const api = await caller();
  try {
    await api.accounts.signInWithCode({
      email: text(form, "email"),
      code: text(form, "code"),
      claim: await keptClaim(),
    });
  } catch (error) {
    return failure(error, form);
  }
  await forgetPendingSignIn();
  redirect(safeNext(text(form, "next")));
}

/** Signs in by the link of a mail, once the button is pressed. */
export async function signInWithLink(_: FormState, form: FormData): Promise<FormState> {
  const api = await caller();
  try {
    await api.accounts.signInWithLink({ token: text(form, "token"), claim: await keptClaim() });
  } catch (error) {
    return failure(error, form);
  }
  await forgetPendingSignIn();
  redirect("/today");
}
