import type { z } from "zod";
import type { EditField, EditKind } from "./editing";

/** One line of text. */
export const line = (name: string, label: string): EditField => ({ name, label, kind: "line" });
/** Text of several lines. */
export const text = (name: string, label: string): EditField => ({ name, label, kind: "text" });
/** A list, one on each line. */
export const lines = (name: string, label: string): EditField => ({
  name,
  label,
  kind: "lines",
  hint: "One on each line",
});
/** A whole number. */
export const number = (name: string, label: string, range?: readonly [number, number]): EditField => ({
  name,
  label,
  kind: "number",
  ...(range === undefined ? {} : { range }),
});
/** The id of an entry of another kind. */
export const ref = (name: string, label: string, of: string): EditField => ({ name, label, kind: "ref", of });
/** Ids of entries of another kind. */
export const refs = (name: string, label: string, of: string): EditField => ({
  name,
  label,
  kind: "refs",
  of,
  hint: "Ids, one on each line",
});
/** One of a few fixed words. */
export const choice = (name: string, label: string, options: readonly string[]): EditField => ({
  name,
  label,
  kind: "choice",
  options,
});
/** Something with a shape of its own, typed as JSON. */
export const structure = (name: string, label: string, shape: z.ZodType): EditField => ({
  name,
  label,
  kind: "structure",
  shape,
  hint: "JSON, checked in shape when you save",
});
/** The same field, which may be left empty. */
export const maybe = (field: EditField): EditField => ({ ...field, optional: true });
/** A rule: one number must not be above another. */
export const inOrder = (least: string, most: string, sentence: string): NonNullable<EditKind["rule"]> => {
  return (values) => (Number(values[least]) <= Number(values[most]) ? null : { field: most, sentence });
};
