import type { ReactNode } from "react";

/** A short fact; `critical` only for what has zero float, `solid` for what is new. */
export function Tag({ look, children }: { readonly look?: "critical" | "solid"; readonly children: ReactNode }) {
  if (look === "critical") {
    return (
      <span className="tag crit">
        <span className="dm on" aria-hidden="true" />
        {children}
      </span>
    );
  }
  return <span className={look === "solid" ? "tag solid" : "tag"}>{children}</span>;
}
