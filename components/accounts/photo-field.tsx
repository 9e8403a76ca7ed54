"use client";

import { type ChangeEvent, useState } from "react";
import { FieldError } from "@/components/ui/field";
import { useField } from "@/components/ui/form-context";
import { largestPhotoBytes } from "@/domain/accounts/photo";

/** The longest side, in pixels, of a photograph that is made smaller before it is sent. */
const longestSide = 1600;

/** The same picture, small enough to be sent; null when this browser cannot read it. */
async function madeSmaller(file: File): Promise<File | null> {
  try {
    const picture = await createImageBitmap(file);
    const scale = Math.min(1, longestSide / Math.max(picture.width, picture.height));
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(picture.width * scale);
    canvas.height = Math.round(picture.height * scale);
    canvas.getContext("2d")?.drawImage(picture, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, "image/jpeg", 0.9));
    return blob === null || blob.size > largestPhotoBytes ? null : new File([blob], file.name, { type: blob.type });
  } catch {
    return null;
  }
}

const ofPhotograph =
  "JPEG, PNG or WebP; a large one is made smaller before it is sent. It is cut to a square, and location and camera details are removed.";

/** The file of a picture. One that is too large to be sent is made smaller in the browser, or refused there. */
export function PhotoField({
  name = "photo",
  label = "Photograph",
  hint = ofPhotograph,
}: {
  readonly name?: string;
  readonly label?: string;
  readonly hint?: string;
}) {
  const { id, error: refused } = useField(name);
  const [tooLarge, setTooLarge] = useState(false);
  const error = tooLarge ? "This picture is larger than 2 MB. Choose a smaller one." : refused;

  async function chosen({ currentTarget: input }: ChangeEvent<HTMLInputElement>) {
    const [file] = input.files ?? [];
    setTooLarge(false);
    if (file === undefined || file.size <= largestPhotoBytes) return;
    const smaller = await madeSmaller(file);
    const list = new DataTransfer();
    if (smaller !== null) list.items.add(smaller);
    input.files = list.files;
    setTooLarge(smaller === null);
  }
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
        accept="image/jpeg,image/png,image/webp"
        onChange={chosen}
        aria-describedby={error === undefined ? `${id}-hint` : `${id}-hint ${id}-error`}
        aria-invalid={error === undefined ? undefined : true}
      />
      {error === undefined ? null : <FieldError id={`${id}-error`}>{error}</FieldError>}
    </div>
  );
}
