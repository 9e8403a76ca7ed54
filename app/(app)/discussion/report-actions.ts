"use server";

import { redirect } from "next/navigation";
import { failure } from "@/components/ui/failure";
import type { FormState } from "@/components/ui/form-state";
import { givenOf, textOf } from "@/components/ui/form-values";
import { reportSchema } from "@/domain/moderation/forms";
import { caller } from "@/server/rsc";

/** Reports a post or a case and shows the receipt. */
export async function sendReport(_: FormState, form: FormData): Promise<FormState> {
  let urgent: boolean;
  try {
    const postId = givenOf(form, "postId");
    const about = postId === null ? { caseSlug: textOf(form, "caseSlug") } : { postId };
    const given = { about, reason: givenOf(form, "reason") ?? undefined, words: textOf(form, "words") };
    ({ urgent } = await (await caller()).moderation.report(reportSchema.parse(given)));
  } catch (error) {
    return failure(error, form);
  }
  redirect(`/discussion/mine?reported=${urgent ? "urgent" : "yes"}`);
}

/** Keeps the author of a post away. */
export async function blockAuthor(_: FormState, form: FormData): Promise<FormState> {
  try {
    await (await caller()).moderation.blockAuthor({ postId: textOf(form, "postId") });
  } catch (error) {
    return failure(error, form);
  }
  return { ok: true, message: "Done. Under your account you can take it back." };
}
