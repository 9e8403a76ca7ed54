"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { failure } from "@/components/ui/failure";
import type { FormState } from "@/components/ui/form-state";
import { textOf } from "@/components/ui/form-values";
import { caller, freshCaller } from "@/server/rsc";

const here = "/account/security";

/** Signs one device out. */
export async function revokeSession(_: FormState, form: FormData): Promise<FormState> {
  const api = await caller();
  try {
    await api.accounts.revokeSession({ sessionId: textOf(form, "id") });
  } catch (error) {
    return failure(error, form);
  }
  revalidatePath(here);
  return { ok: true, message: "That device is signed out." };
}

/** Signs every other device out. */
export async function revokeOthers(): Promise<FormState> {
  const api = await caller();
  let count: number;
  try {
    ({ count } = await api.accounts.revokeOtherSessions());
  } catch (error) {
    return failure(error);
  }
  revalidatePath(here);
  return { ok: true, message: count === 1 ? "One device is signed out." : `${count} devices are signed out.` };
}

/** Changes the password; other devices are signed out. */
export async function changePassword(_: FormState, form: FormData): Promise<FormState> {
  const api = await freshCaller(here);
  try {
    await api.accounts.changePassword({ password: textOf(form, "password") });
  } catch (error) {
    return failure(error, form);
  }
  revalidatePath(here);
  return { ok: true, message: "The password is changed. Every other device is signed out." };
}

/** Ends the way in through the identity provider. */
export async function disconnectProvider(): Promise<FormState> {
  const api = await freshCaller(here);
  try {
    await api.accounts.disconnectIdentities();
  } catch (error) {
    return failure(error);
  }
  revalidatePath(here);
  return { ok: true, message: "It opens this account no more." };
}

/** Asks for mail to a new address. */
export async function changeEmail(_: FormState, form: FormData): Promise<FormState> {
  const api = await freshCaller(here);
  try {
    await api.accounts.requestEmailChange({ email: textOf(form, "email") });
  } catch (error) {
    return failure(error, form);
  }
  redirect("/account/email/confirm");
}
