"use server";

import { redirect } from "next/navigation";
import { failure } from "@/components/ui/failure";
import { type FormState, typedValues } from "@/components/ui/form-state";
import { textOf } from "@/components/ui/form-values";
import { briefingParts, briefingQuestions } from "@/domain/programmes/briefing";
import { caller } from "@/server/rsc";

/** Marks the check; a wrong answer comes back with what to read again. */
export async function answerBriefing(_: FormState, form: FormData): Promise<FormState> {
  const answers = Object.fromEntries(briefingQuestions.map(({ id }) => [id, textOf(form, id)]));
  const open = briefingQuestions.filter(({ id }) => answers[id] === "");
  if (open.length > 0) {
    return { errors: Object.fromEntries(open.map(({ id }) => [id, "Choose an answer."])), values: typedValues(form) };
  }
  const api = await caller();
  let wrong: string[];
  try {
    ({ wrong } = await api.programmes.answerBriefing({ answers }));
  } catch (error) {
    return failure(error, form);
  }
  if (wrong.length === 0) redirect("/mentoring");
  const errors = briefingQuestions
    .filter((one) => wrong.includes(one.id))
    .map((one) => {
      const part = briefingParts.find((candidate) => candidate.id === one.partId);
      return [one.id, `${one.why} See “${part?.title ?? ""}”.`];
    });
  return { errors: Object.fromEntries(errors), values: typedValues(form) };
}
