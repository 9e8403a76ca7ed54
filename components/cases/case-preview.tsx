"use client";

import { useContext } from "react";
import { FormContext } from "@/components/ui/form-context";

/** The case as it will stand, once its form has asked for it. */
export function CasePreview() {
  const { state } = useContext(FormContext);
  if (state?.preview === undefined) return null;
  return (
    <section className="sheet p-4" aria-labelledby="preview">
      <h2 id="preview" className="small muted mb-4">
        As it will stand
      </h2>
      {state.preview}
    </section>
  );
}
