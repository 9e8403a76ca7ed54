"use server";

import { refresh } from "next/cache";
import type { Kept } from "@/components/gates/keep-draft";
import { planFailure } from "@/components/plans/plan-failure";
import type { FormState } from "@/components/ui/form-state";
import { givenOf, numberOf, textOf, textsOf } from "@/components/ui/form-values";
import { clockTime } from "@/domain/dates";
import { gateDraftSchema, signGateSchema, submitGateSchema } from "@/domain/gates/forms";
import { gateFields } from "@/domain/gates/judge";
import { gateLimits } from "@/domain/gates/words";
import { caller, viewer } from "@/server/rsc";

/** What the mentor's form says, whole or not. Lines of conditions in which nothing is written are left out. */
function wordsOf(form: FormData) {
  const conditions = Array.from({ length: gateLimits.conditions }, (_, n) => ({
    id: textOf(form, gateFields.conditionId(n)),
    text: textOf(form, gateFields.condition(n)).trim(),
    by: givenOf(form, gateFields.by(n)),
    criterionId: givenOf(form, gateFields.clears(n)),
  }));
  return {
    marks: textsOf(form, "criterion").map((criterionId) => ({
      criterionId,
      mark: givenOf(form, gateFields.mark(criterionId)),
      note: textOf(form, gateFields.note(criterionId)),
    })),
    decision: givenOf(form, "decision"),
    conditions: conditions.filter(({ text, by }) => text !== "" || by !== null),
    why: textOf(form, "why"),
    holdUntil: givenOf(form, "holdUntil"),
  };
}

const draftOf = (form: FormData) => ({
  planId: textOf(form, "planId"),
  reviewId: textOf(form, "reviewId"),
  words: wordsOf(form),
});

/** Puts a gate forward. */
export async function submitGate(_: FormState, form: FormData): Promise<FormState> {
  try {
    const api = await caller();
    await api.gates.submitGate(
      submitGateSchema.parse({
        planId: textOf(form, "planId"),
        itemId: textOf(form, "itemId"),
        mentorshipId: givenOf(form, "mentorshipId"),
        key: textOf(form, "idempotencyKey"),
      }),
    );
  } catch (error) {
    return planFailure(error, form);
  }
  refresh();
  return { ok: true, message: "Put forward." };
}

/** Keeps the mentor's draft while they write. */
export async function keepGateDraft(form: FormData): Promise<Kept> {
  const draft = gateDraftSchema.safeParse(draftOf(form));
  if (!draft.success) return { refused: "The draft is not kept yet: one of the fields cannot be read." };
  const [api, reader] = await Promise.all([caller(), viewer()]);
  try {
    const { savedAt } = await api.gates.saveGateDraft(draft.data);
    refresh();
    return { kept: clockTime(savedAt, reader?.zone) };
  } catch (error) {
    return { refused: planFailure(error, form)?.message ?? "The draft is not kept." };
  }
}

/** Saves the review, or signs it when that was pressed and it says what was shown. */
export async function decideGate(_: FormState, form: FormData): Promise<FormState> {
  let signed: boolean | null = null;
  try {
    const api = await caller();
    if (textOf(form, "intent") === "sign") {
      const shownRevision = numberOf(form, "shownRevision");
      const input = { ...draftOf(form), shownRevision, typedName: textOf(form, "typedName") };
      ({ signed } = await api.gates.signGate(signGateSchema.parse(input)));
    } else await api.gates.saveGateDraft(gateDraftSchema.parse(draftOf(form)));
  } catch (error) {
    return planFailure(error, form);
  }
  refresh();
  if (signed === null) return { ok: true, message: "Saved. Nobody else sees it before you sign." };
  if (signed) return { ok: true, message: "Signed." };
  return {
    message: "Your latest words are kept. Read below what they change, then sign.",
    values: { typedName: textOf(form, "typedName") },
  };
}
