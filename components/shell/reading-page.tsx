import type { ReactNode } from "react";
import { type Cell, PageHead } from "@/components/ui/page-head";

/** A page to be read: head, then prose within its measure. */
export function ReadingPage({
  title,
  lead,
  block,
  children,
}: {
  readonly title: string;
  readonly lead: string;
  readonly block?: readonly Cell[];
  readonly children: ReactNode;
}) {
  return (
    <div className="wrap">
      <PageHead title={title} block={block}>
        {lead}
      </PageHead>
      <div className="border-t-2 border-ink pt-6">
        <div className="prose">{children}</div>
      </div>
    </div>
  );
}
