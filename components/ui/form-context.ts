"use client";

import { createContext, useContext } from "react";
import type { FormState } from "./form-state";

type FormContextValue = { readonly state: FormState; readonly pending: boolean; readonly prefix: string };

/** What the fields of an ActionForm know about it. */
export const FormContext = createContext<FormContextValue>({ state: null, pending: false, prefix: "" });

/** A field's id, error and kept value within the form around it; outside a form, only the id. */
export function useField(name: string): {
  id: string;
  error: string | undefined;
  kept: string | readonly string[] | undefined;
} {
  const { state, prefix } = useContext(FormContext);
  return { id: fieldId(prefix, name), error: state?.errors?.[name], kept: state?.values?.[name] };
}

/** The id of the field with this name in a form with this prefix. */
export function fieldId(prefix: string, name: string): string {
  return prefix === "" ? name : `${prefix}-${name}`;
}
