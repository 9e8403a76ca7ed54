"use server";

import { redirect } from "next/navigation";
import { failure } from "@/components/ui/failure";
import type { FormState } from "@/components/ui/form-state";
import { safeNext } from "@/domain/accounts/redirect";
import { caller } from "@/server/rsc";

/** Proves it by the password, or by the mailed code when one was typed. */
export async function confirmItIsMe(_: FormState, form: FormData): Promise<FormState> {
  const text = (name: string) => String(form.get(name) ?? "");
  const api = await caller();
  try {
    await api.accounts.confirmIdentity(form.has("code") ? { code: text("code") } : { password: text("password") });
  } catch (error) {
    return failure(error, form);
  }
  redirect(safeNext(text("next"), "/account"));
}

/** Mails a code to one's own address. */
export async function mailMeACode(): Promise<FormState> {
  const api = await caller();
  try {
    const { sentTo } = await api.accounts.requestConfirmationCode();
    return { ok: true, message: `Sent to ${sentTo}. The code works for ten minutes.` };
  } catch (error) {
    return failure(error);
  }
}
