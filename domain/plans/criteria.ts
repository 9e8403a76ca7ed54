import type { Criterion } from "./document";

/** What a criterion asks for besides its words: "Facilitation, level 3". Null where it names no competency that has a name. */
export function askedLevel(
  { competencyId, minLevel }: Pick<Criterion, "competencyId" | "minLevel">,
  names: Readonly<Record<string, string>>,
): string | null {
  const name = competencyId === null ? undefined : names[competencyId];
  if (name === undefined) return null;
  return minLevel === null ? name : `${name}, level ${minLevel}`;
}

/** A criterion in one line: its words and, in brackets, what it asks for. */
export function criterionWords(criterion: Criterion, names: Readonly<Record<string, string>>): string {
  const asked = askedLevel(criterion, names);
  return asked === null ? criterion.text : `${criterion.text} (${asked})`;
}

/** The names of the fields of a gate's form in which its criteria are written, by the criterion, or by the place of a new one. */
export const criterionFields = {
  text: (key: string) => `criterion.${key}`,
  competency: (key: string) => `asks.${key}`,
  level: (key: string) => `level.${key}`,
} as const;

const prefix = criterionFields.text("");

/** By which keys the criteria of a form are named, in their order. */
export function criterionKeys(names: Iterable<string>): string[] {
  return [...names].flatMap((name) => (name.startsWith(prefix) ? [name.slice(prefix.length)] : []));
}
