import type { Resolvers } from "@/domain/markdown/build";
import { parseMarkdown } from "@/domain/markdown/parse";
import type { HeadingLevel } from "@/domain/markdown/tree";
import { drawPost } from "./draw";
import { Written } from "./written";

/** A text that a member wrote in Markdown, as it is read. It may link to posts and people that the resolvers know. */
export function Prose({
  text,
  headingFrom,
  ...resolvers
}: { readonly text: string; readonly headingFrom: HeadingLevel } & Resolvers) {
  return <Written parts={drawPost(parseMarkdown(text, resolvers), headingFrom)} />;
}
