import { z } from "zod";
import { uploadSchema } from "../files/upload";
import {
  audiences,
  contexts,
  differences,
  evidenceKinds,
  evidenceVisibilities,
  lifecycleStages,
  rungs,
  sizes,
} from "./tags";

export const evidenceLimits = {
  title: 160,
  shows: 4000,
  budget: 120,
  link: 2000,
  question: 1000,
  /** Pieces that a member may keep. */
  pieces: 500,
  /** Bytes of all files that a member may keep: 250 MB. */
  storedBytes: 250_000_000,
} as const;

const line = (longest: number) => z.string().trim().max(longest);

const webAddress = line(evidenceLimits.link).refine(isWebAddress, {
  error: "Enter a web address that begins with https:// or http://",
});

function isWebAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password } = new URL(text);
  return (protocol === "https:" || protocol === "http:") && username === "" && password === "";
}

/** What is said of a piece whatever it consists of. */
const tags = {
  title: line(evidenceLimits.title).min(1),
  shows: line(evidenceLimits.shows).min(1),
  happenedOn: z.iso.date({ error: "Enter the day on which it happened." }),
  accountability: z.enum(rungs).nullable(),
  communication: z.enum(rungs).nullable(),
  delivery: z.enum(rungs).nullable(),
  audiences: z.array(z.enum(audiences)).max(audiences.length),
  context: z.enum(contexts).nullable(),
  size: z.enum(sizes).nullable(),
  budget: line(evidenceLimits.budget),
  stages: z.array(z.enum(lifecycleStages)).max(lifecycleStages.length),
  visibility: z.enum(evidenceVisibilities),
};

const content = { link: webAddress.nullable(), file: uploadSchema.nullable() };

type Tags = { [K in keyof typeof tags]: z.infer<(typeof tags)[K]> };

/** Experience says in which context it was gained: whoever names a rung names the context too. */
function namesContext(said: Pick<Tags, "context" | (typeof differences)[number]>): boolean {
  return said.context !== null || differences.every((difference) => said[difference] === null);
}
const contextMissing = {
  path: ["context"],
  error: "Say whether this was setting up, running or closing down: experience is read by it.",
};

/** A new piece. The same idempotency key twice is the same piece. */
export const addEvidenceSchema = z
  .strictObject({ ...tags, ...content, kind: z.enum(evidenceKinds), idempotencyKey: z.uuid() })
  .refine(namesContext, contextMissing)
  .refine((said) => (said.kind === "link") === (said.link !== null), { path: ["link"], error: "Enter a web address." })
  .refine((said) => (said.kind === "file") === (said.file !== null), { path: ["file"], error: "Choose a file first." });
export type AddEvidence = z.infer<typeof addEvidenceSchema>;

/** An edit of what is said, with a new address or file if there is one; what it is stays. */
export const editEvidenceSchema = z
  .strictObject({
    ...tags,
    evidenceId: z.uuid(),
    /** The version that was open in the form, so that nobody writes over what they have not seen. */
    version: z.int().min(1),
    ...content,
  })
  .refine(namesContext, contextMissing);
export type EditEvidence = z.infer<typeof editEvidenceSchema>;

export const evidenceIdSchema = z.strictObject({ evidenceId: z.uuid() });

/** Where on a plan: an item, or one exit criterion of a gate. */
export const placeSchema = z.strictObject({ planId: z.uuid(), itemId: z.uuid(), criterionId: z.uuid().nullable() });
export type Place = z.infer<typeof placeSchema>;

export const linkEvidenceSchema = z.strictObject({ evidenceId: z.uuid(), ...placeSchema.shape });
export type LinkEvidence = z.infer<typeof linkEvidenceSchema>;

export const confirmEvidenceSchema = z.strictObject({ evidenceId: z.uuid(), version: z.int().min(1) });

const words = line(evidenceLimits.question).min(1);
export const askAboutEvidenceSchema = z.strictObject({
  evidenceId: z.uuid(),
  question: words,
  idempotencyKey: z.uuid(),
});
export const answerQuestionSchema = z.strictObject({ questionId: z.uuid(), answer: words });
