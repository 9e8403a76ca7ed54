"use client";

import { type KeyboardEvent, type ReactNode, useContext, useRef, useSyncExternalStore } from "react";
import { TextAreaField } from "@/components/ui/field";
import { FormContext } from "@/components/ui/form-context";
import { SubmitButton } from "@/components/ui/submit-button";
import { type Mark, marked } from "./marking";

const tools: readonly { mark: Mark; label: string; sign: string; keys?: string }[] = [
  { mark: "bold", label: "Bold", sign: "B", keys: "Control+B" },
  { mark: "italic", label: "Italic", sign: "I", keys: "Control+I" },
  { mark: "quote", label: "Quote", sign: "“ ”" },
  { mark: "link", label: "Link", sign: "Link" },
];

const never = () => () => {};
/** False while the page stands as the server sent it: then tools that need scripts are not there. */
const useScripts = () =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  );

/** Puts the mark around what is selected, in a way that the browser can undo. */
function apply(area: HTMLTextAreaElement, mark: Mark): void {
  const { from, to, words, select } = marked(area.value, area.selectionStart, area.selectionEnd, mark);
  area.focus();
  area.setSelectionRange(from, to);
  // The only way to insert that undo knows of; where it is gone, the text is set without.
  if (!document.execCommand("insertText", false, words)) area.setRangeText(words, from, to, "end");
  area.setSelectionRange(select[0], select[1]);
}

/**
 * The field in which a post or a case is written: Markdown with four tools, and a preview that the server draws with what draws
 * the result. Without scripts the tools are absent and the preview is a page.
 */
export function Composer({
  name,
  label,
  hint,
  rows = 7,
  defaultValue,
}: {
  readonly name: string;
  readonly label: string;
  readonly hint?: ReactNode;
  readonly rows?: number;
  readonly defaultValue?: string;
}) {
  const box = useRef<HTMLDivElement>(null);
  const scripts = useScripts();
  const { state } = useContext(FormContext);
  const area = () => box.current?.querySelector("textarea") ?? null;
  const press = (mark: Mark) => {
    const field = area();
    if (field !== null) apply(field, mark);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
    const mark = { b: "bold", i: "italic" } as const;
    const key = event.key.toLowerCase();
    if (key !== "b" && key !== "i") return;
    event.preventDefault();
    press(mark[key]);
  };
  return (
    <div className="compose" ref={box}>
      <TextAreaField
        name={name}
        label={label}
        rows={rows}
        maxLength={20_000}
        defaultValue={defaultValue}
        onKeyDown={onKeyDown}
        hint={<>**bold**, *italic*, &gt; a quote, [words](address). {hint}</>}
      />
      <div className="tools">
        {scripts ? (
          <fieldset aria-label="Marks">
            {tools.map(({ mark, label: title, sign, keys }) => (
              <button
                key={mark}
                type="button"
                className={mark}
                aria-label={title}
                aria-keyshortcuts={keys}
                onClick={() => press(mark)}
              >
                {sign}
              </button>
            ))}
          </fieldset>
        ) : null}
        <SubmitButton small look="quiet" busy="Drawing…" name="intent" value="preview">
          Preview
        </SubmitButton>
      </div>
      {state?.preview === undefined ? null : (
        <section className="preview" aria-label="Preview">
          <h3 className="small muted">As it will stand</h3>
          {state.preview}
        </section>
      )}
    </div>
  );
}
