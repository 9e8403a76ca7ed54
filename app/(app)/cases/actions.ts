"use server";

import { refresh } from "next/cache";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { endDraft } from "@/app/(app)/end-draft";
import { drawCase } from "@/components/cases/draw-case";
import { leakWords } from "@/components/cases/leak-words";
import { failure } from "@/components/ui/failure";
import { type FormState, typedValues } from "@/components/ui/form-state";
import { givenOf, numberOf, textOf, textsOf, ticked } from "@/components/ui/form-values";
import { caseDraftSchema, pointField, pointLimits } from "@/domain/cases/document";
import {
  answerPreReadSchema,
  askPreReadSchema,
  bannedWordsSchema,
  correctCaseSchema,
  decideSchema,
  ofDraftSchema,
  publishCaseSchema,
  saveCaseSchema,
  showCaseSchema,
} from "@/domain/cases/schema";
import { answerConflict } from "@/server/answer-conflict";
import { caller } from "@/server/rsc";

/** The lines of a field, without empty ones. */
function linesOf(form: FormData, name: string): string[] {
  return textOf(form, name)
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
}

/** The learning points of the form, each in its place there. One that is to be left out says nothing. */
function typedPoints(form: FormData) {
  const points = Array.from({ length: pointLimits.points }, (_, at) => {
    if (ticked(form, pointField(at, "out"))) return { text: "", competency_ids: [] };
    const prefix = pointField(at, "competency_ids");
    const chosen = [...form.keys()]
      .filter((name) => name.startsWith(`${prefix}.`))
      .flatMap((name) => textsOf(form, name));
    const text = textOf(form, pointField(at, "text")).replaceAll("\r\n", "\n");
    return { text, competency_ids: [...new Set(chosen)] };
  });
  return points.slice(
    0,
    1 + points.findLastIndex(({ text, competency_ids: ids }) => text.trim() !== "" || ids.length > 0),
  );
}

/** What was typed into the form of a case. A sub-domain is chosen together with its domain. */
function typedCase(form: FormData) {
  const [domainId = "", subdomainId = ""] = textOf(form, "subdomainId").split(" ");
  const words = (name: string) => textOf(form, name).replaceAll("\r\n", "\n");
  return {
    title: words("title"),
    domainId,
    subdomainId,
    stage: givenOf(form, "stage"),
    tagIds: textsOf(form, "tagIds"),
    organisation: words("organisation"),
    country: words("country"),
    year: numberOf(form, "year"),
    situation: words("situation"),
    constraints: words("constraints"),
    decisionPoint: words("decisionPoint"),
    options: linesOf(form, "options"),
    rag: textOf(form, "rag"),
    outcome: words("outcome"),
    happened: words("happened"),
    hindsight: words("hindsight"),
    points: typedPoints(form),
  };
}

/** The case as it will stand, when the form asks for a preview. */
async function previewOf(form: FormData): Promise<FormState | undefined> {
  if (textOf(form, "intent") !== "preview") return undefined;
  const parsed = caseDraftSchema.safeParse(typedCase(form));
  if (!parsed.success) return failure(parsed.error, form);
  const { skills } = await (await caller()).cases.getCaseOptions();
  const names = Object.fromEntries(skills.map(({ id, name }) => [id, name]));
  return { preview: drawCase(parsed.data, names), values: typedValues(form) };
}

/** What a refused form comes back with; without scripts as a page with status 409 where something else was saved meanwhile. */
async function refused(error: unknown, form: FormData): Promise<FormState> {
  const state = failure(error, form);
  if (state?.conflict !== undefined) await answerConflict();
  return state;
}

/** Begins a case or saves its draft, whatever it lacks yet, and leads to the draft or on to the check. */
async function save(draftId: string | null, form: FormData): Promise<FormState> {
  const preview = await previewOf(form);
  if (preview !== undefined) return preview;
  let saved: { draftId: string };
  try {
    const { cases } = await caller();
    saved = await cases.saveCase(
      saveCaseSchema.parse({
        draftId,
        revision: numberOf(form, "revision"),
        draft: typedCase(form),
        key: textOf(form, "idempotencyKey"),
      }),
    );
  } catch (error) {
    return refused(error, form);
  }
  await endDraft(form);
  const place = `/cases/write/${saved.draftId}`;
  redirect(textOf(form, "intent") === "check" ? `${place}/check` : `${place}?saved=yes`);
}

/** Begins the draft of a case and shows it. */
export async function beginCase(_: FormState, form: FormData): Promise<FormState> {
  return save(null, form);
}

/** Saves the draft of a case. */
export async function saveCase(draftId: string, _: FormState, form: FormData): Promise<FormState> {
  return save(draftId, form);
}

/** Throws a draft away. */
export async function deleteCaseDraft(draftId: string, _: FormState, form: FormData): Promise<FormState> {
  try {
    const { cases } = await caller();
    await cases.deleteCaseDraft(ofDraftSchema.parse({ draftId }));
  } catch (error) {
    return failure(error, form);
  }
  redirect("/cases");
}

/** Keeps the author's own words that no case of theirs should have in it. */
export async function saveBannedWords(_: FormState, form: FormData): Promise<FormState> {
  try {
    const { cases } = await caller();
    await cases.saveBannedWords(bannedWordsSchema.parse({ words: linesOf(form, "words") }));
  } catch (error) {
    return failure(error, form);
  }
  await endDraft(form);
  refresh();
  return { ok: true, message: "Saved. The check has looked for them." };
}

/** Publishes a draft, with what its author says of it. */
export async function publishCase(draftId: string, _: FormState, form: FormData): Promise<FormState> {
  let published: { slug: string };
  try {
    const { cases } = await caller();
    published = await cases.publishCase(
      publishCaseSchema.parse({
        draftId,
        revision: numberOf(form, "revision"),
        outcomeLocked: ticked(form, "outcomeLocked"),
        indexable: ticked(form, "indexable"),
        namesChanged: ticked(form, "namesChanged"),
        employerAllows: ticked(form, "employerAllows"),
        noProcurement: ticked(form, "noProcurement"),
        nobodyHarmed: ticked(form, "nobodyHarmed"),
        knowingly: ticked(form, "knowingly"),
      }),
    );
  } catch (error) {
    return failure(error, form);
  }
  redirect(`/cases/${published.slug}?published=yes`);
}

/** Asks a mentor to read the draft first. */
export async function askPreRead(draftId: string, _: FormState, form: FormData): Promise<FormState> {
  try {
    const { cases } = await caller();
    await cases.askPreRead(askPreReadSchema.parse({ draftId, mentorId: textOf(form, "mentorId") }));
  } catch (error) {
    return failure(error, form);
  }
  refresh();
  return { ok: true, message: "Asked. They have five working days." };
}

/** Takes the question to the mentor back. */
export async function takeBackPreRead(draftId: string, _: FormState, form: FormData): Promise<FormState> {
  try {
    const { cases } = await caller();
    await cases.takeBackPreRead({ draftId });
  } catch (error) {
    return failure(error, form);
  }
  refresh();
  return { ok: true, message: "Taken back. The draft is closed to them." };
}

/** The mentor says what they think of a draft. */
export async function answerPreRead(preReadId: string, _: FormState, form: FormData): Promise<FormState> {
  try {
    const { cases } = await caller();
    await cases.answerPreRead(answerPreReadSchema.parse({ preReadId, words: textOf(form, "words") }));
  } catch (error) {
    return failure(error, form);
  }
  await endDraft(form);
  redirect("/today");
}

/** Keeps what a reader would decide, or that they look without deciding, and shows what happened. */
export async function decide(_: FormState, form: FormData): Promise<FormState> {
  const slug = textOf(form, "slug");
  const skips = textOf(form, "intent") === "skip";
  const option = skips ? null : numberOf(form, "option");
  if (!skips && option === null)
    return { errors: { option: "Choose one of the options, or look without deciding." }, values: typedValues(form) };
  try {
    const { cases } = await caller();
    await cases.decide(decideSchema.parse({ slug, option, why: skips ? "" : textOf(form, "why") }));
  } catch (error) {
    return failure(error, form);
  }
  await endDraft(form);
  // Without scripts the page begins anew: what happened stands further down, in the place of the question.
  if (!(await headers()).has("next-action")) redirect(`/cases/${slug}#outcome`);
  refresh();
  return { ok: true };
}

/** Saves a published case with other words, once what the check finds in them was looked at. */
export async function correctCase(slug: string, _: FormState, form: FormData): Promise<FormState> {
  const preview = await previewOf(form);
  if (preview !== undefined) return preview;
  try {
    const { cases } = await caller();
    const { leaks } = await cases.correctCase(
      correctCaseSchema.parse({
        slug,
        revision: numberOf(form, "revision"),
        draft: typedCase(form),
        reason: textOf(form, "reason"),
        knowingly: ticked(form, "knowingly"),
      }),
    );
    if (leaks.length > 0) {
      const found = leaks.map(leakWords).join("; ");
      return {
        errors: { knowingly: `The check found in what you changed: ${found}. Change it, or tick this and save again.` },
        values: typedValues(form),
      };
    }
  } catch (error) {
    return refused(error, form);
  }
  await endDraft(form);
  redirect(`/cases/${slug}`);
}

/** The author chooses how a published case is shown. */
export async function showCase(slug: string, _: FormState, form: FormData): Promise<FormState> {
  try {
    const { cases } = await caller();
    await cases.showCase(
      showCaseSchema.parse({
        slug,
        outcomeLocked: ticked(form, "outcomeLocked"),
        indexable: ticked(form, "indexable"),
      }),
    );
  } catch (error) {
    return failure(error, form);
  }
  redirect(`/cases/${slug}`);
}
