"use server";

import { redirect } from "next/navigation";
import { endDraft } from "@/app/(app)/end-draft";
import { failure } from "@/components/ui/failure";
import type { FormState } from "@/components/ui/form-state";
import { givenOf, textOf } from "@/components/ui/form-values";
import { reportSchema } from "@/domain/moderation/forms";
import { caller } from "@/server/rsc";

/** What a form to report is about, by the one hidden field that it has. */
function aboutOf(form: FormData) {
  const [postId, caseSlug] = [givenOf(form, "postId"), givenOf(form, "caseSlug")];
  if (postId !== null) return { postId };
  return caseSlug === null ? { memberHandle: textOf(form, "memberHandle") } : { caseSlug };
}

/** Reports a post, a case or a member and shows the receipt. */
export async function sendReport(_: FormState, form: FormData): Promise<FormState> {
  let sent: { no: number; urgent: boolean };
  try {
    const given = { about: aboutOf(form), reason: givenOf(form, "reason") ?? undefined, words: textOf(form, "words") };
    sent = await (await caller()).moderation.report(reportSchema.parse(given));
  } catch (error) {
    return failure(error, form);
  }
  await endDraft(form);
  redirect(`/discussion/mine?reported=${sent.urgent ? "urgent" : "yes"}&no=${sent.no}`);
}

/** Keeps a member away. */
export async function blockMember(_: FormState, form: FormData): Promise<FormState> {
  try {
    await (await caller()).safety.block({ memberId: textOf(form, "memberId") });
  } catch (error) {
    return failure(error, form);
  }
  return { ok: true, message: "Done. Under your account you can take it back." };
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
