import { z } from "zod";
import { offerSuits } from "./offers";

/** The shape of `content/cpd-rules.json`: rules as dated rows, each with its source and the day on which it was read. */

const id = z.string().regex(/^[a-z0-9][a-z0-9-]*$/, "an id has small letters, digits and hyphens only");
const words = z.string().trim().min(1, "a text must not be empty");
const ids = z.array(z.string().min(1)).min(1);
const day = z.iso.date();
const amount = z.number().min(0).nullable();

const dated = { valid_from: day.nullable(), valid_to: day.nullable() };
const sourced = { certainty: z.enum(["high", "medium", "low"]), read_on: day, source_ids: ids };

const headingSchema = z.strictObject({
  id,
  name: words,
  examples: words,
  /** What the product may offer under this heading. */
  suits: z.array(z.enum(offerSuits)),
  note: words.nullable(),
});

const schemeSchema = z.strictObject({
  id,
  name: words,
  body: words,
  unit: words,
  units: words,
  minutes_per_unit: z.int().min(1),
  note: words.nullable(),
  source_ids: ids,
  headings: z.array(headingSchema).min(1),
});

/** Units at least and at most under one heading in one cycle; null where nothing is asked. */
const limitSchema = z.strictObject({ heading_id: id, min: amount, max: amount });
export type HeadingLimit = z.infer<typeof limitSchema>;

export const cpdContentSchema = z.strictObject({
  schemes: z.array(schemeSchema),
  rules: z.array(
    z.strictObject({
      id,
      scheme_id: id,
      ...dated,
      cycle_months: z.int().min(1),
      required_units: z.int().min(1),
      least_minutes: z.int().min(1).nullable(),
      most_minutes: z.int().min(1).nullable(),
      least_activities: z.int().min(1).nullable(),
      limits: z.array(limitSchema),
      text: words,
      ...sourced,
    }),
  ),
  renewals: z.array(
    z.strictObject({
      id,
      credential_ids: z.array(id).min(1),
      scheme_id: id.nullable(),
      cycle_months: z.int().min(1).nullable(),
      ...dated,
      text: words,
      ...sourced,
    }),
  ),
  experience: z.array(
    z.strictObject({
      id,
      credential_id: id,
      version: words,
      education: words,
      months: z.int().min(1),
      window_years: z.int().min(1),
      ...dated,
      ...sourced,
    }),
  ),
  notes: z.array(z.strictObject({ id, text: words, ...sourced })),
});
export type CpdContent = z.infer<typeof cpdContentSchema>;

/** What is wrong between the rows: names that lead nowhere, each as a sentence. Sources and credentials are the catalogue's. */
export function checkCpd(
  content: CpdContent,
  catalogue: { sources: ReadonlySet<string>; credentials: ReadonlySet<string> },
): string[] {
  const headings = new Map(content.schemes.map((scheme) => [scheme.id, new Set(scheme.headings.map((one) => one.id))]));
  const faults: string[] = [];
  const want = (known: boolean, place: string, what: string, name: string) => {
    if (!known) faults.push(`cpd ${place}: there is no ${what} “${name}”.`);
  };
  const cite = (place: string, row: { source_ids: readonly string[] }) => {
    for (const source of row.source_ids) want(catalogue.sources.has(source), place, "source", source);
  };
  for (const scheme of content.schemes) cite(`schemes “${scheme.id}”`, scheme);
  for (const rule of content.rules) {
    const place = `rules “${rule.id}”`;
    cite(place, rule);
    want(headings.has(rule.scheme_id), place, "scheme", rule.scheme_id);
    for (const { heading_id } of rule.limits) {
      want(headings.get(rule.scheme_id)?.has(heading_id) === true, place, "heading", heading_id);
    }
  }
  for (const renewal of content.renewals) {
    const place = `renewals “${renewal.id}”`;
    cite(place, renewal);
    for (const one of renewal.credential_ids) want(catalogue.credentials.has(one), place, "credential", one);
    if (renewal.scheme_id !== null) want(headings.has(renewal.scheme_id), place, "scheme", renewal.scheme_id);
  }
  for (const rule of content.experience) {
    cite(`experience “${rule.id}”`, rule);
    want(catalogue.credentials.has(rule.credential_id), `experience “${rule.id}”`, "credential", rule.credential_id);
  }
  for (const note of content.notes) cite(`notes “${note.id}”`, note);
  return faults;
}
