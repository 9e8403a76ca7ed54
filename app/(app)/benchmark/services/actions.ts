"use server";

import { refresh, revalidatePath } from "next/cache";
import { failure } from "@/components/ui/failure";
import { type FormState, typedValues } from "@/components/ui/form-state";
import { textOf } from "@/components/ui/form-values";
import { answerServicesSchema } from "@/domain/benchmark/services";
import { addServiceTaskSchema, serviceLinkSchema } from "@/domain/plans/forms";
import { caller } from "@/server/rsc";

const field = /^service\.(.+)$/;

/** Keeps the answers given. Those that say something new become dated rows; what was left alone stays as it was. */
export async function saveServices(_: FormState, form: FormData): Promise<FormState> {
  const answers = [...form.keys()].flatMap((name) => {
    const serviceId = field.exec(name)?.[1];
    return serviceId === undefined ? [] : [{ serviceId, standing: textOf(form, name) }];
  });
  if (answers.length === 0)
    return { message: "Answer about one service at least, then save.", values: typedValues(form) };
  try {
    const api = await caller();
    const { added } = await api.benchmark.answerServices(answerServicesSchema.parse({ answers }));
    revalidatePath("/benchmark/services");
    const message =
      added === 0
        ? "Nothing has changed since the last time."
        : `${added === 1 ? "1 answer" : `${added} answers`} saved. Earlier ones are kept.`;
    return { ok: true, message };
  } catch (error) {
    return failure(error, form);
  }
}

function readLine(form: FormData) {
  const [planId, itemId] = textOf(form, "line").split(" ");
  return serviceLinkSchema.parse({ planId, itemId, serviceId: textOf(form, "serviceId") });
}

/** Says that a line of a plan closes the gap. */
export async function linkService(_: FormState, form: FormData): Promise<FormState> {
  if (textOf(form, "line") === "")
    return { errors: { line: "Choose a line of one of your plans." }, values: typedValues(form) };
  try {
    const api = await caller();
    await api.plans.linkService(readLine(form));
  } catch (error) {
    return failure(error, form);
  }
  refresh();
  return { ok: true, message: "Linked." };
}

/** Takes a line off the gap again. */
export async function unlinkService(_: FormState, form: FormData): Promise<FormState> {
  try {
    const api = await caller();
    await api.plans.unlinkService(readLine(form));
  } catch (error) {
    return failure(error, form);
  }
  refresh();
  return { ok: true, message: "Taken off. The line stays in the plan." };
}

/** Adds a task that closes the gap to a plan. */
export async function addServiceTask(_: FormState, form: FormData): Promise<FormState> {
  const [planId, revision, parentId] = textOf(form, "place").split(" ");
  if (textOf(form, "title").trim() === "") return { errors: { title: "Give it a title." }, values: typedValues(form) };
  try {
    const api = await caller();
    await api.plans.addServiceTask(
      addServiceTaskSchema.parse({
        planId,
        revision: Number(revision),
        parentId: parentId ?? null,
        serviceId: textOf(form, "serviceId"),
        title: textOf(form, "title"),
        area: textOf(form, "area"),
        key: textOf(form, "idempotencyKey"),
      }),
    );
  } catch (error) {
    return failure(error, form);
  }
  refresh();
  return { ok: true, message: "Added to the plan. Open the line to give it its dates." };
}
