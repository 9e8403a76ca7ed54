"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { cpdFailure } from "@/components/cpd/cpd-failure";
import { failure } from "@/components/ui/failure";
import type { FormState } from "@/components/ui/form-state";
import { givenOf, textOf } from "@/components/ui/form-values";
import { entryRefSchema, entrySchema, offerRefSchema, projectRefSchema, projectSchema } from "@/domain/cpd/form";
import { caller } from "@/server/rsc";
import { endDraft } from "../end-draft";

const headingField = /^heading\.(.+)$/;

function readEntry(form: FormData) {
  const entryId = givenOf(form, "entryId");
  const kind = givenOf(form, "kind");
  const headings = [...form.keys()].flatMap((name) => {
    const schemeId = headingField.exec(name)?.[1];
    const headingId = textOf(form, name);
    return schemeId === undefined || headingId === "" ? [] : [{ schemeId, headingId }];
  });
  return entrySchema.parse({
    ...(entryId === null ? {} : { entryId }),
    ...(kind === null ? {} : { offer: { kind, sourceId: textOf(form, "sourceId") } }),
    idempotencyKey: textOf(form, "idempotencyKey"),
    happenedOn: textOf(form, "happenedOn"),
    hours: textOf(form, "hours") || "0",
    minutes: textOf(form, "minutes") || "0",
    what: textOf(form, "what"),
    reflection: textOf(form, "reflection"),
    headings,
  });
}

/** Puts an entry in the ledger, or saves it changed, and shows the ledger. */
export async function saveEntry(_: FormState, form: FormData): Promise<FormState> {
  try {
    const api = await caller();
    await api.cpd.saveEntry(readEntry(form));
  } catch (error) {
    return cpdFailure(error, form);
  }
  await endDraft(form);
  redirect("/cpd");
}

/** Takes an entry out of the ledger. */
export async function removeEntry(_: FormState, form: FormData): Promise<FormState> {
  try {
    const api = await caller();
    await api.cpd.removeEntry(entryRefSchema.parse({ entryId: textOf(form, "id") }));
  } catch (error) {
    return failure(error, form);
  }
  redirect("/cpd");
}

/** Says that something offered is not for the ledger. */
export async function declineOffer(_: FormState, form: FormData): Promise<FormState> {
  try {
    const api = await caller();
    await api.cpd.declineOffer(
      offerRefSchema.parse({ kind: textOf(form, "kind"), sourceId: textOf(form, "sourceId") }),
    );
  } catch (error) {
    return failure(error, form);
  }
  refresh();
  return { ok: true, message: "It is not offered again." };
}

/** Takes up a scheme, or moves the day from which its cycles are counted. */
export async function followScheme(_: FormState, form: FormData): Promise<FormState> {
  try {
    const api = await caller();
    await api.cpd.followScheme({ schemeId: textOf(form, "schemeId"), startsOn: textOf(form, "startsOn") });
  } catch (error) {
    return failure(error, form);
  }
  refresh();
  return { ok: true, message: "Saved." };
}

/** Keeps a scheme no longer. */
export async function unfollowScheme(_: FormState, form: FormData): Promise<FormState> {
  try {
    const api = await caller();
    await api.cpd.unfollowScheme({ schemeId: textOf(form, "schemeId") });
  } catch (error) {
    return failure(error, form);
  }
  refresh();
  return { ok: true, message: "Taken off. The entries keep their headings." };
}

/** Adds a project to the worksheet, or saves it changed. */
export async function saveProject(_: FormState, form: FormData): Promise<FormState> {
  const projectId = givenOf(form, "projectId");
  try {
    const api = await caller();
    await api.cpd.saveProject(
      projectSchema.parse({
        ...(projectId === null ? {} : { projectId }),
        idempotencyKey: textOf(form, "idempotencyKey"),
        title: textOf(form, "title"),
        organisation: textOf(form, "organisation"),
        fromDay: textOf(form, "fromDay"),
        toDay: givenOf(form, "toDay"),
        part: textOf(form, "part"),
        words: textOf(form, "words"),
      }),
    );
  } catch (error) {
    return failure(error, form);
  }
  await endDraft(form);
  refresh();
  return { ok: true, anew: projectId === null, message: projectId === null ? "Added." : "Saved." };
}

/** Takes a project off the worksheet. */
export async function removeProject(_: FormState, form: FormData): Promise<FormState> {
  try {
    const api = await caller();
    await api.cpd.removeProject(projectRefSchema.parse({ projectId: textOf(form, "id") }));
  } catch (error) {
    return failure(error, form);
  }
  refresh();
  return { ok: true, message: "Removed." };
}
