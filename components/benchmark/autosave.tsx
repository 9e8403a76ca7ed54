"use client";

import { type FormEvent, type ReactNode, useEffect, useRef, useState, useTransition } from "react";

export type Saved = { readonly saved: string } | { readonly refused: string };

/** How long, in milliseconds, nobody types before a text is sent; a choice is sent at once. */
const pause = 700;

/**
 * Sends the form around it to `save` when an answer has changed, and says when it was kept. Without JavaScript nothing
 * happens until the form is sent, which keeps the same answers.
 */
export function Autosave({
  save,
  children,
}: {
  readonly save: (form: FormData) => Promise<Saved>;
  readonly children: ReactNode;
}) {
  const [pending, start] = useTransition();
  const [last, setLast] = useState<Saved | null>(null);

  const timer = useRef<number>(undefined);
  useEffect(() => () => window.clearTimeout(timer.current), []);

  function changed(event: FormEvent<HTMLDivElement>) {
    const form = event.currentTarget.closest("form");
    if (form === null) return;
    const { target } = event;
    const typed = target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && isText(target));
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(() => send(form), typed ? pause : 0);
  }

  function send(form: HTMLFormElement) {
    start(async () => {
      const unanswered = () => ({
        refused: "we do not answer at the moment. Send the form when you are online again.",
      });
      const result = await save(new FormData(form)).catch(unanswered);
      start(() => setLast(result));
    });
  }

  return (
    <div onChange={changed} data-keeps="">
      {children}
      <p role="status" className="small muted mt-2 min-h-5">
        {pending
          ? "Saving…"
          : last === null
            ? ""
            : "saved" in last
              ? `Draft saved ${last.saved}`
              : `Not saved: ${last.refused}`}
      </p>
    </div>
  );
}

function isText(field: HTMLInputElement): boolean {
  return field.type !== "radio" && field.type !== "checkbox";
}
