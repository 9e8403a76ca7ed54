"use client";

import { type ReactNode, useContext } from "react";
import { FormContext } from "./form-context";

/** Fields that are folded away until asked for. An error in a field whose name contains one of `marks` opens the fold. */
export function FieldsFold({
  marks,
  summary,
  children,
}: {
  readonly marks: readonly string[];
  readonly summary: ReactNode;
  readonly children: ReactNode;
}) {
  const { state } = useContext(FormContext);
  const wrong = Object.keys(state?.errors ?? {}).some((name) => marks.some((mark) => name.includes(mark)));
  return (
    <details className="well p-4" open={wrong || undefined}>
      <summary className="font-semibold">{summary}</summary>
      {children}
    </details>
  );
}
