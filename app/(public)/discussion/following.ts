"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { endDraft } from "@/app/(app)/end-draft";
import { failure } from "@/components/ui/failure";
import type { FormState } from "@/components/ui/form-state";
import { givenOf, textOf } from "@/components/ui/form-values";
import { keepPostSchema, watchSchema } from "@/domain/discussion/forms";
import { env } from "@/server/env";
import { caller } from "@/server/rsc";

/** Says how closely the member follows a thread, a tag or a domain. */
export async function setWatch(form: FormData): Promise<void> {
  const { discussion } = await caller();
  await discussion.watch(
    watchSchema.parse({ kind: textOf(form, "kind"), subject: textOf(form, "subject"), level: givenOf(form, "level") }),
  );
  refresh();
}

/** Where the form was opened from: a post of a discussion, or the page of what is kept. */
function backOf(form: FormData): string {
  const back = textOf(form, "back");
  const isOfPost = /^\/(cases|discussion)\/[a-z0-9-]+\?from=[\d.]+#post-[\d.]+$/.test(back);
  return isOfPost || /^\/discussion\/kept(\?after=[\da-f.-]+)?$/.test(back) ? back : "/discussion/kept";
}

/** Writes down the lesson that the member draws from a post that they keep, or lets the post go. */
export async function saveLesson(_: FormState, form: FormData): Promise<FormState> {
  try {
    const { discussion } = await caller();
    const keep = textOf(form, "intent") !== "let-go";
    await discussion.keepPost(
      keepPostSchema.parse({ postId: textOf(form, "postId"), keep, lesson: textOf(form, "lesson") }),
    );
  } catch (error) {
    return failure(error, form);
  }
  await endDraft(form);
  redirect(backOf(form));
}

/** Makes the private address of a feed and shows it, this once. */
export async function makeFeed(_: FormState, form: FormData): Promise<FormState> {
  try {
    const { discussion } = await caller();
    const { token } = await discussion.makeFeed({ key: textOf(form, "idempotencyKey") });
    refresh();
    return { ok: true, message: `The address, shown this once: ${new URL(`/feeds/${token}`, env().appUrl).href}` };
  } catch (error) {
    return failure(error, form);
  }
}

/** Ends the private address of the feed. */
export async function revokeFeed(_: FormState, form: FormData): Promise<FormState> {
  try {
    const { discussion } = await caller();
    await discussion.revokeFeed();
    refresh();
    return { ok: true, message: "The address answers nothing any more." };
  } catch (error) {
    return failure(error, form);
  }
}
