import type { Resolvers } from "@/domain/markdown/build";
import type { Named } from "@/server/discussion/mentions/mentions";
import type { Cited } from "@/server/discussion/mentions/references";
import { numberHref, postHref } from "./post-words";

/** What the words of a post refer to: the numbers of its page, those that mean others in this post, and people. */
export type Referred = {
  readonly path: string;
  readonly cited: readonly Cited[];
  readonly meant?: readonly Cited[];
  readonly named: readonly Named[];
};

/**
 * Where the numbers and the names in a text lead. A post that was moved is named by the number that it has now. What is not known
 * stays text; who has no page is named and leads nowhere.
 */
export function refersTo({ path, cited, meant = [], named }: Referred): Resolvers {
  return {
    cite: (number) => {
      const { at, threadNo } = [...meant, ...cited].find((one) => one.number === number) ?? {
        at: null,
        threadNo: null,
      };
      if (at === null) return undefined;
      if (threadNo !== null) return { href: postHref(threadNo, at), number: at, of: "of another thread" };
      return { href: numberHref(path, at), number: at };
    },
    mention: (handle) => {
      const person = named.find((one) => one.handle === handle);
      if (person === undefined) return undefined;
      return person.hasPage ? { name: person.name, href: `/mentors/${handle}` } : { name: person.name };
    },
  };
}
