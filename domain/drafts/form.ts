import { z } from "zod";

/** `days` that a draft is kept, `characters` of one, how many `forms` of one member have one at a time, how many are read `together`. */
export const draftLimits = { days: 60, characters: 100_000, forms: 300, together: 40 } as const;

/** What stands in the fields of a form that were changed, by name; several values for a group of boxes. */
export const draftFieldsSchema = z
  .record(z.string().min(1).max(100), z.array(z.string()).max(100))
  .refine((fields) => JSON.stringify(fields).length <= draftLimits.characters, "drafts.too_long");
export type DraftFields = z.output<typeof draftFieldsSchema>;

/** The name of a form and what it is about: `evidence:text`, `plan-comment:<plan>:<item>`. */
const key = z.string().regex(/^[a-z][a-z-]{0,39}(:[\w-]{1,100}){0,3}$/);

/** The forms of one page ask for their drafts together. */
export const readDraftsSchema = z.strictObject({ keys: z.array(key).min(1).max(draftLimits.together) });

/** `base` is the version that this window began from, nought where it knew of none; `writer` names the window. */
export const keepDraftSchema = z.strictObject({
  key,
  base: z.int().min(-1),
  writer: z.uuid(),
  fields: draftFieldsSchema,
});
export type KeepDraft = z.output<typeof keepDraftSchema>;

export const clearDraftSchema = keepDraftSchema.omit({ fields: true });
export type ClearDraft = z.output<typeof clearDraftSchema>;
