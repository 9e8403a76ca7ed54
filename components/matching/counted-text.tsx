"use client";

import { type ComponentProps, useState } from "react";
import { TextAreaField } from "@/components/ui/field";
import { useField } from "@/components/ui/form-context";

type Props = Omit<ComponentProps<typeof TextAreaField>, "onInput" | "maxLength" | "defaultValue"> & {
  /** Characters at most. */
  readonly limit: number;
  readonly defaultValue?: string;
};

/** A text of several lines that says how long it is and may be; without JavaScript it says the limit alone. */
export function CountedText({ limit, defaultValue = "", ...rest }: Props) {
  const { kept } = useField(rest.name);
  const start = typeof kept === "string" ? kept : defaultValue;
  const [length, setLength] = useState<number | null>(null);
  return (
    <div>
      <TextAreaField
        {...rest}
        defaultValue={defaultValue}
        maxLength={limit}
        onInput={(event) => setLength(event.currentTarget.value.length)}
      />
      <p className="hint num mt-1">
        {length ?? start.length} of {limit} characters
      </p>
    </div>
  );
}
