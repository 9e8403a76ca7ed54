"use client";

import { useContext } from "react";
import { Choices } from "@/components/ui/choices";
import { FormContext } from "@/components/ui/form-context";
import { fieldWords } from "../items/item-words";

const keepOf = (field: string) => `keep.${field}`;
const labels = new Map(Object.entries(fieldWords).map(([field, label]) => [keepOf(field), label]));

/**
 * Both texts of each field that somebody else has changed since the form around it was drawn, side by side, with the choice
 * which of the two is kept. Silent while there is none. What was chosen before stays chosen, and can be taken back.
 */
export function BothTexts() {
  const { state } = useContext(FormContext);
  const both = state?.conflict ?? [];
  const shown = new Set(both.map(({ field }) => keepOf(field)));
  const chosen = Object.entries(state?.values ?? {}).filter(
    ([name, value]) => name.startsWith("keep.") && !shown.has(name) && value === "theirs",
  );
  return (
    <>
      {chosen.map(([name]) => (
        <label key={name} className="opt">
          <input type="checkbox" name={name} value="theirs" defaultChecked />
          <span>Leave “{labels.get(name)}” as it stands in the plan, whatever stands below</span>
        </label>
      ))}
      {both.length === 0 ? null : (
        <section aria-labelledby="both-title" className="stack-6">
          <div>
            <h2 id="both-title" className="text-h3">
              Two texts for the same {both.length === 1 ? "field" : "fields"}
            </h2>
            <p className="small muted">
              Nothing is saved yet. Yours is what stands in the form below: you can still write the two together there.
            </p>
          </div>
          {both.map(({ field, label, yours, theirs }) => (
            <Choices
              key={field}
              name={keepOf(field)}
              legend={label}
              look="tiles"
              columns={2}
              options={[
                { value: "yours", label: "Keep yours", hint: <span className="whitespace-pre-line">{yours}</span> },
                {
                  value: "theirs",
                  label: "Keep what stands in the plan now",
                  hint: <span className="whitespace-pre-line">{theirs}</span>,
                },
              ]}
              selected="yours"
            />
          ))}
        </section>
      )}
    </>
  );
}
