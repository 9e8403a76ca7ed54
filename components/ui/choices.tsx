"use client";

import type { ReactNode } from "react";
import { FieldError } from "./field";
import { useField } from "./form-context";

export type Choice = {
  readonly value: string;
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  /** A third cell at the right, such as how many it would find. */
  readonly count?: ReactNode;
  readonly disabled?: boolean;
};

type Props = {
  readonly name: string;
  readonly legend: ReactNode;
  readonly options: readonly Choice[];
  /** Pick one (radio) or several (checkbox). */
  readonly kind?: "one" | "several";
  /** Plain lines, dense lines, tiles for choices that need a sentence, or many short names of which the chosen stand and the rest unfold. */
  readonly look?: "lines" | "tight" | "tiles" | "chips";
  readonly columns?: 1 | 2;
  readonly selected?: string | readonly string[];
  readonly hint?: ReactNode;
  readonly error?: string;
  readonly hideLegend?: boolean;
};

const tileColumns = { 1: "tiles", 2: "tiles two" } as const;
const optionClasses = { lines: "opt", tight: "opt tight", tiles: "tile", chips: "pick" } as const;

/** A question with options: a fieldset whose legend asks it. The first option carries the field's id, so errors can link to it. */
export function Choices(props: Props) {
  const { name, legend, options, kind = "one", look = "lines", columns = 1, hint, hideLegend = false } = props;
  const field = useField(name);
  const error = props.error ?? field.error;
  const selected = [field.kept ?? props.selected ?? []].flat();
  const optionClass = optionClasses[look];
  return (
    <fieldset
      className="field"
      aria-describedby={
        [hint === undefined ? [] : `${field.id}-hint`, error === undefined ? [] : `${field.id}-error`]
          .flat()
          .join(" ") || undefined
      }
    >
      <legend className={hideLegend ? "vh" : undefined}>{legend}</legend>
      {hint === undefined ? null : (
        <div className="hint" id={`${field.id}-hint`}>
          {hint}
        </div>
      )}
      {error === undefined ? null : <FieldError id={`${field.id}-error`}>{error}</FieldError>}
      {look === "chips" ? (
        // Beside the options and not around them: shut, it leaves the chosen ones in sight.
        <details className="picks" open={error !== undefined || undefined}>
          <summary>Choose from {options.length}</summary>
        </details>
      ) : null}
      <div className={look === "tiles" ? tileColumns[columns] : look === "chips" ? "chips" : "opts"}>
        {options.map((option, i) => (
          <label key={option.value} className={option.count === undefined ? optionClass : `${optionClass} counted`}>
            <input
              type={kind === "one" ? "radio" : "checkbox"}
              id={i === 0 ? field.id : `${field.id}-${option.value}`}
              name={name}
              value={option.value}
              defaultChecked={selected.includes(option.value)}
              disabled={option.disabled}
            />
            <span>{option.label}</span>
            {option.count === undefined ? null : <span className="faint">{option.count}</span>}
            {option.hint === undefined ? null : <span className="hint">{option.hint}</span>}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** A question that need not be answered, said as the fields say it. */
export function Optional({ children }: { readonly children: string }) {
  return (
    <>
      {children} <span className="muted font-normal">(optional)</span>
    </>
  );
}

/** One statement to tick. Its value is "yes" when ticked and absent when not. */
export function Tick({
  name,
  label,
  hint,
  ticked = false,
  error,
}: {
  readonly name: string;
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly ticked?: boolean;
  readonly error?: string;
}) {
  const field = useField(name);
  const said = error ?? field.error;
  return (
    <div className="field">
      <label className="opt">
        <input
          type="checkbox"
          id={field.id}
          name={name}
          value="yes"
          defaultChecked={field.kept === undefined ? ticked : field.kept === "yes"}
          aria-invalid={said === undefined ? undefined : true}
          aria-describedby={said === undefined ? undefined : `${field.id}-error`}
        />
        <span>{label}</span>
        {hint === undefined ? null : <span className="hint">{hint}</span>}
      </label>
      {said === undefined ? null : <FieldError id={`${field.id}-error`}>{said}</FieldError>}
    </div>
  );
}
