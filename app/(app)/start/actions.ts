"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import type { Saved } from "@/components/benchmark/autosave";
import { failure } from "@/components/ui/failure";
import { type FormState, typedValues } from "@/components/ui/form-state";
import { missingAnswers, type StartStep, startSteps } from "@/domain/benchmark/start";
import { clockTime } from "@/domain/dates";
import { caller, requireViewer } from "@/server/rsc";
import { readAnswers, unchanged } from "./answers";

function stepOf(form: FormData): StartStep {
  return startSteps.find((step) => step === form.get("step")) ?? "role";
}

/** Where a step leads: to the next one, and after the last to the mentors. */
function after(step: StartStep): string {
  const next = startSteps[startSteps.indexOf(step) + 1];
  return next === undefined ? "/mentors" : `/start?step=${next}`;
}

/** Keeps the answers of a step and goes on; without a required one it comes back and says which. */
export async function answerStep(_: FormState, form: FormData): Promise<FormState> {
  const step = stepOf(form);
  const answers = readAnswers(form);
  const missing = missingAnswers(step, answers);
  if (form.getAll("hours").includes(unchanged)) delete missing.hours;
  if (Object.keys(missing).length > 0) return { errors: missing, values: typedValues(form) };
  try {
    const api = await caller();
    if (Object.keys(answers).length > 0) await api.benchmark.saveStart(answers);
  } catch (error) {
    return failure(error, form);
  }
  redirect(after(step));
}

/** Keeps what a form holds so far, while it is being filled in, and says at what time. */
export async function saveDraft(form: FormData): Promise<Saved> {
  const reader = await requireViewer("/start");
  try {
    const api = await caller();
    const { savedAt } = await api.benchmark.saveStart(readAnswers(form));
    revalidatePath("/start");
    return { saved: clockTime(savedAt, reader.zone) };
  } catch (error) {
    const state = failure(error);
    const [sentence] = Object.values(state?.errors ?? {});
    return { refused: sentence ?? state?.message ?? "try again in a moment." };
  }
}
