import type { ReactNode } from "react";

/** A short fact. `solid` for unread; `critical` only for what has zero float. */
export function Tag({ look, children }: { readonly look?: "solid" | "critical"; readonly children: ReactNode }) {
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
