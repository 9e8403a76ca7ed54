import { z } from "zod";

const id = z.string().regex(/^[a-z0-9][a-z0-9-]{0,59}$/, "a tag has small letters, digits and hyphens only");

/** The shape of the file with the tags that come with the product. */
export const tagsSchema = z.strictObject({
  tags: z.array(z.strictObject({ id, name: z.string().trim().min(2).max(40), aliases: z.array(z.string().min(2)) })),
});

export type TagsContent = z.output<typeof tagsSchema>;
