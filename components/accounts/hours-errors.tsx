"use client";

import { FieldError } from "@/components/ui/field";
import { useField } from "@/components/ui/form-context";

/** What is wrong with the table of hours; the table has no single field to say it at. */
export function HoursErrors() {
  const { id, error } = useField("slots");
  return (
    <div id={id} tabIndex={-1}>
      {error === undefined ? null : <FieldError id={`${id}-error`}>{error}</FieldError>}
    </div>
  );
}
