"use server";

import { DateTime } from "luxon";
import { revalidatePath } from "next/cache";
import { endDraft } from "@/app/(app)/end-draft";
import { failure } from "@/components/ui/failure";
import type { FormState } from "@/components/ui/form-state";
import { textOf } from "@/components/ui/form-values";
import { caller, requireViewer } from "@/server/rsc";
import { readExpertise, readOffer } from "./read-form";

const here = "/mentoring";

/** Saves places, ways to meet and questions. */
export async function saveOffer(_: FormState, form: FormData): Promise<FormState> {
  const api = await caller();
  try {
    await api.programmes.saveOffer(readOffer(form));
  } catch (error) {
    return failure(error, form);
  }
  await endDraft(form);
  revalidatePath(here);
  return { ok: true, message: "Saved." };
}

/** Saves domains and strengths. */
export async function saveExpertise(_: FormState, form: FormData): Promise<FormState> {
  const api = await caller();
  try {
    await api.programmes.saveExpertise(readExpertise(form));
  } catch (error) {
    return failure(error, form);
  }
  revalidatePath(here);
  return { ok: true, message: "Saved." };
}

/** Pauses until the beginning of a day in the mentor's zone, or until resumed. */
export async function pause(_: FormState, form: FormData): Promise<FormState> {
  const { zone } = await requireViewer(here);
  const day = textOf(form, "until");
  const api = await caller();
  try {
    await api.programmes.pauseMentoring({ until: day === "" ? null : DateTime.fromISO(day, { zone }).toJSDate() });
  } catch (error) {
    return failure(error, form);
  }
  revalidatePath(here);
  return { ok: true, message: "Paused. You get no new requests; what runs goes on." };
}

/** Takes requests again. */
export async function resume(): Promise<FormState> {
  const api = await caller();
  try {
    await api.programmes.resumeMentoring();
  } catch (error) {
    return failure(error);
  }
  revalidatePath(here);
  return { ok: true, message: "You can be asked again." };
}

/** Takes the application back. */
export async function withdraw(): Promise<FormState> {
  const api = await caller();
  try {
    await api.programmes.withdrawApplication();
  } catch (error) {
    return failure(error);
  }
  revalidatePath(here);
  return { ok: true, message: "Taken back." };
}
