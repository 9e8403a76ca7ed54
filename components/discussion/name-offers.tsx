"use client";

import { useEffect, useRef, useState } from "react";

type Offered = { readonly handle: string; readonly name: string };
export type OfferNames = (place: FormData, typed: string) => Promise<readonly Offered[]>;
/** The names offered for what stands before the caret, and which of them is chosen. */
type Offers = { readonly names: readonly Offered[]; readonly at: number; readonly typed: number };

const none: Offers = { names: [], at: 0, typed: 0 };
const settleMs = 150;
const listId = "name-offers";

/** What a form says of where it posts: in which thread, or for whom it opens one and about what. */
function placeOf(form: HTMLFormElement): FormData {
  const [all, place] = [new FormData(form), new FormData()];
  for (const name of ["threadNo", "audience", "caseId"]) {
    const value = all.get(name);
    if (value !== null) place.set(name, value);
  }
  return place;
}

/**
 * Offers people to name while `@` and the beginning of a name are typed into the text of the form around it: arrows choose,
 * Enter or Tab takes, Escape leaves. Without scripts a handle is typed out, and means the same.
 */
export function NameOffers({ offer }: { readonly offer: OfferNames }) {
  const box = useRef<HTMLDivElement>(null);
  const [offers, setOffers] = useState(none);
  const take = (handle: string) => {
    const area = box.current?.closest("form")?.querySelector("textarea");
    if (area == null) return;
    area.focus();
    area.setSelectionRange(area.selectionEnd - offers.typed, area.selectionEnd);
    // The only way to insert that undo knows of; where it is gone, the text is set without.
    if (!document.execCommand("insertText", false, `${handle} `)) area.setRangeText(`${handle} `);
    setOffers(none);
  };

  useEffect(() => {
    const form = box.current?.closest("form");
    const area = form?.querySelector("textarea");
    if (form == null || area == null) return;
    let soon: ReturnType<typeof setTimeout> | undefined;
    const look = () => {
      clearTimeout(soon);
      const typed = /(?:^|[\s(])@([\p{L}\d-]{1,40})$/u.exec(area.value.slice(0, area.selectionEnd))?.[1];
      if (typed === undefined) return setOffers(none);
      soon = setTimeout(async () => {
        const names = await offer(placeOf(form), typed).catch(() => []);
        setOffers({ names, at: 0, typed: typed.length });
      }, settleMs);
    };
    const leave = () => setOffers(none);
    area.addEventListener("input", look);
    area.addEventListener("blur", leave);
    return () => {
      clearTimeout(soon);
      area.removeEventListener("input", look);
      area.removeEventListener("blur", leave);
    };
  }, [offer]);

  useEffect(() => {
    const area = box.current?.closest("form")?.querySelector("textarea");
    const { names, at } = offers;
    if (area == null || names.length === 0) return;
    const press = (event: KeyboardEvent) => {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      const chosen = event.key === "Enter" || event.key === "Tab" ? names[at] : undefined;
      if (step === undefined && chosen === undefined && event.key !== "Escape") return;
      event.preventDefault();
      if (step !== undefined) setOffers({ ...offers, at: (at + step + names.length) % names.length });
      else if (chosen === undefined) setOffers(none);
      else take(chosen.handle);
    };
    area.setAttribute("aria-autocomplete", "list");
    area.setAttribute("aria-controls", listId);
    area.setAttribute("aria-activedescendant", `${listId}-${at}`);
    area.addEventListener("keydown", press);
    return () => {
      area.removeEventListener("keydown", press);
      for (const name of ["autocomplete", "controls", "activedescendant"]) area.removeAttribute(`aria-${name}`);
    };
  });

  const { names, at } = offers;
  return (
    <div ref={box} className="names">
      <p role="status" className="vh">
        {names.length === 0 ? "" : `${names.length} to name, arrows to choose, Enter to take`}
      </p>
      {names.length === 0 ? null : (
        <div role="listbox" id={listId} aria-label="People to name">
          {names.map(({ handle, name }, index) => (
            <div
              key={handle}
              id={`${listId}-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === at}
              onMouseDown={(event) => {
                // The caret stays where it is.
                event.preventDefault();
                take(handle);
              }}
            >
              {name} <span className="muted">@{handle}</span>
            </div>
          ))}
        </div>
      )}
    </div>
  );
}
