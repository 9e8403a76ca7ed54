"use client";

import { useState } from "react";
import { FieldError } from "@/components/ui/field";
import { useField } from "@/components/ui/form-context";

const most = 2_000_000;

/** The file to import. With JavaScript, one that is too large is named before it travels. */
export function FrameworkFileField() {
  const { id, error } = useField("file");
  const [tooLarge, setTooLarge] = useState(false);
  const said = tooLarge ? "That file has more than 2 MB. Choose a smaller one." : error;
  return (
    <div className="field">
      <label htmlFor={id}>File</label>
      <div className="hint" id={`${id}-hint`}>
        A table (CSV) or JSON, as they are taken away here. At most 2 MB.
      </div>
      <input
        type="file"
        id={id}
        name="file"
        accept=".csv,.txt,.json"
        aria-describedby={said === undefined ? `${id}-hint` : `${id}-hint ${id}-error`}
        aria-invalid={said === undefined ? undefined : true}
        onChange={({ currentTarget: input }) => {
          const isTooLarge = (input.files?.[0]?.size ?? 0) > most;
          setTooLarge(isTooLarge);
          if (isTooLarge) input.value = "";
        }}
      />
      {said === undefined ? null : <FieldError id={`${id}-error`}>{said}</FieldError>}
    </div>
  );
}
