"use server";

import { refresh, revalidatePath } from "next/cache";
import { endDraft } from "@/app/(app)/end-draft";
import { failure } from "@/components/ui/failure";
import type { FormState } from "@/components/ui/form-state";
import { numberOf, textOf } from "@/components/ui/form-values";
import {
  changeThreadSchema,
  decideMatterSchema,
  decideWaitingSchema,
  movePostSchema,
  suspendSchema,
  unmaskSchema,
} from "@/domain/moderation/forms";
import { caller } from "@/server/rsc";

const here = "/moderation";

/** Shows a waiting post or sends it back. */
export async function decideWaiting(_: FormState, form: FormData): Promise<FormState> {
  const approve = textOf(form, "decision") === "approve";
  try {
    const given = {
      postId: textOf(form, "postId"),
      revision: numberOf(form, "revision"),
      words: textOf(form, "words"),
    };
    await (await caller()).moderation.decideWaiting(decideWaitingSchema.parse({ ...given, approve }));
  } catch (error) {
    return failure(error, form);
  }
  await endDraft(form);
  revalidatePath(here);
  return { ok: true, message: approve ? "Shown. Its author is told." : "Sent back. Its author is told why." };
}

/** Lets what was reported stand, or removes it. */
export async function decideMatter(_: FormState, form: FormData): Promise<FormState> {
  const remove = textOf(form, "decision") === "remove";
  try {
    const given = {
      matterId: textOf(form, "matterId"),
      revision: numberOf(form, "revision"),
      words: textOf(form, "words"),
    };
    await (await caller()).moderation.decideMatter(decideMatterSchema.parse({ ...given, remove }));
  } catch (error) {
    return failure(error, form);
  }
  await endDraft(form);
  revalidatePath(here);
  return { ok: true, message: "Decided. Those whom it concerns are told." };
}

/** Hides, removes or shows a post again. */
export async function movePost(_: FormState, form: FormData): Promise<FormState> {
  try {
    const given = {
      postId: textOf(form, "postId"),
      revision: numberOf(form, "revision"),
      move: textOf(form, "move"),
      words: textOf(form, "words"),
    };
    await (await caller()).moderation.movePost(movePostSchema.parse(given));
  } catch (error) {
    return failure(error, form);
  }
  await endDraft(form);
  refresh();
  return { ok: true, anew: true, message: "Done. Its author is told why." };
}

/** Shows once who “a member” is. */
export async function unmask(_: FormState, form: FormData): Promise<FormState> {
  try {
    const given = { postId: textOf(form, "postId"), reason: textOf(form, "reason") };
    const { name, handle } = await (await caller()).moderation.unmask(unmaskSchema.parse(given));
    await endDraft(form);
    return {
      ok: true,
      anew: true,
      message: `It is ${name} (${handle}). This is shown once, and your reason is in the log.`,
    };
  } catch (error) {
    return failure(error, form);
  }
}

/** Locks or pins a thread, or takes either back. */
export async function changeThread(_: FormState, form: FormData): Promise<FormState> {
  try {
    const given = { threadNo: numberOf(form, "threadNo"), move: textOf(form, "move"), words: textOf(form, "words") };
    await (await caller()).moderation.changeThread(changeThreadSchema.parse(given));
  } catch (error) {
    return failure(error, form);
  }
  refresh();
  return { ok: true, anew: true, message: "Done." };
}

/** Suspends a member or lets them back in. */
export async function suspend(_: FormState, form: FormData): Promise<FormState> {
  const suspended = textOf(form, "suspended") === "yes";
  try {
    const given = { memberId: textOf(form, "memberId"), suspended, reason: textOf(form, "reason") };
    await (await caller()).moderation.suspend(suspendSchema.parse(given));
  } catch (error) {
    return failure(error, form);
  }
  await endDraft(form);
  refresh();
  return {
    ok: true,
    anew: true,
    message: suspended ? "Suspended, signed out everywhere, and told why." : "Let back in, and told.",
  };
}
