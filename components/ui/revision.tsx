"use client";

import { useContext } from "react";
import { FormContext } from "./form-context";

/**
 * The hidden field that says from which revision the form around it was drawn. When something else was saved since, it shows what
 * stands there now beside what is typed: sent again, the form puts what is typed in its place.
 */
export function Revision({ revision }: { readonly revision: number | null }) {
  const { state } = useContext(FormContext);
  const both = state?.conflict ?? [];
  const known = both.length === 0 ? undefined : state?.values?.revision;
  return (
    <>
      <input type="hidden" name="revision" value={known ?? revision ?? ""} />
      {both.length === 0 ? null : (
        <section className="well stack-2 mb-4" aria-label="What was saved meanwhile">
          <p className="small muted">
            Saved meanwhile in another window. Yours stands in the form below; saving again puts it in the place of
            this.
          </p>
          {both.map(({ field, label, theirs }) => (
            <div key={field}>
              <h3 className="small">{label}</h3>
              <p className="ui whitespace-pre-wrap">{theirs}</p>
            </div>
          ))}
        </section>
      )}
    </>
  );
}
