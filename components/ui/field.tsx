"use client";

import type { ComponentPropsWithoutRef, ReactNode } from "react";
import { useField } from "./form-context";
import { StatusMark } from "./status-mark";

type Own = {
  readonly name: string;
  readonly label: string;
  readonly hint?: ReactNode | undefined;
  /** Said after the label in ordinary weight, such as "optional". */
  readonly aside?: string | undefined;
  /** Overrides the error that the form around it holds for this name. */
  readonly error?: string | undefined;
  readonly className?: string | undefined;
};

/** The sentence that says what is wrong with a field and how to put it right. */
export function FieldError({ id, children }: { readonly id: string; readonly children: string }) {
  return (
    <p className="err" id={id}>
      <StatusMark status="R" bare />
      <span>
        <span className="vh">Error: </span>
        {children}
      </span>
    </p>
  );
}

type Wired = {
  readonly id: string;
  readonly name: string;
  readonly "aria-describedby": string | undefined;
  readonly "aria-invalid": true | undefined;
};

function Frame({
  name,
  label,
  hint,
  aside,
  error,
  className,
  children,
}: Own & { readonly children: (wired: Wired, kept: string | undefined) => ReactNode }) {
  const field = useField(name);
  const said = error ?? field.error;
  const described = [
    hint === undefined ? [] : `${field.id}-hint`,
    said === undefined ? [] : `${field.id}-error`,
  ].flat();
  const wired: Wired = {
    id: field.id,
    name,
    "aria-describedby": described.length > 0 ? described.join(" ") : undefined,
    "aria-invalid": said === undefined ? undefined : true,
  };
  return (
    <div className={`field ${className ?? ""}`}>
      <label htmlFor={field.id}>
        {label}
        {aside === undefined ? null : <span className="muted font-normal"> ({aside})</span>}
      </label>
      {hint === undefined ? null : (
        <div className="hint" id={`${field.id}-hint`}>
          {hint}
        </div>
      )}
      {children(wired, typeof field.kept === "string" ? field.kept : undefined)}
      {said === undefined ? null : <FieldError id={`${field.id}-error`}>{said}</FieldError>}
    </div>
  );
}

type Wiring = "id" | "name" | "aria-describedby" | "aria-invalid" | "className" | "children";

/** A labelled line of text. `type` may be email, password, number, date, search … */
export function TextField(props: Own & Omit<ComponentPropsWithoutRef<"input">, Wiring>) {
  const { name, label, hint, aside, error, className, defaultValue, ...rest } = props;
  return (
    <Frame {...{ name, label, hint, aside, error, className }}>
      {(wired, kept) => <input type="text" {...rest} {...wired} defaultValue={kept ?? defaultValue} />}
    </Frame>
  );
}

/** A labelled text of several lines. */
export function TextAreaField(props: Own & Omit<ComponentPropsWithoutRef<"textarea">, Wiring>) {
  const { name, label, hint, aside, error, className, defaultValue, ...rest } = props;
  return (
    <Frame {...{ name, label, hint, aside, error, className }}>
      {(wired, kept) => <textarea rows={5} {...rest} {...wired} defaultValue={kept ?? defaultValue} />}
    </Frame>
  );
}

/** One option of a select, or a labelled group of them. */
export type SelectOption =
  | { readonly value: string; readonly label: string }
  | { readonly group: string; readonly options: readonly { readonly value: string; readonly label: string }[] };

/** A labelled choice of one from a long list; up to seven options read better as Choices. */
export function SelectField(
  props: Own & Omit<ComponentPropsWithoutRef<"select">, Wiring> & { readonly options: readonly SelectOption[] },
) {
  const { name, label, hint, aside, error, className, defaultValue, options, ...rest } = props;
  return (
    <Frame {...{ name, label, hint, aside, error, className }}>
      {(wired, kept) => (
        <select {...rest} {...wired} defaultValue={kept ?? defaultValue}>
          {options.map((option) =>
            "group" in option ? (
              <optgroup key={option.group} label={option.group}>
                {option.options.map((inner) => (
                  <option key={inner.value} value={inner.value}>
                    {inner.label}
                  </option>
                ))}
              </optgroup>
            ) : (
              <option key={option.value} value={option.value}>
                {option.label}
              </option>
            ),
          )}
        </select>
      )}
    </Frame>
  );
}
