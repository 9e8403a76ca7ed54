"use server";

import { revalidatePath } from "next/cache";
import { endDraft } from "@/app/(app)/end-draft";
import { readFiles } from "@/app/(public)/discussion/form-files";
import { previewIn } from "@/app/(public)/discussion/posting";
import { wantsPreview } from "@/components/markdown/preview";
import { failure } from "@/components/ui/failure";
import type { FormState } from "@/components/ui/form-state";
import { numberOf, textOf } from "@/components/ui/form-values";
import { editPostSchema } from "@/domain/discussion/forms";
import { answerConflict } from "@/server/answer-conflict";
import { caller } from "@/server/rsc";

const here = "/discussion/mine";

/** Changes a post that waits, or sends again one that was sent back. */
export async function sendAgain(_: FormState, form: FormData): Promise<FormState> {
  const { files, answer, answered } = await readFiles(form);
  if (answer !== undefined) return answer;
  if (wantsPreview(form)) return answered(await previewIn(form));
  try {
    const revision = numberOf(form, "revision");
    const given = { postId: textOf(form, "postId"), revision, body: textOf(form, "body"), files };
    await (await caller()).discussion.editPost(editPostSchema.parse(given));
  } catch (error) {
    const state = failure(error, form);
    if (state?.conflict !== undefined) await answerConflict();
    return answered(state);
  }
  await endDraft(form);
  revalidatePath(here);
  return { ok: true, message: "Saved. A moderator reads it before it is shown." };
}

/** Takes a post back that nobody has been shown. */
export async function takeBack(_: FormState, form: FormData): Promise<FormState> {
  try {
    await (await caller()).discussion.deletePost({ postId: textOf(form, "postId") });
  } catch (error) {
    return failure(error, form);
  }
  revalidatePath(here);
  return { ok: true, message: "Taken back. Nothing of it is kept." };
}
