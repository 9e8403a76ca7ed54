"use client";

import { useField } from "@/components/ui/form-context";

/** The address of the link that the form around it has just made; one press selects the whole of it. */
export function NewAddress() {
  const { id, kept } = useField("address");
  if (typeof kept !== "string") return null;
  return (
    <div className="well">
      <p className="ui font-semibold" id={id}>
        Address of the link
      </p>
      <output className="ui block select-all break-all" aria-labelledby={id}>
        {kept}
      </output>
    </div>
  );
}
