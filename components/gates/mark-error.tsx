"use client";

import { FieldError } from "@/components/ui/field";
import { useField } from "@/components/ui/form-context";

/** The error that the form around it holds for a set of radios. */
export function MarkError({ name }: { readonly name: string }) {
  const { id, error } = useField(name);
  return error === undefined ? null : <FieldError id={`${id}-error`}>{error}</FieldError>;
}
