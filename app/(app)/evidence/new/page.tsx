import type { Metadata } from "next";
import Link from "next/link";
import { EvidenceForm } from "@/components/evidence/evidence-form";
import { PageHead } from "@/components/ui/page-head";
import { isoDate } from "@/domain/dates";
import { evidenceKinds } from "@/domain/evidence/tags";
import { kindNames } from "@/domain/evidence/words";
import { requestTime, requireViewer } from "@/server/rsc";
import { addEvidence } from "../actions";

export const metadata: Metadata = { title: "Add a piece of evidence", robots: { index: false } };

type Props = { readonly searchParams: Promise<Record<string, string | string[] | undefined>> };

/** The form for a new piece: a text, a link or a file. */
export default async function NewEvidencePage({ searchParams }: Props) {
  const [reader, asked, now] = await Promise.all([requireViewer("/evidence/new"), searchParams, requestTime()]);
  const kind = evidenceKinds.find((one) => one === asked.kind) ?? "text";
  return (
    <div className="wrap">
      <PageHead title="Add a piece of evidence" crumbs={[{ href: "/evidence", label: "Evidence" }, { label: "New" }]}>
        What is it?
      </PageHead>
      <nav className="row mt-6" aria-label="Kind of evidence">
        {evidenceKinds.map((one) => (
          <Link
            key={one}
            href={`/evidence/new?kind=${one}`}
            prefetch={false}
            aria-current={one === kind ? "page" : undefined}
            className={one === kind ? "btn sm" : "btn sm sec2"}
          >
            {kindNames[one]}
          </Link>
        ))}
      </nav>
      <div className="cols mt-6">
        <div className="c8">
          <EvidenceForm key={kind} kind={kind} today={isoDate(now, reader.zone)} action={addEvidence} />
        </div>
      </div>
    </div>
  );
}
