"use client";

import { useState } from "react";
import { FieldError } from "@/components/ui/field";
import { useField } from "@/components/ui/form-context";
import { mostImportBytes } from "@/domain/plans/files/limits";

const megabyte = 1_000_000;

/** The file to import. With JavaScript, one that is too large is named before it travels. */
export function PlanFileField() {
  const { id, error } = useField("file");
  const [tooLarge, setTooLarge] = useState<string>();
  const said = tooLarge ?? error;
  return (
    <div className="field">
      <label htmlFor={id}>File</label>
      <div className="hint" id={`${id}-hint`}>
        Project XML, a table (CSV), or a plan that was taken away from here as JSON. At most 10 MB.
      </div>
      <input
        type="file"
        id={id}
        name="file"
        accept=".xml,.csv,.txt,.json"
        aria-describedby={said === undefined ? `${id}-hint` : `${id}-hint ${id}-error`}
        aria-invalid={said === undefined ? undefined : true}
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          const isTooLarge = file !== undefined && file.size > mostImportBytes;
          const size = ((file?.size ?? 0) / megabyte).toFixed(1);
          setTooLarge(isTooLarge ? `That file has ${size} MB. Choose one of at most 10 MB.` : undefined);
          if (isTooLarge) event.currentTarget.value = "";
        }}
      />
      {said === undefined ? null : <FieldError id={`${id}-error`}>{said}</FieldError>}
    </div>
  );
}
