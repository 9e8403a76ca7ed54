"use server";

import { redirect } from "next/navigation";
import { endDraft } from "@/app/(app)/end-draft";
import { failure } from "@/components/ui/failure";
import type { FormState } from "@/components/ui/form-state";
import { numberOf, textOf, textsOf } from "@/components/ui/form-values";
import { mergeThreadsSchema, moveThreadSchema, splitThreadSchema } from "@/domain/moderation/forms";
import { caller } from "@/server/rsc";

/** Files a thread under another case or domain, and shows it there. */
export async function moveThread(_: FormState, form: FormData): Promise<FormState> {
  let path: string;
  try {
    const to = form.has("caseSlug") ? { caseSlug: textOf(form, "caseSlug") } : { domainId: textOf(form, "domainId") };
    const given = { threadNo: numberOf(form, "threadNo"), to, reason: textOf(form, "reason") };
    ({ path } = await (await caller()).moderation.moveThread(moveThreadSchema.parse(given)));
  } catch (error) {
    return failure(error, form);
  }
  await endDraft(form);
  redirect(path);
}

/** Makes a thread of chosen posts, and shows it. */
export async function splitThread(_: FormState, form: FormData): Promise<FormState> {
  let path: string;
  try {
    const given = {
      threadNo: numberOf(form, "threadNo") ?? 0,
      numbers: textsOf(form, "number"),
      title: textOf(form, "title"),
      reason: textOf(form, "reason"),
      key: textOf(form, "idempotencyKey"),
    };
    splitThreadSchema.parse(given);
    ({ path } = await (await caller()).moderation.splitThread(given));
  } catch (error) {
    return failure(error, form);
  }
  await endDraft(form);
  redirect(path);
}

/** Merges a thread into another, and shows that one. */
export async function mergeThreads(_: FormState, form: FormData): Promise<FormState> {
  let path: string;
  try {
    const given = {
      threadNo: numberOf(form, "threadNo"),
      intoNo: numberOf(form, "intoNo"),
      reason: textOf(form, "reason"),
    };
    ({ path } = await (await caller()).moderation.mergeThreads(mergeThreadsSchema.parse(given)));
  } catch (error) {
    return failure(error, form);
  }
  await endDraft(form);
  redirect(path);
}
