import type { Upload } from "@/domain/files/upload";

/** The text of a field; empty when it is absent or a file. */
export function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value : "";
}

/** Every text under one name, such as the ticked boxes of a group, without empty ones. */
export function textsOf(form: FormData, name: string): string[] {
  return form.getAll(name).flatMap((value) => (typeof value === "string" && value !== "" ? [value] : []));
}

/** A number, or null when nothing was typed. What is no number becomes NaN, which every schema refuses. */
export function numberOf(form: FormData, name: string): number | null {
  const text = textOf(form, name).trim();
  return text === "" ? null : Number(text);
}

/** The text of a field that may be left empty: null when it was. */
export function givenOf(form: FormData, name: string): string | null {
  const text = textOf(form, name);
  return text === "" ? null : text;
}

/** True when the box was ticked. */
export function ticked(form: FormData, name: string): boolean {
  return textOf(form, name) === "yes";
}

/** The files that were chosen under one name, with their bytes. */
export async function filesOf(form: FormData, name: string): Promise<Upload[]> {
  const files: Upload[] = [];
  for (const value of form.getAll(name)) {
    if (value instanceof File && value.size > 0)
      files.push({ name: value.name, bytes: new Uint8Array(await value.arrayBuffer()) });
  }
  return files;
}
