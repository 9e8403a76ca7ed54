import { renderToStaticMarkup } from "react-dom/server";
import type { Resolvers } from "@/domain/markdown/build";
import { Prose } from "./prose";

/** A thread in which every number and every handle is known. */
export const everythingKnown: Resolvers = {
  cite: (number) => `#post-${number}`,
  mention: (handle) => ({ name: handle, href: `/mentors/${handle}` }),
};

/** The markup of a post as a page has it. */
export function renderedPost(text: string, resolvers: Resolvers = {}): string {
  return renderToStaticMarkup(<Prose text={text} headingFrom={3} {...resolvers} />);
}
