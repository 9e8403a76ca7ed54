"use server";

import { revalidatePath } from "next/cache";
import { failure } from "@/components/ui/failure";
import { type FormState, typedValues } from "@/components/ui/form-state";
import { textOf } from "@/components/ui/form-values";
import type { Hat } from "@/domain/actor";
import { freshCaller } from "@/server/rsc";

// Duties reach other people, so whoever gives or takes them proves first who they are.
// `here` is the page as they had searched it, to which they come back.
const kinds: readonly Hat["kind"][] = ["admin", "moderator", "safeguarding", "coordinator"];

/** Gives a duty. */
export async function grantHat(here: string, _: FormState, form: FormData): Promise<FormState> {
  const [given = "", programmeId] = textOf(form, "duty").split("/");
  const kind = kinds.find((one) => one === given);
  if (kind === undefined) return { errors: { duty: "Choose a duty." }, values: typedValues(form) };
  const api = await freshCaller(here);
  try {
    await api.programmes.grantHat({ memberId: textOf(form, "memberId"), kind, programmeId: programmeId ?? null });
  } catch (error) {
    return failure(error, form);
  }
  revalidatePath("/admin/members");
  return { ok: true, message: "Given. They sign in again and have it." };
}

/** Takes a duty back. */
export async function revokeHat(here: string, _: FormState, form: FormData): Promise<FormState> {
  const api = await freshCaller(here);
  try {
    await api.programmes.revokeHat({ hatId: textOf(form, "id") });
  } catch (error) {
    return failure(error, form);
  }
  revalidatePath("/admin/members");
  return { ok: true, message: "Taken back, and signed out on every device." };
}
