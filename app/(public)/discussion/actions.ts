"use server";

import { refresh } from "next/cache";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { endDraft } from "@/app/(app)/end-draft";
import { wantsPreview } from "@/components/markdown/preview";
import { failure } from "@/components/ui/failure";
import type { FormState } from "@/components/ui/form-state";
import { givenOf, numberOf, textOf, textsOf, ticked } from "@/components/ui/form-values";
import {
  editPostSchema,
  keepPostSchema,
  markReadSchema,
  openThreadSchema,
  reactSchema,
  suggestMentionsSchema,
  takeawaySchema,
} from "@/domain/discussion/forms";
import { answerConflict } from "@/server/answer-conflict";
import type { Posted } from "@/server/discussion/posts/write";
import { caller } from "@/server/rsc";
import { readFiles } from "./form-files";
import { audienceOf, postingPlaceOf, previewIn } from "./posting";

/** Where the author of a new post goes: to it, or to where it waits, which is drawn anew only at an address of its own. */
function placeOf({ path, number, postId }: Posted): string {
  return number === null ? `${path}?sent=${postId.slice(0, 8)}#waiting-posts` : `${path}?from=${number}#post-${number}`;
}

/** Answers in a thread and shows the answer there. */
export async function reply(_: FormState, form: FormData): Promise<FormState> {
  const { files, answer, answered } = await readFiles(form);
  if (answer !== undefined) return answer;
  if (wantsPreview(form)) return answered(await previewIn(form));
  let posted: Posted;
  try {
    const api = await caller();
    posted = await api.discussion.reply({
      threadNo: numberOf(form, "threadNo") ?? 0,
      replyTo: givenOf(form, "replyTo"),
      body: textOf(form, "body"),
      asMember: ticked(form, "asMember"),
      watch: ticked(form, "watch"),
      files,
      key: textOf(form, "idempotencyKey"),
    });
  } catch (error) {
    return answered(failure(error, form));
  }
  await endDraft(form);
  redirect(placeOf(posted));
}

/** Opens a thread and shows it. */
export async function openThread(_: FormState, form: FormData): Promise<FormState> {
  const { files, answer, answered } = await readFiles(form);
  if (answer !== undefined) return answer;
  if (wantsPreview(form)) return answered(await previewIn(form));
  let posted: Posted;
  try {
    const api = await caller();
    posted = await api.discussion.openThread(
      openThreadSchema.parse({
        title: textOf(form, "title"),
        body: textOf(form, "body"),
        caseId: givenOf(form, "caseId"),
        domainId: givenOf(form, "domainId"),
        stage: givenOf(form, "stage"),
        ...audienceOf(form),
        tagIds: textsOf(form, "tagIds"),
        asMember: ticked(form, "asMember"),
        quiet: ticked(form, "quiet"),
        files,
        key: textOf(form, "idempotencyKey"),
      }),
    );
  } catch (error) {
    return answered(failure(error, form));
  }
  await endDraft(form);
  redirect(placeOf(posted));
}

/** Saves one's own post with other words. */
export async function editPost(_: FormState, form: FormData): Promise<FormState> {
  const { files, answer, answered } = await readFiles(form);
  if (answer !== undefined) return answer;
  if (wantsPreview(form)) return answered(await previewIn(form));
  try {
    const api = await caller();
    const revision = numberOf(form, "revision");
    await api.discussion.editPost(
      editPostSchema.parse({ postId: textOf(form, "postId"), revision, body: textOf(form, "body"), files }),
    );
  } catch (error) {
    const state = failure(error, form);
    if (state?.conflict !== undefined) await answerConflict();
    return answered(state);
  }
  await endDraft(form);
  redirect(backOf(form));
}

/** Takes back one's own post. */
export async function deletePost(_: FormState, form: FormData): Promise<FormState> {
  try {
    const api = await caller();
    await api.discussion.deletePost({ postId: textOf(form, "postId") });
  } catch (error) {
    return failure(error, form);
  }
  redirect(backOf(form));
}

/** Where the form was opened from; an address of a discussion and nothing else. */
function backOf(form: FormData): string {
  const back = textOf(form, "back");
  return /^\/(cases|discussion)\/[a-z0-9-]+(\?from=[\d.]+)?#post-[\d.]+$/.test(back) ? back : "/discussion";
}

/** What a press on a post says: one of the three reactions, that it is kept, that it is a takeaway; or that it is no more. */
export async function pressPost(form: FormData): Promise<void> {
  const [what, state] = textOf(form, "do").split(" ");
  const postId = textOf(form, "postId");
  const on = state === "on";
  try {
    const { discussion } = await caller();
    if (what === "keep") await discussion.keepPost(keepPostSchema.parse({ postId, keep: on, lesson: null }));
    else if (what === "takeaway") await discussion.markTakeaway(takeawaySchema.parse({ postId, on }));
    else await discussion.reactTo(reactSchema.parse({ postId, kind: what, on }));
  } catch (error) {
    // The post is gone meanwhile, or all places are taken: the page drawn anew shows which. A bug is thrown again.
    failure(error);
  }
  // Without scripts the whole page is drawn again: it begins where the post is.
  if (!(await headers()).has("next-action")) redirect(backOf(form));
  refresh();
}

/** Finds people whom the reader may name where a form posts, by what they have typed of a name. `place` is as much of it as says where. */
export async function offerNames(place: FormData, typed: string) {
  const { discussion } = await caller();
  return discussion.suggestMentions(suggestMentionsSchema.parse({ place: postingPlaceOf(place), typed }));
}

/** Remembers that posts were read. */
export async function markPostsRead(threadNo: number, seqs: readonly number[]): Promise<void> {
  const { discussion } = await caller();
  await discussion.markRead(markReadSchema.parse({ threadNo, seqs }));
}

/** Remembers that the whole thread was read. */
export async function markThreadRead(form: FormData): Promise<void> {
  const { discussion } = await caller();
  await discussion.markRead(markReadSchema.parse({ threadNo: numberOf(form, "threadNo"), seqs: null }));
  refresh();
}
