"use client";

import { useEffect, useId, useRef } from "react";
import { fieldId } from "./form-context";
import type { FormState } from "./form-state";
import { StatusMark } from "./status-mark";

/** Lists what needs fixing, each line a link to its field, and takes focus when it appears. */
export function ErrorSummary({ state, prefix = "" }: { readonly state: FormState; readonly prefix?: string }) {
  const box = useRef<HTMLDivElement>(null);
  const heading = useId();
  const errors = Object.entries(state?.errors ?? {});
  const refusal = state?.ok === true ? undefined : state?.message;
  const shown = errors.length > 0 || refusal !== undefined;

  useEffect(() => {
    if (state !== null && shown) box.current?.focus();
  }, [state, shown]);

  if (!shown) return null;
  return (
    <div ref={box} className="notice r mb-6" role="alert" tabIndex={-1} aria-labelledby={heading}>
      <StatusMark status="R" bare />
      <div>
        <h2 id={heading} className="font-sans text-base font-semibold tracking-normal">
          There is a problem
        </h2>
        {refusal === undefined ? null : <p>{refusal}</p>}
        {errors.length === 0 ? null : (
          <ul className="ui mt-1">
            {errors.map(([name, sentence]) => (
              <li key={name} className="py-0.5">
                <a href={`#${fieldId(prefix, name)}`}>{sentence}</a>
              </li>
            ))}
          </ul>
        )}
      </div>
    </div>
  );
}
