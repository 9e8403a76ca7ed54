"use client";

import { useState } from "react";
import { acceptedFiles, largestFileBytes } from "@/domain/files/kinds";
import { FieldError } from "./field";
import { useField } from "./form-context";

const megabyte = 1_000_000;

/** Why what was chosen cannot travel, or undefined when it can: one request carries as many bytes as one file may have. */
function tooMuch(files: readonly File[], most: number): string | undefined {
  const size = files.reduce((sum, file) => sum + file.size, 0);
  if (size <= most) return undefined;
  const said = `${(size / megabyte).toFixed(1)} MB`;
  return files.length > 1
    ? `Together these files have ${said}. Choose at most ${most / megabyte} MB at a time.`
    : `That file has ${said}. Choose one of at most ${most / megabyte} MB.`;
}

/** A field in which a file is chosen, or several. With JavaScript, what is too large is named before it travels. */
export function FileField({
  name,
  label,
  hint,
  several = false,
  accept = acceptedFiles,
  most = largestFileBytes,
}: {
  readonly name: string;
  readonly label: string;
  readonly hint: string;
  readonly several?: boolean;
  /** Endings of names, separated by commas; unless said otherwise, those of all files that are taken. */
  readonly accept?: string;
  /** How many bytes a file may have. */
  readonly most?: number;
}) {
  const { id, error } = useField(name);
  const [tooLarge, setTooLarge] = useState<string>();
  const said = tooLarge ?? error;
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <div className="hint" id={`${id}-hint`}>
        {hint}
      </div>
      <input
        type="file"
        id={id}
        name={name}
        multiple={several}
        accept={accept}
        aria-describedby={said === undefined ? `${id}-hint` : `${id}-hint ${id}-error`}
        aria-invalid={said === undefined ? undefined : true}
        onChange={(event) => {
          const why = tooMuch([...(event.currentTarget.files ?? [])], most);
          setTooLarge(why);
          if (why !== undefined) event.currentTarget.value = "";
        }}
      />
      {said === undefined ? null : <FieldError id={`${id}-error`}>{said}</FieldError>}
    </div>
  );
}
