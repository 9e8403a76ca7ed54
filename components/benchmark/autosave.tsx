"use client";

import { type FormEvent, type ReactNode, useState, useTransition } from "react";

export type Saved = { readonly saved: string } | { readonly refused: string };

/**
 * Sends the form around it to `save` whenever an answer changes, and says when it was kept. Without JavaScript nothing
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

  function changed(event: FormEvent<HTMLDivElement>) {
    const form = event.currentTarget.closest("form");
    if (form === null) return;
    const answers = new FormData(form);
    start(async () => {
      const result = await save(answers);
      start(() => setLast(result));
    });
  }

  return (
    <div onChange={changed}>
      {children}
      <p role="status" className="small muted mt-2 min-h-5">
        {pending ? "Saving…" : last === null ? "" : "saved" in last ? `Draft saved ${last.saved}` : last.refused}
      </p>
    </div>
  );
}
