import type { ReactNode } from "react";

/** A numbered clause of the home page: what it is at the left, the figure that shows it at the right. */
export function Clause({
  no,
  title,
  text,
  children,
}: {
  readonly no: number;
  readonly title: ReactNode;
  readonly text: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <article className="clause">
      <div>
        <span className="no" aria-hidden="true">
          {no}
        </span>
        <h3>{title}</h3>
        <p className="t">{text}</p>
      </div>
      <div>{children}</div>
    </article>
  );
}
