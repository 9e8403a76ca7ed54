import type { ReactNode } from "react";
import { StatusMark } from "./status-mark";

const marks = { r: "R", a: "A", g: "G" } as const;

/** A ruled notice: r what went wrong, a what needs care, g what was done, i what to know. `title` is its one-line news. */
export function Notice({
  tone = "i",
  title,
  children,
}: {
  readonly tone?: "r" | "a" | "g" | "i";
  readonly title?: string;
  readonly children?: ReactNode;
}) {
  return (
    <div className={`notice ${tone}`}>
      {tone === "i" ? null : <StatusMark status={marks[tone]} bare />}
      <div>
        {title === undefined ? null : <p className="font-semibold">{title}</p>}
        {children === undefined ? null : <div className={title === undefined ? "" : "ui muted"}>{children}</div>}
      </div>
    </div>
  );
}
