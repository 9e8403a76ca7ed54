import type { Resolvers } from "@/domain/markdown/build";
import type { Named } from "@/server/discussion/mentions";
import { numberHref } from "./post-words";

/** Where the numbers and the names in a text lead. What is not known stays text; who has no page is named and leads nowhere. */
export function refersTo(path: string, numbers: readonly string[], named: readonly Named[]): Resolvers {
  return {
    cite: (number) => (numbers.includes(number) ? numberHref(path, number) : undefined),
    mention: (handle) => {
      const person = named.find((one) => one.handle === handle);
      if (person === undefined) return undefined;
      return person.hasPage ? { name: person.name, href: `/mentors/${handle}` } : { name: person.name };
    },
  };
}
