"use client";

import { usePathname, useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { isBeingTyped } from "@/components/ui/being-typed";
import { askForWholeAnswers } from "@/components/ui/whole-answers";

type Note = { readonly words: string; readonly path: string };
type News =
  | { readonly kind: "changed"; readonly note: Note | null }
  | { readonly kind: "present"; readonly words: string };

/** What the stream says. It is our own and of the same build: a schema would weigh more than the rest of the page's scripts. */
const readNews = (data: string): News => JSON.parse(data);

/** Several changes at once are one drawing. */
const settleMs = 300;
/** After a refusal, when there is no place free or the plan is not to be read any more. */
const againMs = 60_000;

/**
 * Says who else has the plan open and where, and what they change, with a link to it. The page is drawn
 * again by itself, unless a form is being filled in that is saved against what was read. A lost connection comes back by itself,
 * and then the same is done in case something was missed.
 */
export function LivePlan({ planHref }: { readonly planHref: string }) {
  const router = useRouter();
  const at = usePathname();
  const [words, setWords] = useState("");
  const [note, setNote] = useState<Note | null>(null);
  useEffect(() => {
    askForWholeAnswers();
    let source: EventSource | undefined;
    let lost = false;
    let soon: ReturnType<typeof setTimeout> | undefined;
    let later: ReturnType<typeof setTimeout> | undefined;
    const drawAgain = () => {
      clearTimeout(soon);
      soon = setTimeout(() => {
        if (!isBeingTyped()) router.refresh();
      }, settleMs);
    };
    const open = () => {
      source = new EventSource(`${planHref}/live?at=${at.slice(planHref.length)}`);
      source.onopen = () => {
        if (lost) drawAgain();
        lost = false;
      };
      source.onerror = () => {
        lost = true;
        setWords("");
        if (source?.readyState === EventSource.CLOSED) later = setTimeout(open, againMs);
      };
      source.onmessage = ({ data }) => {
        const news = readNews(data);
        if (news.kind === "present") return setWords(news.words);
        if (news.note !== null) setNote(news.note);
        drawAgain();
      };
    };
    open();
    return () => {
      clearTimeout(soon);
      clearTimeout(later);
      source?.close();
      setNote(null);
    };
  }, [planHref, at, router]);
  return (
    <div className="live-news wrap" role="status" aria-live="polite">
      {note === null ? null : (
        <p>
          {note.words}. <a href={planHref + note.path}>Show it</a>
        </p>
      )}
      {words === "" ? null : <p>{words}</p>}
    </div>
  );
}
