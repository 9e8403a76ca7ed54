"use client";

import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import type { Suggestion } from "@/domain/search/forms";
import { kindNames } from "./words";

const pause = 150;

/** The field of the question. With scripts it offers titles, terms and names that begin as what is typed; a choice leads there. */
export function QuestionField({ value }: { readonly value: string }) {
  const [offers, setOffers] = useState<readonly Suggestion[]>([]);
  const [at, setAt] = useState(-1);
  const asking = useRef<AbortController>(undefined);
  useEffect(() => () => asking.current?.abort(), []);

  function close() {
    asking.current?.abort();
    setOffers([]);
    setAt(-1);
  }

  async function offer(q: string) {
    close();
    asking.current = new AbortController();
    const { signal } = asking.current;
    try {
      await new Promise((resolve) => setTimeout(resolve, pause));
      if (signal.aborted || q.trim().length < 2) return;
      const answer = await fetch(`/search/suggest?q=${encodeURIComponent(q)}`, { signal });
      const found: readonly Suggestion[] = answer.ok ? await answer.json() : [];
      if (!signal.aborted) setOffers(found);
    } catch {
      // Nothing is offered; the form searches all the same.
    }
  }

  function press(event: KeyboardEvent) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const chosen = offers[at];
    if (event.key === "Escape" && offers.length > 0) close();
    else if (event.key === "Enter" && chosen !== undefined) location.assign(chosen.path);
    else if (step !== undefined && offers.length > 0)
      setAt((at + step + offers.length + (at < 0 && step < 0 ? 1 : 0)) % offers.length);
    else return;
    event.preventDefault();
  }

  return (
    <div className="combo">
      <input
        className="inp sm"
        type="search"
        id="q"
        name="q"
        defaultValue={value}
        maxLength={200}
        autoComplete="off"
        role="combobox"
        aria-expanded={offers.length > 0}
        aria-controls="offers"
        aria-autocomplete="list"
        aria-activedescendant={at < 0 ? undefined : `offer-${at}`}
        onChange={(event) => offer(event.target.value)}
        onKeyDown={press}
        onBlur={close}
      />
      <div id="offers" role="listbox" aria-label="Suggestions" hidden={offers.length === 0}>
        {offers.map(({ kind, label, path }, index) => (
          <div
            key={path}
            id={`offer-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === at}
            onPointerDown={(event) => {
              // The field would lose its place, and the offers with it, before the press is over.
              event.preventDefault();
              location.assign(path);
            }}
          >
            {label} <span className="muted">{kindNames[kind]}</span>
          </div>
        ))}
      </div>
    </div>
  );
}
