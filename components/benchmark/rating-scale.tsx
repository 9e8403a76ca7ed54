"use client";

import { useState } from "react";
import { useField } from "@/components/ui/form-context";

export type ScaleLevel = { readonly level: number; readonly label: string };

/**
 * One competency on a line from 0 to 4: radios, with the target diamond printed around its option. What the chosen level
 * looks like stands at the right; all five can be read below.
 */
export function RatingScale({
  name,
  title,
  descriptors,
  scale,
  target,
  now,
  must = false,
  asks = "where you are today",
}: {
  readonly name: string;
  readonly title: string;
  readonly descriptors: readonly string[];
  readonly scale: readonly ScaleLevel[];
  readonly target: number | null;
  readonly now: number | null;
  readonly must?: boolean;
  /** What is asked, said after the title to those who hear the form. */
  readonly asks?: string;
}) {
  const field = useField(name);
  const kept = typeof field.kept === "string" ? Number(field.kept) : now;
  const [chosen, setChosen] = useState<number | null>(kept);
  return (
    <fieldset className="rating" id={field.id}>
      <legend className="vh">
        {title}: {asks}, from 0 to 4
      </legend>
      <div className="head">
        <b aria-hidden="true">
          {title}
          {must ? <span className="tag ml-2">Must</span> : null}
        </b>
        {chosen === null ? null : (
          <span className="say">
            {chosen}. {descriptors[chosen]}
          </span>
        )}
      </div>
      <div className="scale">
        {scale.map(({ level, label }) => (
          <label key={level} title={descriptors[level]}>
            <span className={level === target ? "hit tg" : "hit"}>
              <input
                type="radio"
                name={name}
                value={level}
                defaultChecked={level === kept}
                onChange={() => setChosen(level)}
              />
            </span>
            <span>
              {level}
              <span className="only-wide"> {label}</span>
              <span className="vh only-narrow">, {label}</span>
              {level === target ? <span className="vh">, target</span> : null}
            </span>
          </label>
        ))}
      </div>
      <details className="small muted">
        <summary>What each level looks like</summary>
        <ol className="levels">
          {descriptors.map((descriptor, level) => (
            <li key={descriptor}>
              <b>{level}</b> {descriptor}
            </li>
          ))}
        </ol>
      </details>
    </fieldset>
  );
}
