"use client";

import { type ComponentPropsWithoutRef, useContext } from "react";
import { useFormStatus } from "react-dom";
import { type ButtonLook, buttonClass } from "./button";
import { FormContext } from "./form-context";

/** Sends the form around it. While the answer is on its way it says `busy` instead, keeps its width and sends nothing twice. */
export function SubmitButton({
  children,
  busy = "Sending…",
  look = "primary",
  small = false,
  wide = false,
  ...rest
}: {
  readonly children: string;
  readonly busy?: string;
  readonly look?: ButtonLook;
  readonly small?: boolean;
  readonly wide?: boolean;
} & Pick<ComponentPropsWithoutRef<"button">, "name" | "value" | "aria-label">) {
  const form = useContext(FormContext);
  const pending = useFormStatus().pending || form.pending;
  return (
    <button
      type="submit"
      className={buttonClass({ look, small, wide })}
      aria-disabled={pending ? true : undefined}
      onClick={(event) => {
        if (pending) event.preventDefault();
      }}
      {...rest}
    >
      <span className="grid">
        <span className={`[grid-area:1/1] ${pending ? "invisible" : ""}`}>{children}</span>
        <span className={`[grid-area:1/1] ${pending ? "" : "invisible"}`}>{busy}</span>
      </span>
    </button>
  );
}
