"use server";

import { refresh } from "next/cache";
import { failure } from "@/components/ui/failure";
import type { FormState } from "@/components/ui/form-state";
import { ticked } from "@/components/ui/form-values";
import { caller } from "@/server/rsc";

/** Keeps which mail one wants. */
export async function saveMailChoices(_: FormState, form: FormData): Promise<FormState> {
  const api = await caller();
  try {
    await api.notifications.saveMailChoices({
      plan_comments: ticked(form, "plan_comments"),
      post_answers: ticked(form, "post_answers"),
      post_watched: ticked(form, "post_watched"),
      posts_without_words: ticked(form, "posts_without_words"),
    });
  } catch (error) {
    return failure(error, form);
  }
  refresh();
  return { ok: true, message: "Saved." };
}
