import Link from "next/link";
import type { ReactNode } from "react";
import { type Cell, PageHead } from "@/components/ui/page-head";

const tabs = [
  ["/cpd", "Ledger"],
  ["/cpd/credentials", "Credentials"],
  ["/cpd/months", "Months that count"],
] as const;

/** The frame of the pages on professional development: head, state, the three tabs. */
export function CpdPage({
  here,
  lead,
  block,
  children,
}: {
  readonly here: (typeof tabs)[number][0];
  readonly lead: ReactNode;
  readonly block?: readonly Cell[];
  readonly children: ReactNode;
}) {
  return (
    <div className="wrap pb-16">
      <PageHead title="CPD and credentials" block={block}>
        {lead}
      </PageHead>
      <nav className="tabs" aria-label="CPD and credentials">
        {tabs.map(([href, label]) => (
          <Link key={href} href={href} prefetch={false} aria-current={href === here ? "page" : undefined}>
            {label}
          </Link>
        ))}
      </nav>
      {children}
    </div>
  );
}
