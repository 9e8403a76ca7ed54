import type { ReactNode } from "react";

/** A short fact; `critical` only for what has zero float. */
export function Tag({ look, children }: { readonly look?: "critical"; readonly children: ReactNode }) {
  if (look === "critical") {
    return (
      <span className="tag crit">
        <span className="dm on" aria-hidden="true" />
        {children}
      </span>
    );
  }
  return <span className="tag">{children}</span>;
}
