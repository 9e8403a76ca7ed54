"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { endDraft } from "@/app/(app)/end-draft";
import { failure } from "@/components/ui/failure";
import { type FormState, typedValues } from "@/components/ui/form-state";
import { entryHref, entrySchema, newEntryId, valuesFromForm } from "@/domain/catalogue/editing";
import { editKind } from "@/domain/catalogue/editing-kinds";
import { found } from "@/domain/errors";
import { caller } from "@/server/rsc";

function textOf(form: FormData, name: string): string | undefined {
  const value = form.get(name);
  return typeof value === "string" ? value : undefined;
}

/** The values that the form holds, checked field by field so that each fault stands at its field. */
function readValues(form: FormData) {
  const kind = found(editKind(textOf(form, "$kind") ?? ""), "catalogue.no_such_kind");
  return { kind, values: entrySchema(kind).parse(valuesFromForm(kind, (name) => textOf(form, name))) };
}

/** What is wrong with the values, so that a form says it together with what is wrong with the address. */
function whatElse(form: FormData): Readonly<Record<string, string>> {
  try {
    readValues(form);
    return {};
  } catch (error) {
    return failure(error)?.errors ?? {};
  }
}

/** Saves an entry; what it was and who changed it is kept. */
export async function saveEntry(_: FormState, form: FormData): Promise<FormState> {
  try {
    const { kind, values } = readValues(form);
    const id = textOf(form, "$id") ?? "";
    const api = await caller();
    const { changed } = await api.catalogue.editEntry({
      kind: kind.id,
      id,
      stamp: textOf(form, "$stamp") ?? "",
      values,
    });
    await endDraft(form);
    revalidatePath(entryHref(kind.id, id));
    return { ok: true, message: changed ? "Saved. The pages show it now." : "Nothing had changed." };
  } catch (error) {
    return failure(error, form);
  }
}

/** Adds an entry under the address given, and opens it. */
export async function addNewEntry(_: FormState, form: FormData): Promise<FormState> {
  let href: string;
  try {
    const parsed = newEntryId.safeParse(textOf(form, "id"));
    if (!parsed.success) {
      const errors = { id: parsed.error.issues[0]?.message ?? "", ...whatElse(form) };
      return { errors, values: typedValues(form) };
    }
    const { kind, values } = readValues(form);
    const like = textOf(form, "likeRoleId");
    const api = await caller();
    const { id } = await api.catalogue.addEntry({
      kind: kind.id,
      id: parsed.data,
      values,
      ...(like === undefined ? {} : { likeRoleId: like }),
    });
    href = entryHref(kind.id, id);
  } catch (error) {
    return failure(error, form);
  }
  await endDraft(form);
  redirect(href);
}
