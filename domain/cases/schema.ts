import { z } from "zod";
import { outcomeSchema } from "./content-schema";

export const outcomeRags = outcomeSchema.shape.rag.options;

/** Which cases to list. Everything left out lets all pass. */
export const caseFilterSchema = z.strictObject({
  q: z.string().trim().max(100).optional(),
  domain: z.string().max(100).optional(),
  outcome: outcomeSchema.shape.rag.optional(),
});

export type CaseFilter = z.infer<typeof caseFilterSchema>;
