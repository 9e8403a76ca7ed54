"use client";

import { useField } from "./form-context";

/** A hidden field whose value the form's action may replace: the next try then begins from what it handed back. */
export function KeptHidden({ name, value }: { readonly name: string; readonly value: string }) {
  const { kept } = useField(name);
  const now = typeof kept === "string" ? kept : value;
  return <input type="hidden" name={name} value={now} key={now} readOnly />;
}
