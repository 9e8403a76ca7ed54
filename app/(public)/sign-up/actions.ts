"use server";

import { redirect } from "next/navigation";
import { failure } from "@/components/ui/failure";
import type { FormState } from "@/components/ui/form-state";
import { keepClaim, keepTypedEmail } from "@/server/pending-sign-in";
import { caller } from "@/server/rsc";

/** Opens an account and leads to the page where the mailed code is typed; the way is the same for a known address. */
export async function signUp(_: FormState, form: FormData): Promise<FormState> {
  const text = (name: string) => String(form.get(name) ?? "");
  const api = await caller();
  try {
    const { claim } = await api.accounts.signUp({
      name: text("name"),
      email: text("email"),
      password: text("password"),
      adult: form.get("adult") === "yes",
      accepts: form.get("accepts") === "yes",
    });
    await keepClaim(claim);
  } catch (error) {
    return failure(error, form);
  }
  await keepTypedEmail(text("email"));
  redirect("/sign-in/code?next=/start");
}
