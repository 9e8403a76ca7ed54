"use client";

import { type ComponentProps, useContext, useEffect, useRef } from "react";
import { Composer } from "@/components/markdown/composer";
import { Written } from "@/components/markdown/written";
import { FormContext } from "@/components/ui/form-context";

/** A field of a case in Markdown. The preview of a case is one for all of them, so that none stands at a field. */
export function CaseText(props: ComponentProps<typeof Composer>) {
  const form = useContext(FormContext);
  const { preview: _, ...rest } = form.state ?? {};
  return (
    <FormContext value={{ ...form, state: form.state === null ? null : rest }}>
      <Composer {...props} />
    </FormContext>
  );
}

/** The texts of a case as they will stand, once its form has asked for them. */
export function CasePreview() {
  const { state } = useContext(FormContext);
  const place = useRef<HTMLElement>(null);
  const parts = state?.preview;
  useEffect(() => {
    if (parts !== undefined) place.current?.focus();
  }, [parts]);
  if (parts === undefined) return null;
  return (
    <section ref={place} className="preview sheet p-4" aria-label="Preview" tabIndex={-1}>
      <p className="small muted">Preview: as it will stand</p>
      <Written parts={parts} />
    </section>
  );
}
