"use client";

import { useEffect, useId, useRef, useState } from "react";
import { fieldId } from "./form-context";
import type { FormState } from "./form-state";
import { StatusMark } from "./status-mark";

/** What the page calls the field with this id: the text of its label, or the legend of the question it belongs to. */
function nameOnPage(id: string): string {
  const field = document.getElementById(id);
  const isChoice = field instanceof HTMLInputElement && (field.type === "radio" || field.type === "checkbox");
  const named = isChoice
    ? field.closest("fieldset")?.querySelector("legend")
    : document.querySelector(`label[for="${id}"]`);
  return (named?.firstChild?.textContent ?? "").trim().replace(/[?.:]$/, "");
}

/** Lists what needs fixing, each line a link to its field, and takes focus when it appears. */
export function ErrorSummary({ state, prefix = "" }: { readonly state: FormState; readonly prefix?: string }) {
  const box = useRef<HTMLDivElement>(null);
  const heading = useId();
  const [names, setNames] = useState<Readonly<Record<string, string>>>({});
  const errors = Object.entries(state?.errors ?? {});
  const refusal = state?.ok === true ? undefined : state?.message;
  const shown = errors.length > 0 || refusal !== undefined;

  useEffect(() => {
    if (state === null || !shown) return;
    setNames(
      Object.fromEntries(Object.keys(state.errors ?? {}).map((name) => [name, nameOnPage(fieldId(prefix, name))])),
    );
    box.current?.focus();
  }, [state, shown, prefix]);

  if (!shown) return null;
  return (
    <div ref={box} className="notice r mb-6" role="alert" tabIndex={-1} aria-labelledby={heading}>
      <StatusMark status="R" bare />
      <div>
        <h2 id={heading} className="font-sans text-base font-semibold tracking-normal">
          There is a problem
        </h2>
        {refusal === undefined ? null : <p>{refusal}</p>}
        {state?.link === undefined ? null : (
          <p className="ui mt-1">
            <a href={state.link.href}>{state.link.label}</a>
          </p>
        )}
        {errors.length === 0 ? null : (
          <ul className="ui mt-1">
            {errors.map(([name, sentence]) => (
              <li key={name} className="py-0.5">
                <a href={`#${fieldId(prefix, name)}`}>
                  {names[name] ? `${names[name]}: ` : ""}
                  {sentence}
                </a>
              </li>
            ))}
          </ul>
        )}
      </div>
    </div>
  );
}
