"use client";

import { type FormEvent, type ReactNode, startTransition, useActionState, useEffect, useRef, useState } from "react";
import { ErrorSummary } from "./error-summary";
import { FormContext } from "./form-context";
import { FormMessage } from "./form-message";
import { type FormAction, type FormState, typedValues } from "./form-state";
import { randomKey } from "./random-key";

type Props = {
  readonly action: FormAction;
  readonly children: ReactNode;
  /** Sets the form's id and keeps field ids apart when a page has several forms. */
  readonly id?: string;
  readonly label?: string;
  readonly className?: string;
};

const unanswered =
  "No answer came, so we cannot say whether this arrived. Nothing that you typed is lost. Press again: it is never done twice.";

/** What the server throws to lead elsewhere, or as a bug that it has logged, carries a digest; a line that broke does not. */
const isFromServer = (error: unknown) => typeof error === "object" && error !== null && "digest" in error;

/**
 * A form over a server action. With JavaScript it keeps what was typed, refuses a second press while the first is on its
 * way, stays as it is when no answer comes and moves focus to the errors; without, it posts and comes back filled in. It
 * carries `idempotencyKey`, a UUID that stays the same until the action reports success.
 */
export function ActionForm({ action, children, id, label, className }: Props) {
  const [posted, post] = useActionState(action, null);
  const [state, dispatch, pending] = useActionState(async (before: FormState, sent: FormData) => {
    try {
      return await action(before, sent);
    } catch (error) {
      if (isFromServer(error)) throw error;
      return { message: unanswered, values: typedValues(sent) };
    }
  }, posted);
  const [key, setKey] = useState(randomKey);
  const [seen, setSeen] = useState(state);
  if (seen !== state) {
    setSeen(state);
    if (state?.ok === true) setKey(randomKey());
  }

  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (state?.anew === true) form.current?.reset();
  }, [state]);

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (pending) return;
    const native = event.nativeEvent;
    const submitter = native instanceof SubmitEvent ? native.submitter : null;
    const typed = new FormData(event.currentTarget, submitter);
    startTransition(() => dispatch(typed));
  }

  return (
    <FormContext value={{ state, pending, prefix: id ?? "" }}>
      <form ref={form} id={id} action={post} onSubmit={submit} noValidate aria-label={label} className={className}>
        <ErrorSummary state={state} prefix={id ?? ""} />
        <FormMessage state={state} />
        <input type="hidden" name="idempotencyKey" value={key} suppressHydrationWarning />
        {children}
      </form>
    </FormContext>
  );
}
