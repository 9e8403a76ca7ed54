"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import type { Kept } from "@/components/gates/keep-draft";
import { reviewHref } from "@/components/gates/review-href";
import { planFailure } from "@/components/plans/plan-failure";
import type { FormState } from "@/components/ui/form-state";
import { givenOf, numberOf, textOf, textsOf, ticked } from "@/components/ui/form-values";
import { clockTime } from "@/domain/dates";
import {
  askReviewSchema,
  countersignSchema,
  ofReviewSchema,
  reviewDraftSchema,
  signReviewSchema,
} from "@/domain/gates/forms";
import { caller, viewer } from "@/server/rsc";

const draftOf = (form: FormData) => ({
  planId: textOf(form, "planId"),
  reviewId: textOf(form, "reviewId"),
  words: {
    answers: textsOf(form, "change").map((key) => ({
      key,
      answer: givenOf(form, `answer-${key}`),
      note: textOf(form, `note-${key}`),
      value: givenOf(form, `value-${key}`),
    })),
    remark: textOf(form, "remark"),
  },
});

/** Asks the mentor for a review. */
export async function askReview(_: FormState, form: FormData): Promise<FormState> {
  try {
    const api = await caller();
    await api.gates.askReview(
      askReviewSchema.parse({
        planId: textOf(form, "planId"),
        mentorshipId: givenOf(form, "mentorshipId"),
        key: textOf(form, "idempotencyKey"),
      }),
    );
  } catch (error) {
    return planFailure(error, form);
  }
  refresh();
  return { ok: true, message: "Asked." };
}

/** Takes back what was put to the mentor, a review or a gate. */
export async function withdraw(_: FormState, form: FormData): Promise<FormState> {
  try {
    const api = await caller();
    await api.gates.withdraw(
      ofReviewSchema.parse({ planId: textOf(form, "planId"), reviewId: textOf(form, "reviewId") }),
    );
  } catch (error) {
    return planFailure(error, form);
  }
  refresh();
  return { ok: true, message: "Taken back." };
}

/** Keeps the mentor's answers while they write. */
export async function keepReviewDraft(form: FormData): Promise<Kept> {
  const draft = reviewDraftSchema.safeParse(draftOf(form));
  if (!draft.success) return { refused: "The draft is not kept yet: one of the fields cannot be read." };
  const [api, reader] = await Promise.all([caller(), viewer()]);
  try {
    const { savedAt } = await api.gates.saveReviewDraft(draft.data);
    refresh();
    return { kept: clockTime(savedAt, reader?.zone) };
  } catch (error) {
    return { refused: planFailure(error, form)?.message ?? "The draft is not kept." };
  }
}

const toPage = /^page:([1-9]\d{0,3})$/;

/** Saves the answers of a page, and signs all of them or shows another page when that was pressed. */
export async function answerReview(_: FormState, form: FormData): Promise<FormState> {
  const intent = textOf(form, "intent");
  const signs = intent === "sign";
  try {
    const api = await caller();
    if (signs) {
      const rest = { revision: numberOf(form, "revision"), agreeToRest: ticked(form, "agreeToRest") };
      const input = { ...draftOf(form), ...rest, typedName: textOf(form, "typedName") };
      await api.gates.signReview(signReviewSchema.parse(input));
    } else await api.gates.saveReviewDraft(reviewDraftSchema.parse(draftOf(form)));
  } catch (error) {
    return planFailure(error, form);
  }
  const page = toPage.exec(intent)?.[1];
  if (page !== undefined) redirect(`${reviewHref(textOf(form, "planId"), Number(page))}#changes`);
  refresh();
  return { ok: true, message: signs ? "Signed." : "Saved. Nobody else sees it before you sign." };
}

/** The owner signs what the mentor has signed, a review or a gate. */
export async function countersign(_: FormState, form: FormData): Promise<FormState> {
  try {
    const api = await caller();
    await api.gates.countersign(
      countersignSchema.parse({
        planId: textOf(form, "planId"),
        reviewId: textOf(form, "reviewId"),
        typedName: textOf(form, "typedName"),
      }),
    );
  } catch (error) {
    return planFailure(error, form);
  }
  refresh();
  return { ok: true, message: "Signed." };
}
