import type { CpdContent } from "../../domain/cpd/content-schema";
import * as schema from "../schema/cpd";
import { rowsFor, type TableRows } from "./content-rows";

type Sourced = { certainty: string; read_on: string; source_ids: string[] };
type Dated = { valid_from: string | null; valid_to: string | null };

const sourced = (row: Sourced) => ({ certainty: row.certainty, readOn: row.read_on, sourceIds: row.source_ids });
const dated = (row: Dated) => ({ validFrom: row.valid_from, validTo: row.valid_to });

/** The rules of professional development as table rows, in an order in which every reference points upwards. */
export function cpdRows({ schemes, rules, renewals, experience, notes }: CpdContent): TableRows[] {
  return [
    rowsFor(
      schema.cpdSchemes,
      ["id"],
      schemes.map((one) => ({
        id: one.id,
        name: one.name,
        body: one.body,
        unit: one.unit,
        units: one.units,
        minutesPerUnit: one.minutes_per_unit,
        note: one.note,
        sourceIds: one.source_ids,
      })),
    ),
    rowsFor(
      schema.cpdHeadings,
      ["schemeId", "id"],
      schemes.flatMap((scheme) => scheme.headings.map((heading) => ({ schemeId: scheme.id, ...heading }))),
    ),
    rowsFor(
      schema.cpdRules,
      ["id"],
      rules.map((rule) => ({
        id: rule.id,
        schemeId: rule.scheme_id,
        ...dated(rule),
        cycleMonths: rule.cycle_months,
        requiredUnits: rule.required_units,
        leastMinutes: rule.least_minutes,
        mostMinutes: rule.most_minutes,
        leastActivities: rule.least_activities,
        limits: rule.limits,
        text: rule.text,
        ...sourced(rule),
      })),
    ),
    rowsFor(
      schema.renewalRules,
      ["id"],
      renewals.map((rule) => ({
        id: rule.id,
        credentialIds: rule.credential_ids,
        schemeId: rule.scheme_id,
        cycleMonths: rule.cycle_months,
        ...dated(rule),
        text: rule.text,
        ...sourced(rule),
      })),
    ),
    rowsFor(
      schema.experienceRules,
      ["id"],
      experience.map((rule) => ({
        id: rule.id,
        credentialId: rule.credential_id,
        version: rule.version,
        education: rule.education,
        months: rule.months,
        windowYears: rule.window_years,
        ...dated(rule),
        ...sourced(rule),
      })),
    ),
    rowsFor(
      schema.cpdNotes,
      ["id"],
      notes.map((note) => ({ id: note.id, text: note.text, ...sourced(note) })),
    ),
  ];
}
