import Link from "next/link";
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

/** A numbered reference that links to its place; magenta when that place has zero float. */
export function Ref({
  href,
  critical = false,
  children,
}: {
  readonly href: string;
  readonly critical?: boolean;
  readonly children: ReactNode;
}) {
  return (
    <Link href={href} prefetch={false} className={critical ? "ref crit" : "ref"}>
      {children}
    </Link>
  );
}

/** How many, in a box; `of` says what is counted, such as "unread". */
export function Count({ n, of }: { readonly n: number; readonly of: string }) {
  return (
    <span className="count">
      {n}
      <span className="vh"> {of}</span>
    </span>
  );
}
