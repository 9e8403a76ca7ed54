"use client";

import { type FormEvent, type ReactNode, useEffect, useRef, useState, useTransition } from "react";

export type Kept = { readonly kept: string } | { readonly refused: string };

const afterMs = 700;

/**
 * Keeps the form around it as a draft a moment after whatever was changed last, and says when. Without JavaScript the form has
 * its own button for that.
 */
export function KeepDraft({
  keep,
  savedAt,
  children,
}: {
  readonly keep: (form: FormData) => Promise<Kept>;
  /** When a draft was kept before, in words. */
  readonly savedAt: string | null;
  readonly children: ReactNode;
}) {
  const [pending, start] = useTransition();
  const [last, setLast] = useState<Kept | null>(savedAt === null ? null : { kept: savedAt });
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  function changed(event: FormEvent<HTMLDivElement>) {
    const form = event.currentTarget.closest("form");
    if (form === null) return;
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      start(async () => {
        const result = await keep(new FormData(form));
        start(() => setLast(result));
      });
    }, afterMs);
  }

  const words = last === null ? "" : "kept" in last ? `Draft kept at ${last.kept}. Nobody else sees it.` : last.refused;
  return (
    <div onInput={changed}>
      {children}
      <p role="status" className="small muted mt-4 min-h-5">
        {pending ? "Keeping the draft…" : words}
      </p>
    </div>
  );
}
