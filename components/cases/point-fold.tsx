"use client";

import { type ReactNode, useContext } from "react";
import { FormContext } from "@/components/ui/form-context";

/** A further learning point, folded away until it is asked for, has something in it or is wrong. */
export function PointFold({
  prefix,
  filled,
  children,
}: {
  /** What the names of its fields begin with. */
  readonly prefix: string;
  readonly filled: boolean;
  readonly children: ReactNode;
}) {
  const { state } = useContext(FormContext);
  const isOurs = ([name, value]: [string, unknown]) => name.startsWith(prefix) && value !== "";
  const said = [state?.errors ?? {}, state?.values ?? {}].some((of) => Object.entries(of).some(isOurs));
  return (
    <details
      className="fold"
      open={filled || said || undefined}
      // What was typed and is put back opens it too; fields that stay empty are put back as well.
      onInput={({ currentTarget, target }) => {
        if ("value" in target && target.value !== "" && target.value !== "yes") currentTarget.open = true;
      }}
    >
      <summary className="ui">Another learning point</summary>
      <div className="fields mt-4">{children}</div>
    </details>
  );
}
