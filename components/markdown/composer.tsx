"use client";

import {
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
  useContext,
  useEffect,
  useRef,
  useState,
  useSyncExternalStore,
} from "react";
import { FieldError } from "@/components/ui/field";
import { FormContext, useField } from "@/components/ui/form-context";
import type { FormState } from "@/components/ui/form-state";
import { SubmitButton } from "@/components/ui/submit-button";
import { around, linked, makeEdit, quoted, type Tool } from "./marks";
import { Written } from "./written";

const bold = around("**");
const italic = around("_");
const shortcuts: Readonly<Record<string, Tool>> = { b: bold, i: italic };
const tools: readonly { name: string; sign: ReactNode; tool: Tool; keys?: string }[] = [
  { name: "Bold", sign: <b>B</b>, tool: bold, keys: "Control+B" },
  { name: "Italic", sign: <i>I</i>, tool: italic, keys: "Control+I" },
  { name: "Quote", sign: "“ ”", tool: quoted },
  { name: "Link", sign: <u>a</u>, tool: linked },
];

const never = () => () => {};

type Props = {
  readonly name: string;
  readonly label: string;
  /** What can be typed besides, such as "Type # to cite a reply, for example #4.1". */
  readonly hint: string;
  readonly rows?: number;
  readonly maxLength?: number;
  readonly defaultValue?: string;
};

/**
 * The field of an ActionForm in which a post is written in Markdown. When the form's action hands back a preview
 * (`previewOf`), it stands above the field, drawn as the post will be. The tools need JavaScript; without it, a line says
 * which marks do the same.
 */
export function Composer({ name, label, hint, rows = 6, maxLength, defaultValue }: Props) {
  const { id, error, kept } = useField(name);
  const field = useRef<HTMLTextAreaElement>(null);
  const canHelp = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  const described = error === undefined ? `${id}-hint` : `${id}-hint ${id}-error`;

  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>) {
    const tool =
      (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey ? shortcuts[event.key] : undefined;
    if (tool === undefined) return;
    event.preventDefault();
    makeEdit(event.currentTarget, tool);
  }

  return (
    <>
      <Preview of={field} />
      <div className="field">
        <label htmlFor={id}>{label}</label>
        <noscript>
          <p className="hint">
            **bold**, _italic_, [words](https://address) for a link, and &gt; before a line that you quote.
          </p>
        </noscript>
        <div className="marks">
          {canHelp
            ? tools.map(({ name: says, sign, tool, keys }) => (
                <button
                  key={says}
                  type="button"
                  aria-label={says}
                  aria-keyshortcuts={keys}
                  aria-controls={id}
                  onClick={() => field.current && makeEdit(field.current, tool)}
                >
                  {sign}
                </button>
              ))
            : null}
          <span className="small muted end" id={`${id}-hint`}>
            {hint}
          </span>
        </div>
        <textarea
          ref={field}
          id={id}
          name={name}
          rows={rows}
          maxLength={maxLength}
          defaultValue={typeof kept === "string" ? kept : defaultValue}
          aria-describedby={described}
          aria-invalid={error === undefined ? undefined : true}
          onKeyDown={onKeyDown}
        />
        {error === undefined ? null : <FieldError id={`${id}-error`}>{error}</FieldError>}
      </div>
    </>
  );
}

function Preview({ of }: { readonly of: RefObject<HTMLTextAreaElement | null> }) {
  const { state } = useContext(FormContext);
  const [outdated, setOutdated] = useState<FormState>(null);
  const place = useRef<HTMLElement>(null);
  const parts = state?.preview;

  useEffect(() => {
    place.current?.focus();
    const onInput = () => setOutdated(state);
    const field = of.current;
    field?.addEventListener("input", onInput);
    return () => field?.removeEventListener("input", onInput);
  }, [state, of]);

  if (parts === undefined) return null;
  return (
    <section ref={place} className="preview" aria-label="Preview" tabIndex={-1}>
      <p className="small muted">{outdated === state ? "Preview of the text before your last change" : "Preview"}</p>
      <Written parts={parts} />
    </section>
  );
}

/** Sends the form with `intent` set to `preview`; its action answers with `previewOf`, and nothing is posted. */
export function PreviewButton() {
  return (
    <SubmitButton look="quiet" name="intent" value="preview" busy="Reading…">
      Preview
    </SubmitButton>
  );
}
