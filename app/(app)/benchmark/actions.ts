"use server";

import { revalidatePath } from "next/cache";
import type { Saved } from "@/components/benchmark/autosave";
import { failure } from "@/components/ui/failure";
import type { FormState } from "@/components/ui/form-state";
import { clockTime } from "@/domain/dates";
import { caller, requestTime, requireViewer } from "@/server/rsc";

/** The ratings that a form holds; competencies left alone are not among them. */
function readRatings(form: FormData) {
  return [...form.entries()].flatMap(([name, value]) =>
    name.startsWith("rating.") && typeof value === "string"
      ? [{ competencyId: name.slice("rating.".length), level: Number(value) }]
      : [],
  );
}

/** Keeps the ratings given. Those that say something new become dated rows. */
export async function saveRatings(_: FormState, form: FormData): Promise<FormState> {
  const ratings = readRatings(form);
  if (ratings.length === 0) return { message: "Rate at least one competency, then save." };
  try {
    const api = await caller();
    const { added } = await api.benchmark.rate({ ratings });
    revalidatePath("/benchmark");
    const message =
      added === 0
        ? "Nothing has changed since the last time."
        : `${added === 1 ? "1 rating" : `${added} ratings`} saved. Earlier ones are kept.`;
    return { ok: true, message };
  } catch (error) {
    return failure(error, form);
  }
}

/** Keeps the ratings while the form is being filled in, and says at what time. */
export async function saveRatingsDraft(form: FormData): Promise<Saved> {
  const reader = await requireViewer("/benchmark");
  const state = await saveRatings(null, form);
  return state?.ok === true
    ? { saved: clockTime(await requestTime(), reader.zone) }
    : { refused: state?.message ?? "Not saved yet." };
}

/** Makes the role that is compared with the target. */
export async function chooseTarget(_: FormState, form: FormData): Promise<FormState> {
  try {
    const api = await caller();
    await api.benchmark.setTargetRole({ roleId: String(form.get("role") ?? "") });
    revalidatePath("/benchmark");
    return { ok: true, message: "This is your target now. Mentors are ranked for it." };
  } catch (error) {
    return failure(error, form);
  }
}
