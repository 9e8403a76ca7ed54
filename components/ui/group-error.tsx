"use client";

import { FieldError } from "./field";
import { useField } from "./form-context";

/** What is wrong with a group of fields that is checked as one. */
export function GroupError({ name }: { readonly name: string }) {
  const { id, error } = useField(name);
  return (
    <div id={id} tabIndex={-1}>
      {error === undefined ? null : <FieldError id={`${id}-error`}>{error}</FieldError>}
    </div>
  );
}
