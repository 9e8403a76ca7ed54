import type { Metadata } from "next";
import Link from "next/link";
import { z } from "zod";
import { CaseFilter } from "@/components/cases/case-filter";
import { CaseLead } from "@/components/cases/case-lead";
import { CaseTable } from "@/components/cases/case-table";
import { PageHead } from "@/components/ui/page-head";
import { caseFilterSchema } from "@/domain/cases/schema";
import { caller } from "@/server/rsc";

export const metadata: Metadata = {
  title: "Cases",
  description:
    "Projects in banking, insurance, health and technology, written up with figures, sources and what is not certain, and questions to work through.",
  alternates: { canonical: "/cases" },
};

/** What the address may say; an empty or unknown value lets everything pass. */
const query = z.object({
  q: caseFilterSchema.shape.q.catch(undefined),
  domain: z.string().min(1).max(100).optional().catch(undefined),
  outcome: caseFilterSchema.shape.outcome.catch(undefined),
});

type Props = { readonly searchParams: Promise<Record<string, string | string[] | undefined>> };

/** One case led in full, then a contents page. */
export default async function CasesPage({ searchParams }: Props) {
  const filter = query.parse(await searchParams);
  const api = await caller();
  const found = await api.cases.listCases(filter);
  const filtered = found.cases.length < found.total;
  return (
    <div className="wrap">
      <PageHead title="Cases">
        Real projects with the numbers left in, each with its source. What is not certain is said to be so.
      </PageHead>
      {found.lead === null || filtered ? null : <CaseLead lead={found.lead} />}
      <CaseFilter filter={filter} {...found} />
      {filtered ? (
        <p className="ui muted my-4" role="status">
          {found.cases.length === 0 ? "No case matches. " : `${found.cases.length} of ${found.total} cases. `}
          <Link href="/cases">Show all {found.total}</Link>
        </p>
      ) : null}
      {found.cases.length === 0 ? null : <CaseTable cases={found.cases} />}
    </div>
  );
}
