"use server";

import { TRPCError } from "@trpc/server";
import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { ZodError } from "zod";
import { readRequestForm } from "@/components/requests/request-fields";
import { failure } from "@/components/ui/failure";
import { type FormState, typedValues } from "@/components/ui/form-state";
import { DomainError } from "@/domain/errors";
import { declineRequestSchema, sendRequestSchema } from "@/domain/requests/form";
import { caller } from "@/server/rsc";
import { endDraft } from "../end-draft";

const text = (form: FormData, name: string) => {
  const value = form.get(name);
  return typeof value === "string" ? value : "";
};

/** Sends the request and opens it. Errors about a choice are put beside the fields of that mentor. */
export async function sendRequest(_: FormState, form: FormData): Promise<FormState> {
  const { input, fieldAt, clashes } = readRequestForm(form);
  if (clashes.length > 0) {
    const sentence = "Another mentor has this place already. Give each a place of their own.";
    return { errors: Object.fromEntries(clashes.map((field) => [field, sentence])), values: typedValues(form) };
  }
  let requestId: string;
  try {
    const api = await caller();
    ({ requestId } = await api.requests.sendRequest(sendRequestSchema.parse(input)));
  } catch (error) {
    return failure(placed(error, fieldAt), form);
  }
  await endDraft(form);
  redirect(`/requests/${requestId}`);
}

/** The same error with the names of the form's own fields in the place of the input's paths. */
function placed(error: unknown, fieldAt: (path: readonly PropertyKey[]) => string): unknown {
  const cause = error instanceof TRPCError ? error.cause : error;
  if (cause instanceof ZodError) {
    return new ZodError(cause.issues.map((issue) => ({ ...issue, path: [fieldAt(issue.path)] })));
  }
  if (cause instanceof DomainError && cause.field !== undefined) {
    return new DomainError(cause.code, cause.reason, fieldAt(cause.field.split(".")));
  }
  return error;
}

/** The mentor accepts, and both find themselves on the page of their mentorship. */
export async function acceptRequest(_: FormState, form: FormData): Promise<FormState> {
  let mentorshipId: string;
  try {
    const api = await caller();
    ({ mentorshipId } = await api.mentorships.acceptRequest({ choiceId: text(form, "choiceId") }));
  } catch (error) {
    return failure(error, form);
  }
  redirect(`/mentorships/${mentorshipId}`);
}

/** The mentor declines with a reason. */
export async function declineRequest(_: FormState, form: FormData): Promise<FormState> {
  try {
    const api = await caller();
    const input = { choiceId: text(form, "choiceId"), reason: text(form, "reason"), note: text(form, "note") };
    await api.requests.declineRequest(declineRequestSchema.parse(input));
  } catch (error) {
    return failure(error, form);
  }
  await endDraft(form);
  refresh();
  return { ok: true, message: "Declined. The mentee reads your reason, and the next choice is asked by itself." };
}

/** The mentor asks a question first. */
export async function askForMore(_: FormState, form: FormData): Promise<FormState> {
  try {
    const api = await caller();
    await api.requests.askForMore({ choiceId: text(form, "choiceId"), question: text(form, "question") });
  } catch (error) {
    return failure(error, form);
  }
  await endDraft(form);
  refresh();
  return { ok: true, message: "Your question is sent, and your days to decide stand still until the reply." };
}

/** The mentee replies. */
export async function replyToQuestion(_: FormState, form: FormData): Promise<FormState> {
  try {
    const api = await caller();
    await api.requests.replyToQuestion({ choiceId: text(form, "choiceId"), reply: text(form, "reply") });
  } catch (error) {
    return failure(error, form);
  }
  await endDraft(form);
  refresh();
  return { ok: true, message: "Your reply is sent." };
}

/** The mentee takes the request back. */
export async function withdrawRequest(_: FormState, form: FormData): Promise<FormState> {
  try {
    const api = await caller();
    await api.requests.withdrawRequest({ requestId: text(form, "requestId") });
  } catch (error) {
    return failure(error, form);
  }
  refresh();
  return { ok: true, message: "The request is taken back." };
}
