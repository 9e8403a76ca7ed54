import { z } from "zod";

const mostAliases = 12;

const tagId = z.string().min(1).max(60);
const name = z.string().trim().min(2, "Give it a name of at least two characters.").max(40);
const aliases = z.array(z.string().trim().min(2).max(60)).max(mostAliases, "Twelve other words at most.");
const reason = z.string().trim().min(4, "Write a few words: they are kept in the log.").max(500);

export const addTagSchema = z.strictObject({ name, aliases, reason });
export const changeTagSchema = z.strictObject({ tagId, name, aliases, reason });
export const retireTagSchema = z.strictObject({ tagId, retired: z.boolean(), reason });
export const mergeTagsSchema = z
  .strictObject({ tagId, intoId: tagId, reason })
  .refine((given) => given.tagId !== given.intoId, { path: ["intoId"], message: "Choose another tag." });
export const ofTagSchema = z.strictObject({ tagId });

export type AddTag = z.output<typeof addTagSchema>;
export type ChangeTag = z.output<typeof changeTagSchema>;
export type RetireTag = z.output<typeof retireTagSchema>;
export type MergeTags = z.output<typeof mergeTagsSchema>;

/** The word of a tag's address, from its first name; it stays when the tag is called otherwise. */
export function tagIdOf(text: string): string {
  const id = text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, 50)
    .replace(/^-+|-+$/g, "");
  return id === "" ? "tag" : id;
}

/** The other words for a tag, without its name and without saying one twice. */
export function aliasesOf(tagName: string, words: readonly string[]): string[] {
  const seen = new Set([tagName.toLowerCase()]);
  return words.filter((word) => {
    const key = word.toLowerCase();
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew;
  });
}
