import { z } from "zod";
import { givenNumber } from "@/domain/given-number";
import { outcomeSchema } from "./content-schema";
import { caseDraftSchema } from "./document";
import { caseStages } from "./stages";

export const outcomeRags = outcomeSchema.shape.rag.options;

/** Which cases to list. Everything left out lets all pass. */
export const caseFilterSchema = z.strictObject({
  q: z.string().trim().max(100).optional(),
  domain: z.string().max(100).optional(),
  outcome: outcomeSchema.shape.rag.optional(),
  stage: z.enum(caseStages).optional(),
  tag: z.string().min(1).max(60).optional(),
  unread: z.boolean().optional(),
  /** The number of the case with which the page before ended. */
  after: givenNumber.optional(),
});

export type CaseFilter = z.infer<typeof caseFilterSchema>;

/** `skips` is a visitor who looks without deciding; members say so once and for all. */
export const caseAddressSchema = z.strictObject({ slug: z.string().max(100), skips: z.boolean().optional() });

const key = z.uuid();
const draftId = z.uuid();

export const saveCaseSchema = z.strictObject({
  /** Null to begin one. */
  draftId: draftId.nullable(),
  /** What the form was drawn from; another one meanwhile is a conflict. */
  revision: z.int().min(1).nullable(),
  draft: caseDraftSchema,
  key,
});

export const ofDraftSchema = z.strictObject({ draftId });

/** What an author says before a case is published. Each has to be true. */
export const publishingChecks = {
  namesChanged: "Names of people and of whoever wishes not to be named are changed.",
  employerAllows: "My employer and my contract allow me to tell this.",
  noProcurement: "No live procurement, tender or dispute is touched.",
  nobodyHarmed: "No patient, customer or colleague can be recognised.",
} as const;

const agreed = z.literal(true, "Tick this, or leave the case unpublished.");

export const publishCaseSchema = z.strictObject({
  draftId,
  revision: z.int().min(1),
  outcomeLocked: z.boolean(),
  indexable: z.boolean(),
  namesChanged: agreed,
  employerAllows: agreed,
  noProcurement: agreed,
  nobodyHarmed: agreed,
  /** The author has looked at what the check found and publishes with it. */
  knowingly: z.boolean(),
});

export const bannedWordsSchema = z.strictObject({
  words: z.array(z.string().trim().min(2, "A word has at least two characters.").max(80)).max(200),
});

export const decideSchema = z.strictObject({
  slug: z.string().max(100),
  /** The place of an option; null to look without deciding. */
  option: z.int().min(0).max(3).nullable(),
  why: z.string().trim().max(2000),
});

export const correctCaseSchema = z.strictObject({
  slug: z.string().max(100),
  revision: z.int().min(1),
  draft: caseDraftSchema,
  reason: z.string().trim().min(4, "Say in a few words what was corrected.").max(200),
  knowingly: z.boolean(),
});

export const showCaseSchema = z.strictObject({
  slug: z.string().max(100),
  outcomeLocked: z.boolean(),
  indexable: z.boolean(),
});

export const askPreReadSchema = z.strictObject({ draftId, mentorId: z.uuid("Choose one of your mentors.") });
export const ofPreReadSchema = z.strictObject({ preReadId: z.uuid() });
export const answerPreReadSchema = z.strictObject({
  preReadId: z.uuid(),
  words: z.string().trim().min(4, "Write a few words.").max(5000),
});

export type SaveCase = z.output<typeof saveCaseSchema>;
export type PublishCase = z.output<typeof publishCaseSchema>;
export type Decide = z.output<typeof decideSchema>;
export type CorrectCase = z.output<typeof correctCaseSchema>;
export type ShowCase = z.output<typeof showCaseSchema>;
