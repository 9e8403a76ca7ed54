import type { ReactNode } from "react";

/** A page that is one form: heading, a sentence, the form in a readable column. */
export function FormPage({
  title,
  lead,
  children,
}: {
  readonly title: string;
  readonly lead?: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <div className="wrap pb-16">
      <div className="pagehead">
        <div>
          <h1>{title}</h1>
          {lead === undefined ? null : <div className="sub">{lead}</div>}
        </div>
      </div>
      <div className="max-w-[34rem]">{children}</div>
    </div>
  );
}
