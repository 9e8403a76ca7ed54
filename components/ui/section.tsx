import type { ReactNode } from "react";

/** A ruled section: heading, a remark beside it, a link or score at the right. `id` names the heading for links. */
export function Section({
  id,
  title,
  aside,
  end,
  light = false,
  className,
  children,
}: {
  readonly id: string;
  readonly title: ReactNode;
  readonly aside?: ReactNode;
  readonly end?: ReactNode;
  readonly light?: boolean;
  readonly className?: string;
  readonly children: ReactNode;
}) {
  return (
    <section className={["sec", light ? "light" : "", className ?? ""].join(" ").trim()} aria-labelledby={id}>
      <header>
        <h2 id={id}>{title}</h2>
        {aside === undefined ? null : <span className="small muted">{aside}</span>}
        {end === undefined ? null : <span className="end ui">{end}</span>}
      </header>
      {children}
    </section>
  );
}
