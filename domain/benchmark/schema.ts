import { z } from "zod";

const levelSchema = z.int().min(0).max(4);

const ratingSchema = z.strictObject({
  competencyId: z.string().min(1).max(100),
  level: levelSchema,
  note: z.string().trim().max(500).optional(),
});

/** Some ratings, each competency at most once. What is left out stays as it was. */
const ratingsSchema = z
  .array(ratingSchema)
  .min(1)
  .max(100)
  .refine((ratings) => new Set(ratings.map((r) => r.competencyId)).size === ratings.length, "One rating each.");

export const rateInput = z.strictObject({ ratings: ratingsSchema });
export type RateInput = z.infer<typeof rateInput>;
