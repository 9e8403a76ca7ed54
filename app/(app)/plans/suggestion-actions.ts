"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { suggestionFailure } from "@/components/plans/suggestions/suggestion-failure";
import type { FormState } from "@/components/ui/form-state";
import { numberOf, textOf, ticked } from "@/components/ui/form-values";
import { answerSuggestionSchema, ofSuggestionSchema, suggestSchema } from "@/domain/plans/forms";
import { caller } from "@/server/rsc";
import { endDraft } from "../end-draft";
import { itemFieldsOf } from "./form-fields";
import { headFieldsOf } from "./head-fields";
import { refused } from "./refused";

type What = "item" | "new" | "removal" | "plan";

/** Sends what a form says to the owner as a suggestion, and ends its draft. */
async function send(form: FormData, what: What, said: object): Promise<void> {
  const api = await caller();
  const input = suggestSchema.parse({
    planId: textOf(form, "planId"),
    revision: numberOf(form, "revision"),
    reason: textOf(form, "reason"),
    key: textOf(form, "idempotencyKey"),
    what,
    ...said,
  });
  await api.plans.suggest(input);
  await endDraft(form);
}

const shownAt = (form: FormData) => `/plans/${textOf(form, "planId")}#suggestions`;

/** The mentor's form about a line, or about one that they would add, sent to the owner as a suggestion. */
export async function suggestItem(_: FormState, form: FormData): Promise<FormState> {
  const isNew = ticked(form, "isNew");
  try {
    const api = await caller();
    const [planId, revision] = [textOf(form, "planId"), numberOf(form, "revision") ?? 0];
    const lines = await api.plans.linesAt({ planId, revision });
    const { hidden: _owners, ...fields } = itemFieldsOf(form, lines);
    if (isNew) await send(form, "new", { kind: textOf(form, "kind"), fields });
    else await send(form, "item", { itemId: textOf(form, "itemId"), fields });
  } catch (error) {
    return refused(error, form, suggestionFailure);
  }
  if (isNew) redirect(shownAt(form));
  refresh();
  return { ok: true, anew: true, message: "Sent as a suggestion. The plan stays as it is until it is accepted." };
}

/** The mentor would take a line out. */
export async function suggestRemoval(_: FormState, form: FormData): Promise<FormState> {
  try {
    await send(form, "removal", { itemId: textOf(form, "itemId") });
  } catch (error) {
    return refused(error, form, suggestionFailure);
  }
  redirect(shownAt(form));
}

/** The mentor would change what the plan says of itself. */
export async function suggestHead(_: FormState, form: FormData): Promise<FormState> {
  try {
    await send(form, "plan", { fields: headFieldsOf(form) });
  } catch (error) {
    return refused(error, form, suggestionFailure);
  }
  redirect(shownAt(form));
}

const idsOf = (form: FormData) => ({
  planId: textOf(form, "planId"),
  suggestionId: textOf(form, "suggestionId"),
});

/** The owner accepts or rejects a suggestion. */
export async function answerSuggestion(_: FormState, form: FormData): Promise<FormState> {
  const accept = textOf(form, "accept") === "yes";
  try {
    const api = await caller();
    const answer = textOf(form, "answer");
    await api.plans.answerSuggestion(answerSuggestionSchema.parse({ ...idsOf(form), accept, answer }));
  } catch (error) {
    return refused(error, form, suggestionFailure);
  }
  await endDraft(form);
  refresh();
  return { ok: true, message: accept ? "Taken up. It is a revision of the plan now." : "Left as it was." };
}

/** The mentor takes a suggestion back that nobody has answered yet. */
export async function withdrawSuggestion(_: FormState, form: FormData): Promise<FormState> {
  try {
    const api = await caller();
    await api.plans.withdrawSuggestion(ofSuggestionSchema.parse(idsOf(form)));
  } catch (error) {
    return refused(error, form, suggestionFailure);
  }
  refresh();
  return { ok: true, message: "Taken back." };
}
