"use client";

import { type ReactNode, useContext } from "react";
import { FormContext } from "./form-context";

/** Fields that are folded away until asked for. An error in a field whose name contains one of `marks` opens the fold. */
export function FieldsFold({
  marks,
  summary,
  look = "well",
  children,
}: {
  readonly marks: readonly string[];
  readonly summary: ReactNode;
  /** A part of the form in its own well, or a line that leads to something small. */
  readonly look?: "well" | "line";
  readonly children: ReactNode;
}) {
  const { state } = useContext(FormContext);
  const wrong = Object.keys(state?.errors ?? {}).some((name) => marks.some((mark) => name.includes(mark)));
  return (
    <details className={look === "well" ? "well p-4" : "fold"} open={wrong || undefined}>
      <summary className={look === "well" ? "font-semibold" : "ui w-fit py-1"}>{summary}</summary>
      {children}
    </details>
  );
}
