"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { failure } from "@/components/ui/failure";
import type { FormState } from "@/components/ui/form-state";
import {
  contactNoteSchema,
  moveMentorshipSchema,
  proposeAgreementSchema,
  signAgreementSchema,
} from "@/domain/mentorships/agreement";
import { answerSessionSchema, recordSessionSchema } from "@/domain/mentorships/held-session";
import { caller } from "@/server/rsc";
import { endDraft } from "../end-draft";

/** The fields of a form as text, without those that the form itself adds. */
function fields(form: FormData, names: readonly string[]): Record<string, FormDataEntryValue> {
  return Object.fromEntries(names.flatMap((name) => (form.has(name) ? [[name, form.get(name) ?? ""]] : [])));
}

/** Signs the version that was on the screen. */
export async function signAgreement(_: FormState, form: FormData): Promise<FormState> {
  try {
    const api = await caller();
    await api.mentorships.signAgreement(
      signAgreementSchema.parse(fields(form, ["mentorshipId", "version", "typedName"])),
    );
  } catch (error) {
    return failure(error, form);
  }
  refresh();
  return { ok: true, message: "Signed." };
}

/** Proposes and signs the next version. */
export async function proposeAgreement(_: FormState, form: FormData): Promise<FormState> {
  const names = ["mentorshipId", "version", "scope", "cadenceDays", "sessionMinutes", "channel", "endsOn", "typedName"];
  let version: number;
  try {
    const api = await caller();
    ({ version } = await api.mentorships.proposeAgreement(proposeAgreementSchema.parse(fields(form, names))));
  } catch (error) {
    return failure(error, form);
  }
  await endDraft(form);
  refresh();
  return {
    ok: true,
    message: `Version ${version} is proposed and signed by you. It holds once the other side has signed.`,
  };
}

/** Says how one wishes to be reached. */
export async function setContactNote(_: FormState, form: FormData): Promise<FormState> {
  try {
    const api = await caller();
    await api.mentorships.setContactNote(contactNoteSchema.parse(fields(form, ["mentorshipId", "text"])));
  } catch (error) {
    return failure(error, form);
  }
  await endDraft(form);
  refresh();
  return { ok: true, message: "Saved. The other side sees it here." };
}

/** Says that a session was held. */
export async function recordSession(_: FormState, form: FormData): Promise<FormState> {
  try {
    const api = await caller();
    await api.mentorships.recordSession(
      recordSessionSchema.parse(fields(form, ["mentorshipId", "day", "time", "minutes"])),
    );
  } catch (error) {
    return failure(error, form);
  }
  refresh();
  return { ok: true, message: "Recorded. The other side has five working days to confirm it." };
}

/** Confirms a session that the other side recorded, or says that it did not take place. */
export async function answerSession(_: FormState, form: FormData): Promise<FormState> {
  try {
    const api = await caller();
    await api.mentorships.answerSession(answerSessionSchema.parse(fields(form, ["sessionId", "answer"])));
  } catch (error) {
    return failure(error, form);
  }
  refresh();
  return { ok: true, message: "Saved. The other side is told." };
}

/** Pauses, resumes, completes or ends the mentorship, and shows it as it stands afterwards. */
export async function changeMentorship(_: FormState, form: FormData): Promise<FormState> {
  let mentorshipId: string;
  try {
    const api = await caller();
    const input = moveMentorshipSchema.parse(fields(form, ["mentorshipId", "move", "reason", "farewell"]));
    await api.mentorships.change(input);
    mentorshipId = input.mentorshipId;
  } catch (error) {
    return failure(error, form);
  }
  await endDraft(form);
  redirect(`/mentorships/${mentorshipId}`);
}
