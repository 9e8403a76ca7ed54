import { z } from "zod";

/** How a field of an entry is typed in. */
export type FieldKind = "line" | "text" | "lines" | "number" | "flag" | "ref" | "refs" | "choice" | "structure";

/** One field of an entry that an administrator may change. */
export type EditField = {
  readonly name: string;
  readonly label: string;
  readonly kind: FieldKind;
  readonly hint?: string;
  /** May be left empty; then it is stored as nothing. */
  readonly optional?: boolean;
  /** The kind of entry that a ref, or each of the refs, must name. */
  readonly of?: string;
  readonly options?: readonly string[];
  readonly range?: readonly [number, number];
  /** What a structure must look like. */
  readonly shape?: z.ZodType;
};

/** A kind of entry: its names, its fields, and what must hold between them. */
export type EditKind = {
  readonly id: string;
  readonly title: string;
  readonly one: string;
  /** Whether new ones may be added under an address of their own. */
  readonly addable?: boolean;
  readonly fields: readonly EditField[];
  /** Says what does not fit together: the field at fault and a sentence. */
  readonly rule?: (values: Readonly<Record<string, unknown>>) => { field: string; sentence: string } | null;
};

export type EntryValues = Record<string, unknown>;

const words = z.string().trim().min(1, "Fill this in.").max(10_000);
const id = z
  .string()
  .trim()
  .min(1, "Fill this in.")
  .regex(/^[A-Za-z0-9][A-Za-z0-9_-]*$/, "Use letters, digits and hyphens.");

function schemaOfField(field: EditField): z.ZodType {
  const [least, most] = field.range ?? [0, 32_000];
  const whole = z.int("Use a whole number.").min(least).max(most);
  switch (field.kind) {
    case "line":
    case "text":
      return field.optional ? words.nullable() : words;
    case "lines":
      return z.array(words).max(100);
    case "number":
      return field.optional ? whole.nullable() : whole;
    case "flag":
      return z.boolean();
    case "ref":
      return field.optional ? id.nullable() : id;
    case "refs":
      return z.array(id).max(200);
    case "choice":
      return z.enum([...(field.options ?? [])], "Choose one of the options.");
    case "structure":
      return field.shape ?? z.unknown();
  }
}

/** The schema of an entry's values: every field of its kind and nothing else. */
export function entrySchema(kind: EditKind): z.ZodType<EntryValues> {
  const shape = Object.fromEntries(kind.fields.map((field) => [field.name, schemaOfField(field)]));
  return z.strictObject(shape).superRefine((values, context) => {
    const fault = kind.rule?.(values) ?? null;
    if (fault !== null) context.addIssue({ code: "custom", path: [fault.field], message: fault.sentence });
  });
}

/** The address of a new entry, within its kind. */
export const newEntryId = z
  .string()
  .trim()
  .min(2, "Use at least two characters.")
  .max(80)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "Use small letters, digits and single hyphens, such as benefits-lead.");

const listOf = (text: string, separator: RegExp): string[] =>
  text
    .split(separator)
    .map((part) => part.trim())
    .filter((part) => part !== "");

function fromText(field: EditField, text: string): unknown {
  switch (field.kind) {
    case "line":
    case "text":
    case "ref":
      return text.trim() === "" && field.optional ? null : text.trim();
    case "choice":
      return text;
    case "lines":
      return listOf(text, /\r?\n/);
    case "refs":
      return listOf(text, /[\s,]+/);
    case "number":
      return text.trim() === "" ? null : Number(text);
    case "flag":
      return text === "yes";
    case "structure":
      try {
        return JSON.parse(text);
      } catch {
        // Not JSON: the schema refuses the bare text with the field's name.
        return text;
      }
  }
}

/** What a form holds as values of the kind, still to be checked by `entrySchema`. */
export function valuesFromForm(kind: EditKind, read: (name: string) => string | undefined): EntryValues {
  return Object.fromEntries(kind.fields.map((field) => [field.name, fromText(field, read(field.name) ?? "")]));
}

/** A value as the text of its form field. */
export function asFormText(field: EditField, value: unknown): string {
  if (value === null || value === undefined) return "";
  if (field.kind === "structure") return JSON.stringify(value, null, 2);
  if (field.kind === "flag") return value === true ? "yes" : "";
  if (Array.isArray(value)) return value.join("\n");
  return String(value);
}

/** The fields in which two states of an entry differ, as text, for its history. */
export function changedFields(
  kind: EditKind,
  before: EntryValues | null,
  after: EntryValues,
): { label: string; before: string; after: string }[] {
  return kind.fields.flatMap((field) => {
    const was = before === null ? "" : asFormText(field, before[field.name]);
    const is = asFormText(field, after[field.name]);
    return was === is ? [] : [{ label: field.label, before: was, after: is }];
  });
}

/** Where an administrator edits an entry. */
export function entryHref(kind: string, id: string): string {
  return `/admin/catalogue/${kind}/${id.split("/").map(encodeURIComponent).join("/")}`;
}
