"use client";

import { FieldError } from "@/components/ui/field";
import { useField } from "@/components/ui/form-context";

/** The file of a photograph. */
export function PhotoField() {
  const { id, error } = useField("photo");
  return (
    <div className="field">
      <label htmlFor={id}>Photograph</label>
      <div className="hint" id={`${id}-hint`}>
        JPEG, PNG or WebP, at most 2 MB. It is cut to a square and drawn anew; where and with what it was taken is
        thrown away.
      </div>
      <input
        type="file"
        id={id}
        name="photo"
        accept="image/jpeg,image/png,image/webp"
        aria-describedby={error === undefined ? `${id}-hint` : `${id}-hint ${id}-error`}
        aria-invalid={error === undefined ? undefined : true}
      />
      {error === undefined ? null : <FieldError id={`${id}-error`}>{error}</FieldError>}
    </div>
  );
}
