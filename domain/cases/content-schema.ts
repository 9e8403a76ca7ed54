import { z } from "zod";
import { caseStages } from "./stages";

/** The shape of the case file. What it refers to in the catalogue is checked in `content-checks`. */

const id = z.string().regex(/^[a-z0-9][a-z0-9-]*$/, "an id has small letters, digits and hyphens only");
const words = z.string().trim().min(1, "a text must not be empty");

/** RAG in words: red, amber, green; closed when it was stopped on purpose; none when the result is not known. */
export const outcomeSchema = z.strictObject({
  rag: z.enum(["red", "amber", "green", "closed", "none"]),
  text: words,
});

export const factSchema = z.strictObject({
  fact: words,
  figure: words,
  source_id: id,
  certainty: z.enum(["sure", "press estimate"]),
});

export const momentSchema = z.strictObject({ date: words, event: words, source_id: id });

export const questionSchema = z.strictObject({ level: z.enum(caseStages), text: words });

export const learningPointSchema = z.strictObject({ text: words, competency_ids: z.array(id).min(1) });

export const caseSourceSchema = z.strictObject({
  id,
  title: words,
  publisher: words,
  year: z.int().min(1900).max(2100).nullable(),
  url: z.url({ protocol: /^https?$/ }).nullable(),
  verified: words,
});

const caseSchema = z.strictObject({
  id,
  slug: id,
  title: words,
  domain_id: id,
  subdomain_id: id,
  /** The seat from which it is best read, and what it is about. */
  stage: z.enum(caseStages),
  tags: z.array(id).min(1).max(5),
  year: z.int().min(1900).max(2100).nullable(),
  organisation: words,
  country: words,
  outcome: outcomeSchema,
  sensitivity: words.nullable(),
  situation: words,
  key_facts: z.array(factSchema).min(1),
  timeline: z.array(momentSchema).min(2),
  discussion_questions: z.array(questionSchema).min(3).max(5),
  learning_points: z.array(learningPointSchema).min(1),
  sources: z.array(caseSourceSchema).min(1),
  uncertain: z.array(words),
});

export const casesSchema = z.object({
  meta: z.object({ version: words, language: words }),
  cases: z.array(caseSchema),
});

export type CasesContent = z.infer<typeof casesSchema>;
export type CaseOutcome = z.infer<typeof outcomeSchema>;
export type CaseFact = z.infer<typeof factSchema>;
export type CaseMoment = z.infer<typeof momentSchema>;
export type CaseQuestion = z.infer<typeof questionSchema>;
export type LearningPoint = z.infer<typeof learningPointSchema>;
export type CaseSource = z.infer<typeof caseSourceSchema>;
