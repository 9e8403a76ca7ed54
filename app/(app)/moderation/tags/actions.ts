"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { endDraft } from "@/app/(app)/end-draft";
import { failure } from "@/components/ui/failure";
import type { FormState } from "@/components/ui/form-state";
import { textOf } from "@/components/ui/form-values";
import { addTagSchema, changeTagSchema, mergeTagsSchema, retireTagSchema } from "@/domain/moderation/tags";
import { caller } from "@/server/rsc";

const linesOf = (form: FormData, name: string) =>
  textOf(form, name)
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");

const named = (form: FormData) => ({
  name: textOf(form, "name"),
  aliases: linesOf(form, "aliases"),
  reason: textOf(form, "reason"),
});

/** Adds a tag to the list. */
export async function addTag(_: FormState, form: FormData): Promise<FormState> {
  try {
    await (await caller()).moderation.addTag(addTagSchema.parse(named(form)));
  } catch (error) {
    return failure(error, form);
  }
  await endDraft(form);
  refresh();
  return { ok: true, message: "Added. It can be chosen from now on." };
}

/** Calls a tag otherwise, or changes the other words for it. */
export async function changeTag(_: FormState, form: FormData): Promise<FormState> {
  try {
    const given = { tagId: textOf(form, "tagId"), ...named(form) };
    await (await caller()).moderation.changeTag(changeTagSchema.parse(given));
  } catch (error) {
    return failure(error, form);
  }
  await endDraft(form);
  refresh();
  return { ok: true, message: "Saved. Its address stays as it was." };
}

/** Takes a tag out of what can be chosen, or puts it back. */
export async function retireTag(_: FormState, form: FormData): Promise<FormState> {
  const retired = textOf(form, "retired") === "yes";
  try {
    const given = { tagId: textOf(form, "tagId"), retired, reason: textOf(form, "reason") };
    await (await caller()).moderation.retireTag(retireTagSchema.parse(given));
  } catch (error) {
    return failure(error, form);
  }
  refresh();
  return {
    ok: true,
    message: retired ? "Retired. What is filed under it stays there." : "Back. It can be chosen again.",
  };
}

/** Merges a tag into another and shows that one. */
export async function mergeTags(_: FormState, form: FormData): Promise<FormState> {
  const intoId = textOf(form, "intoId");
  try {
    const given = { tagId: textOf(form, "tagId"), intoId, reason: textOf(form, "reason") };
    await (await caller()).moderation.mergeTags(mergeTagsSchema.parse(given));
  } catch (error) {
    return failure(error, form);
  }
  redirect(`/moderation/tags/${intoId}`);
}
