"use server";

import { revalidatePath } from "next/cache";
import { failure } from "@/components/ui/failure";
import type { FormState } from "@/components/ui/form-state";
import { givenOf, textOf, textsOf } from "@/components/ui/form-values";
import { meetingModes } from "@/domain/programmes/meeting-modes";
import { caller } from "@/server/rsc";

/** Saves the hours in which one can usually meet; a pair with neither time is no span. */
export async function saveHours(_: FormState, form: FormData): Promise<FormState> {
  const slots = [1, 2, 3, 4, 5, 6, 7].flatMap((weekday) => {
    const ends = form.getAll(`to-${weekday}`).map(String);
    return form
      .getAll(`from-${weekday}`)
      .map((from, at) => ({ weekday, startsAt: String(from), endsAt: ends[at] ?? "" }))
      .filter((slot) => slot.startsAt !== "" || slot.endsAt !== "");
  });
  const api = await caller();
  try {
    await api.accounts.saveHours({ timeZone: textOf(form, "timeZone"), slots });
  } catch (error) {
    return failure(error, form);
  }
  revalidatePath("/account/hours");
  return { ok: true, message: "Saved." };
}

/** Saves how a mentee can meet a mentor. */
export async function saveMeetingModes(_: FormState, form: FormData): Promise<FormState> {
  const chosen = textsOf(form, "meetingModes");
  const api = await caller();
  try {
    await api.benchmark.saveStart({ meetingModes: meetingModes.filter((mode) => chosen.includes(mode)) });
  } catch (error) {
    return failure(error, form);
  }
  revalidatePath("/account/hours");
  return { ok: true, message: "Saved. Mentors are ranked with it." };
}

/** Switches leave on. */
export async function startLeave(_: FormState, form: FormData): Promise<FormState> {
  const api = await caller();
  try {
    await api.accounts.startLeave({ fromDay: textOf(form, "fromDay"), toDay: givenOf(form, "toDay") });
  } catch (error) {
    return failure(error, form);
  }
  revalidatePath("/account/hours");
  return { ok: true, message: "Leave is on. Your open dates have moved." };
}

/** Switches leave off. */
export async function endLeave(_: FormState, form: FormData): Promise<FormState> {
  const api = await caller();
  try {
    await api.accounts.endLeave({ id: textOf(form, "id") });
  } catch (error) {
    return failure(error, form);
  }
  revalidatePath("/account/hours");
  return { ok: true, message: "Leave is off. Your open dates count again." };
}
