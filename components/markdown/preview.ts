import "server-only";
import { type FormState, typedValues } from "@/components/ui/form-state";
import { textOf } from "@/components/ui/form-values";
import type { Resolvers } from "@/domain/markdown/build";
import { parseMarkdown } from "@/domain/markdown/parse";
import type { HeadingLevel } from "@/domain/markdown/tree";
import { drawPost } from "./draw";

/** Whether a form was sent to see what its text will look like. */
export function wantsPreview(form: FormData): boolean {
  return textOf(form, "intent") === "preview";
}

/** What a form's action answers to that: everything as it was typed, and the text of one field as a reader will see it. */
export function previewOf(
  form: FormData,
  name: string,
  { headingFrom, ...resolvers }: { readonly headingFrom: HeadingLevel } & Resolvers,
): NonNullable<FormState> {
  const values = typedValues(form);
  const preview = drawPost(parseMarkdown(textOf(form, name), resolvers), headingFrom);
  if (preview.length > 0) return { values, preview };
  return { values, errors: { [name]: "Nothing is written yet. Write something to see what it will look like." } };
}
