"use server";

import { refresh } from "next/cache";
import { failure } from "@/components/ui/failure";
import { type FormState, typedValues } from "@/components/ui/form-state";
import { numberOf, textOf } from "@/components/ui/form-values";
import { caller } from "@/server/rsc";

/** Reads a file and shows what it would change; nothing of it is in force yet. */
export async function previewFramework(_: FormState, form: FormData): Promise<FormState> {
  const file = form.get("file");
  if (!(file instanceof File) || file.size === 0)
    return { errors: { file: "Choose a file first." }, values: typedValues(form) };
  let problems: number;
  try {
    const api = await caller();
    const bytes = new Uint8Array(await file.arrayBuffer());
    ({ problems } = await api.catalogue.previewFramework({ fileName: file.name, bytes }));
  } catch (error) {
    return failure(error, form);
  }
  refresh();
  if (problems > 0) {
    return {
      errors: { file: `${file.name} cannot be taken in yet. The preview says what is wrong in which line.` },
      values: typedValues(form),
    };
  }
  return { ok: true, message: `${file.name} was read. The preview says what it would change.` };
}

/** Makes the file that waits the next version. */
export async function confirmFramework(_: FormState, form: FormData): Promise<FormState> {
  try {
    const api = await caller();
    await api.catalogue.importFramework({ against: numberOf(form, "against") ?? 0, reason: textOf(form, "reason") });
  } catch (error) {
    return failure(error, form);
  }
  refresh();
  return { ok: true, message: "Taken in. The pages and the benchmark show it now." };
}

/** Leaves the file that waits. */
export async function discardFramework(_: FormState, form: FormData): Promise<FormState> {
  try {
    const api = await caller();
    await api.catalogue.discardFramework();
  } catch (error) {
    return failure(error, form);
  }
  refresh();
  return null;
}
