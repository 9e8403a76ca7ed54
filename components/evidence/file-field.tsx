"use client";

import { useState } from "react";
import { FieldError } from "@/components/ui/field";
import { useField } from "@/components/ui/form-context";
import { largestFileBytes } from "@/domain/evidence/file-kinds";

const megabyte = 1_000_000;
const accepted = ".pdf,.docx,.xlsx,.pptx,.png,.jpg,.jpeg,.webp,.txt,.csv";

/** The file of a piece. With JavaScript, one that is too large is named before it travels. */
export function FileField({ label, hint }: { readonly label: string; readonly hint?: string }) {
  const { id, error } = useField("file");
  const [tooLarge, setTooLarge] = useState<string>();
  const said = tooLarge ?? error;
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <div className="hint" id={`${id}-hint`}>
        PDF, Word, Excel, PowerPoint, PNG, JPEG, WebP, plain text or CSV, at most 10 MB. Pictures are drawn anew: where
        and with what they were taken is thrown away. {hint}
      </div>
      <input
        type="file"
        id={id}
        name="file"
        accept={accepted}
        aria-describedby={said === undefined ? `${id}-hint` : `${id}-hint ${id}-error`}
        aria-invalid={said === undefined ? undefined : true}
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          const isTooLarge = file !== undefined && file.size > largestFileBytes;
          setTooLarge(
            isTooLarge
              ? `That file has ${(file.size / megabyte).toFixed(1)} MB. Choose one of at most 10 MB.`
              : undefined,
          );
          if (isTooLarge) event.currentTarget.value = "";
        }}
      />
      {said === undefined ? null : <FieldError id={`${id}-error`}>{said}</FieldError>}
    </div>
  );
}
