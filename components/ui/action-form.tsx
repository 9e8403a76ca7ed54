"use client";

import { type FormEvent, type ReactNode, startTransition, useActionState, useState } from "react";
import { ErrorSummary } from "./error-summary";
import { FormContext } from "./form-context";
import { FormMessage } from "./form-message";
import type { FormAction } from "./form-state";

type Props = {
  readonly action: FormAction;
  readonly children: ReactNode;
  /** Sets the form's id and keeps field ids apart when a page has several forms. */
  readonly id?: string;
  readonly label?: string;
  readonly className?: string;
};

function randomKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const hex = Array.from(bytes, (byte, i) => {
    const marked = i === 6 ? (byte & 0x0f) | 0x40 : i === 8 ? (byte & 0x3f) | 0x80 : byte;
    return marked.toString(16).padStart(2, "0");
  }).join("");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}

/**
 * A form over a server action. With JavaScript it keeps what was typed, refuses a second press while the first is on its
 * way and moves focus to the errors; without, it posts and comes back filled in. It carries `idempotencyKey`, a UUID that
 * stays the same until the action reports success.
 */
export function ActionForm({ action, children, id, label, className }: Props) {
  const [state, dispatch, pending] = useActionState(action, null);
  const [key, setKey] = useState(randomKey);
  const [seen, setSeen] = useState(state);
  if (seen !== state) {
    setSeen(state);
    if (state?.ok === true) setKey(randomKey());
  }

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (pending) return;
    const native = event.nativeEvent;
    const submitter = native instanceof SubmitEvent ? native.submitter : null;
    const form = new FormData(event.currentTarget, submitter);
    startTransition(() => dispatch(form));
  }

  return (
    <FormContext value={{ state, pending, prefix: id ?? "" }}>
      <form id={id} action={dispatch} onSubmit={submit} noValidate aria-label={label} className={className}>
        <ErrorSummary state={state} prefix={id ?? ""} />
        <FormMessage state={state} />
        <input type="hidden" name="idempotencyKey" value={key} suppressHydrationWarning />
        {children}
      </form>
    </FormContext>
  );
}
