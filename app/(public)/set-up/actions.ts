"use server";

import { redirect } from "next/navigation";
import { failure } from "@/components/ui/failure";
import type { FormState } from "@/components/ui/form-state";
import { caller } from "@/server/rsc";

/** Opens the first administrator's account and signs in to it. */
export async function setUp(_: FormState, form: FormData): Promise<FormState> {
  const text = (name: string) => String(form.get(name) ?? "");
  const api = await caller();
  try {
    await api.accounts.setUp({
      token: text("token"),
      name: text("name"),
      email: text("email"),
      password: text("password"),
      accepts: form.get("accepts") === "yes",
    });
  } catch (error) {
    return failure(error, form);
  }
  redirect("/admin");
}
