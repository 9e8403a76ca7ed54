import type { ReactNode } from "react";
import { type Cell, PageHead } from "@/components/ui/page-head";

/** A page to be read: head, then prose within its measure, and beside it what it contains. */
export function ReadingPage({
  title,
  lead,
  block,
  contents = {},
  children,
}: {
  readonly title: string;
  readonly lead: string;
  readonly block?: readonly Cell[];
  /** The titles of its parts, by their ids. */
  readonly contents?: Readonly<Record<string, string>>;
  readonly children: ReactNode;
}) {
  const parts = Object.entries(contents);
  return (
    <div className="wrap">
      <PageHead title={title} block={block}>
        {lead}
      </PageHead>
      <div className="cols border-t-2 border-ink pt-6">
        {parts.length === 0 ? null : (
          <nav className="c4 ui md:order-last print:hidden" aria-label="On this page">
            <ul>
              {parts.map(([id, part]) => (
                <li key={id} className="py-1">
                  <a className="plain" href={`#${id}`}>
                    {part}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
        )}
        <div className="c8 prose">{children}</div>
      </div>
    </div>
  );
}
