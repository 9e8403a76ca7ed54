import { z } from "zod";
import { headFields } from "../document";
import { itemFields, type PlanConflict } from "./changes";

/**
 * The fields on which somebody insists after they were shown what another had written there, each with the revision in which
 * they saw it. Every other field of their form is still from the revision that the form was filled in from.
 */
export const insistedSchema = z.partialRecord(z.enum([...itemFields, ...headFields]), z.int().min(1));
export type Insisted = z.output<typeof insistedSchema>;

/** What the hidden field of a form says of it, such as `doneWhen@5 title@6`, for `insistedSchema` to check. */
export function readInsisted(text: string): Record<string, number> {
  const pairs = text.split(" ").flatMap((part): [string, number][] => {
    const [field = "", revision] = part.split("@");
    return field === "" ? [] : [[field, Number(revision)]];
  });
  return Object.fromEntries(pairs);
}

/** The same text once these conflicts of the newest revision have been shown: their fields are seen as they stand there. */
export function insistedAfter(text: string, conflicts: readonly PlanConflict[], revision: number): string {
  const shown = conflicts.map(({ change }): [string, number] => [change.field, revision]);
  return Object.entries({ ...readInsisted(text), ...Object.fromEntries(shown) })
    .map(([field, seen]) => `${field}@${seen}`)
    .join(" ");
}
