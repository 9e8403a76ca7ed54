import type { Metadata } from "next";
import { CaseForm } from "@/components/cases/case-form";
import { OwnDrafts } from "@/components/cases/own-drafts";
import { PageHead } from "@/components/ui/page-head";
import { emptyDraft } from "@/domain/cases/document";
import { caller, requireViewer } from "@/server/rsc";
import { beginCase } from "../actions";

export const metadata: Metadata = { title: "Write up a project", robots: { index: false } };

/** Begins a case by the template, or goes on with a draft. */
export default async function WritePage() {
  const reader = await requireViewer("/cases/write");
  const api = await caller();
  const [options, drafts] = await Promise.all([api.cases.getCaseOptions(), api.cases.listCaseDrafts()]);
  return (
    <div className="wrap">
      <PageHead title="Write up a project" crumbs={[{ href: "/cases", label: "Cases" }, { label: "New" }]}>
        By the template, with the numbers left in. Nobody sees it before you have checked and published it; save it
        unfinished and come back.
      </PageHead>
      <OwnDrafts drafts={drafts} zone={reader.zone} />
      <CaseForm draft={emptyDraft} draftOf="case:new" revision={null} options={options} action={beginCase} />
    </div>
  );
}
