"use server";

import { revalidatePath } from "next/cache";
import { readFiles } from "@/app/(public)/discussion/form-files";
import { failure } from "@/components/ui/failure";
import type { FormState } from "@/components/ui/form-state";
import { numberOf, textOf } from "@/components/ui/form-values";
import { editPostSchema } from "@/domain/discussion/forms";
import { caller } from "@/server/rsc";

const here = "/discussion/mine";

/** Changes a post that waits, or sends again one that was sent back. */
export async function sendAgain(_: FormState, form: FormData): Promise<FormState> {
  const { files, answer, answered } = await readFiles(form);
  if (answer !== undefined) return answer;
  try {
    const revision = numberOf(form, "revision");
    const given = { postId: textOf(form, "postId"), revision, body: textOf(form, "body"), files };
    await (await caller()).discussion.editPost(editPostSchema.parse(given));
  } catch (error) {
    return answered(failure(error, form));
  }
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
