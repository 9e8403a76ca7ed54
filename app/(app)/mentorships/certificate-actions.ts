"use server";

import { refresh } from "next/cache";
import { failure } from "@/components/ui/failure";
import type { FormState } from "@/components/ui/form-state";
import { certificateOfSchema } from "@/domain/mentorships/certificate";
import { caller } from "@/server/rsc";

const of = (form: FormData) => certificateOfSchema.parse({ mentorshipId: form.get("mentorshipId") });

/** Gives the certificate an address at which anybody may check it. */
export async function shareCertificate(_: FormState, form: FormData): Promise<FormState> {
  try {
    const api = await caller();
    await api.mentorships.shareCertificate(of(form));
  } catch (error) {
    return failure(error, form);
  }
  refresh();
  return { ok: true, message: "Shared. The address is here, and on the file from now on." };
}

/** Takes that address back. */
export async function withdrawCertificate(_: FormState, form: FormData): Promise<FormState> {
  try {
    const api = await caller();
    await api.mentorships.withdrawCertificate(of(form));
  } catch (error) {
    return failure(error, form);
  }
  refresh();
  return { ok: true, message: "Withdrawn. The address leads nowhere now." };
}

/** Agrees to be named on the certificate of the other, or takes that back. */
export async function nameOnCertificate(_: FormState, form: FormData): Promise<FormState> {
  const agrees = form.get("agrees") === "yes";
  try {
    const api = await caller();
    await api.mentorships.agreeToBeNamed({ ...of(form), agrees });
  } catch (error) {
    return failure(error, form);
  }
  refresh();
  return {
    ok: true,
    message: agrees ? "Agreed. Your name may stand there." : "Taken off. Your name stands there no more.",
  };
}
