"use server";

import { TRPCError } from "@trpc/server";
import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { readPlace, readSaid } from "@/components/evidence/form-fields";
import { failure } from "@/components/ui/failure";
import { type FormState, typedValues } from "@/components/ui/form-state";
import { filesOf, numberOf, textOf } from "@/components/ui/form-values";
import { addEvidenceSchema, editEvidenceSchema, type Place } from "@/domain/evidence/form";
import { AlreadyKept } from "@/domain/evidence/refusals";
import { addStageLineSchema } from "@/domain/evidence/stage-line";
import { answerConflict } from "@/server/answer-conflict";
import { caller } from "@/server/rsc";
import { endDraft } from "../end-draft";

/** What the form of a new piece comes back with when it is refused: the way to the piece, where it was kept already. */
async function refusedPiece(error: unknown, form: FormData): Promise<FormState> {
  const cause = error instanceof TRPCError ? error.cause : error;
  if (!(cause instanceof AlreadyKept)) return failure(error, form);
  await answerConflict();
  return { ...failure(error, form), link: { href: `/evidence/${cause.evidenceId}`, label: "See what was kept" } };
}

const choosePlace = (form: FormData): FormState => ({
  errors: { place: "Choose an item of one of your plans." },
  values: typedValues(form),
});

/** Keeps a new piece and opens it. */
export async function addEvidence(_: FormState, form: FormData): Promise<FormState> {
  let evidenceId: string;
  try {
    const kind = textOf(form, "kind");
    const input = {
      ...readSaid(form),
      kind,
      link: kind === "link" ? textOf(form, "link") : null,
      file: (await filesOf(form, "file"))[0] ?? null,
      idempotencyKey: textOf(form, "idempotencyKey"),
    };
    const api = await caller();
    ({ evidenceId } = await api.evidence.add(addEvidenceSchema.parse(input)));
  } catch (error) {
    return refusedPiece(error, form);
  }
  await endDraft(form);
  redirect(`/evidence/${evidenceId}`);
}

/** Saves an edit and opens the piece. */
export async function editEvidence(_: FormState, form: FormData): Promise<FormState> {
  const evidenceId = textOf(form, "evidenceId");
  try {
    const input = {
      ...readSaid(form),
      evidenceId,
      version: numberOf(form, "version"),
      link: textOf(form, "kind") === "link" ? textOf(form, "link") : null,
      file: (await filesOf(form, "file"))[0] ?? null,
    };
    const api = await caller();
    await api.evidence.edit(editEvidenceSchema.parse(input));
  } catch (error) {
    return failure(error, form);
  }
  await endDraft(form);
  redirect(`/evidence/${evidenceId}`);
}

/** Removes a piece for good. */
export async function removeEvidence(_: FormState, form: FormData): Promise<FormState> {
  try {
    const api = await caller();
    await api.evidence.remove({ evidenceId: textOf(form, "evidenceId") });
  } catch (error) {
    return failure(error, form);
  }
  redirect("/evidence");
}

function readLink(form: FormData): { evidenceId: string } & Place {
  return { evidenceId: textOf(form, "evidenceId"), ...readPlace(textOf(form, "place")) };
}

/** Links a piece to an item of a plan, from either side. */
export async function linkEvidence(_: FormState, form: FormData): Promise<FormState> {
  if (textOf(form, "place") === "") return choosePlace(form);
  if (textOf(form, "evidenceId") === "")
    return { errors: { evidenceId: "Choose a piece." }, values: typedValues(form) };
  try {
    const api = await caller();
    await api.evidence.link(readLink(form));
  } catch (error) {
    return failure(error, form);
  }
  refresh();
  return { ok: true, message: "Linked." };
}

/** Takes a piece off an item again. */
export async function unlinkEvidence(_: FormState, form: FormData): Promise<FormState> {
  try {
    const api = await caller();
    await api.evidence.unlink(readLink(form));
  } catch (error) {
    return failure(error, form);
  }
  refresh();
  return { ok: true, message: "Taken off." };
}

/** The mentor confirms the version that stood on the page. */
export async function confirmEvidence(_: FormState, form: FormData): Promise<FormState> {
  try {
    const api = await caller();
    await api.evidence.confirm({ evidenceId: textOf(form, "evidenceId"), version: numberOf(form, "version") ?? 0 });
  } catch (error) {
    return failure(error, form);
  }
  refresh();
  return { ok: true, message: "Confirmed, with your name and today's date." };
}

/** The mentor asks about a piece. */
export async function askAboutEvidence(_: FormState, form: FormData): Promise<FormState> {
  try {
    const api = await caller();
    await api.evidence.ask({
      evidenceId: textOf(form, "evidenceId"),
      question: textOf(form, "question"),
      idempotencyKey: textOf(form, "idempotencyKey"),
    });
  } catch (error) {
    return failure(error, form);
  }
  await endDraft(form);
  refresh();
  return { ok: true, anew: true, message: "Your question is sent." };
}

/** The owner answers a question. */
export async function answerQuestion(_: FormState, form: FormData): Promise<FormState> {
  try {
    const api = await caller();
    await api.evidence.answer({ questionId: textOf(form, "questionId"), answer: textOf(form, "answer") });
  } catch (error) {
    return failure(error, form);
  }
  await endDraft(form);
  refresh();
  return { ok: true, message: "Your answer is sent." };
}

/** Puts a stage that nobody has touched yet into a plan, as a task or a goal of its own, and opens that line. */
export async function addGoal(_: FormState, form: FormData): Promise<FormState> {
  const [planId = "", revision = ""] = textOf(form, "plan").split(" ");
  if (planId === "") return { errors: { plan: "Choose one of your plans." }, values: typedValues(form) };
  let itemId: string;
  try {
    const api = await caller();
    ({ itemId } = await api.evidence.planStage(
      addStageLineSchema.parse({
        planId,
        revision: Number(revision),
        stage: textOf(form, "stage"),
        kind: textOf(form, "kind") === "goal" ? "goal" : "task",
        title: textOf(form, "title"),
        key: textOf(form, "idempotencyKey"),
      }),
    ));
  } catch (error) {
    return failure(error, form);
  }
  await endDraft(form);
  redirect(`/plans/${planId}/items/${itemId}`);
}
