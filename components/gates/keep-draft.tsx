"use client";

import { type ReactNode, useEffect, useRef, useState, useTransition } from "react";
import { drawnFields, fillFields, typedFields } from "@/components/drafts/fields";
import { localCopy } from "@/components/drafts/local-copies";

export type Kept = { readonly kept: string } | { readonly refused: string };

const pause = 700;
const longestWait = 2000;
const untilRetry = 4000;
const unanswered: Kept = {
  refused: "We do not answer at the moment. What you type is kept in this browser until we do.",
};

/**
 * Keeps the form around it as a draft a moment after whatever was changed last, and says when. While no answer comes it keeps
 * it in this browser, and puts it back when the page is opened again, unless a later draft was kept elsewhere. Without
 * JavaScript the form has its own button for that.
 */
export function KeepDraft({
  of,
  keep,
  savedAt,
  children,
}: {
  /** Names the review in this browser. */
  readonly of: string;
  readonly keep: (form: FormData) => Promise<Kept>;
  /** When a draft was kept before, and that in words. */
  readonly savedAt: { readonly at: Date; readonly words: string } | null;
  readonly children: ReactNode;
}) {
  const [pending, start] = useTransition();
  const [last, setLast] = useState<Kept | null>(savedAt === null ? null : { kept: savedAt.words });
  const place = useRef<HTMLDivElement>(null);
  const known = useRef(savedAt?.at.getTime() ?? 0);
  const keeping = useRef(keep);
  useEffect(() => {
    keeping.current = keep;
    known.current = savedAt?.at.getTime() ?? 0;
  }, [keep, savedAt]);

  useEffect(() => {
    const around = place.current;
    const form = around?.closest("form");
    const member = document.querySelector<HTMLElement>("[data-member]")?.dataset.member;
    if (!around || !form || member === undefined) return;
    const copy = localCopy(member, of);
    let changedAt: number | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;

    function send() {
      if (!form) return;
      clearTimeout(timer);
      changedAt = undefined;
      const fields = typedFields(form, drawnFields(form));
      copy.write({ fields, base: known.current, writer: "", at: Date.now(), sent: false });
      start(async () => {
        const result = await keeping.current(new FormData(form)).catch(() => unanswered);
        if ("kept" in result) copy.remove();
        else if (result === unanswered && changedAt === undefined) timer = setTimeout(send, untilRetry);
        start(() => setLast(result));
      });
    }
    function changed() {
      const now = Date.now();
      changedAt ??= now;
      clearTimeout(timer);
      timer = setTimeout(send, Math.max(0, Math.min(pause, changedAt + longestWait - now)));
    }

    const before = copy.read();
    if (before !== null && before.at > known.current) {
      fillFields(form, before.fields);
      send();
    } else copy.remove();
    around.addEventListener("input", changed);
    window.addEventListener("online", changed);
    return () => {
      clearTimeout(timer);
      around.removeEventListener("input", changed);
      window.removeEventListener("online", changed);
    };
  }, [of]);

  const words = last === null ? "" : "kept" in last ? `Draft kept at ${last.kept}. Nobody else sees it.` : last.refused;
  return (
    <div ref={place} data-keeps="">
      {children}
      <p role="status" className="small muted mt-4 min-h-5">
        {pending ? "Keeping the draft…" : words}
      </p>
    </div>
  );
}
