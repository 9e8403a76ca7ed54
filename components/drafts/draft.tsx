"use client";

import { useContext, useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { FormContext } from "@/components/ui/form-context";
import { keepForm, type News } from "./keeper";

const day = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long" });
const time = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });

function wordsOf(news: News): string {
  switch (news.is) {
    case "nothing":
      return "";
    case "offline":
      return "We do not answer at the moment. What you type is kept in this browser until we do.";
    case "signed out":
      return "You are signed out. What you type is kept in this browser alone; sign in again in another window to send it.";
    case "kept":
      return `Draft kept at ${time.format(news.at)}. Nobody else sees it.`;
    case "restored":
      return `Restored what you had typed on ${day.format(news.at)} at ${time.format(news.at)}.`;
    case "other":
      return `Another text for this form was typed on ${day.format(news.at)} at ${time.format(news.at)}, in another window. Both stay until you choose.`;
  }
}

/**
 * Keeps what is typed into the form around it, on the server and in this browser, and puts it back when the form is opened again
 * here or elsewhere. `of` names the form and what it is about; `on` the hidden field that says from which state of a
 * record the form was drawn. Put it before the button. Without JavaScript the form is what it is without it.
 */
export function Draft({ of, on }: { readonly of: string; readonly on?: string }) {
  const place = useRef<HTMLDivElement>(null);
  const keeper = useRef<ReturnType<typeof keepForm>>(null);
  const [news, setNews] = useState<News>({ is: "nothing" });
  const { state } = useContext(FormContext);
  const seen = useRef(state);

  useEffect(() => {
    const form = place.current?.closest("form");
    const member = document.querySelector<HTMLElement>("[data-member]")?.dataset.member;
    if (!form || member === undefined) return;
    const started = keepForm({ form, key: of, on, member, answer: seen.current, tell: setNews });
    keeper.current = started;
    return () => {
      keeper.current = null;
      started.stop();
    };
  }, [of, on]);

  useEffect(() => {
    if (seen.current === state) return;
    seen.current = state;
    keeper.current?.answered(state);
  }, [state]);

  return (
    <div ref={place} data-keeps="" className="row min-h-5 gap-x-3 gap-y-1">
      <p role="status" className="small muted">
        {wordsOf(news)}
      </p>
      {news.is === "kept" || news.is === "restored" ? (
        <Button look="quiet" small onClick={() => keeper.current?.discard()}>
          Discard it
        </Button>
      ) : null}
      {news.is === "other" ? (
        <>
          <Button look="quiet" small onClick={() => keeper.current?.insist()}>
            Keep what stands here
          </Button>
          <Button look="quiet" small onClick={() => keeper.current?.swap()}>
            Show the other
          </Button>
        </>
      ) : null}
    </div>
  );
}
