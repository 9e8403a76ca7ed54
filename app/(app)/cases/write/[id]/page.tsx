import type { Metadata } from "next";
import Link from "next/link";
import { CaseForm } from "@/components/cases/case-form";
import { ActionForm } from "@/components/ui/action-form";
import { Notice } from "@/components/ui/notice";
import { PageHead } from "@/components/ui/page-head";
import { Section } from "@/components/ui/section";
import { SubmitButton } from "@/components/ui/submit-button";
import { Time } from "@/components/ui/time";
import { caller, orNotFound, requireViewer } from "@/server/rsc";
import { deleteCaseDraft, saveCase } from "../../actions";

export const metadata: Metadata = { title: "A case in writing", robots: { index: false } };

type Props = {
  readonly params: Promise<{ id: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** A draft of one's own. */
export default async function DraftPage({ params, searchParams }: Props) {
  const { id } = await params;
  const reader = await requireViewer(`/cases/write/${id}`);
  const { saved } = await searchParams;
  const api = await caller();
  const [draft, options] = await Promise.all([
    orNotFound(api.cases.getCaseDraft({ draftId: id })),
    api.cases.getCaseOptions(),
  ]);
  const { document, revision } = draft;
  return (
    <div className="wrap">
      <PageHead
        title={document.title === "" ? "A case without a title yet" : document.title}
        crumbs={[{ href: "/cases", label: "Cases" }, { label: "Draft" }]}
      >
        A draft that{" "}
        {draft.reader === null ? "nobody else sees" : `nobody but you and ${draft.reader}, whom you asked, sees`}, saved
        on <Time at={draft.savedAt} as="slot" zone={reader.zone} />.{" "}
        <Link href={`/cases/write/${id}/check`} prefetch={false}>
          Check before publishing
        </Link>
      </PageHead>
      {saved === "yes" ? (
        <div className="just-saved mb-6">
          <Notice tone="g" title="Saved">
            Come back to it under Cases, on any device.
          </Notice>
        </div>
      ) : null}
      <CaseForm
        key={revision}
        draft={document}
        draftOf={`case:${id}`}
        revision={revision}
        options={options}
        action={saveCase.bind(null, id)}
      />
      <Section id="throw-away" title="Throw it away" light className="mt-12">
        <ActionForm action={deleteCaseDraft.bind(null, id)} id="delete" label="Throw the draft away">
          <p className="small muted mb-2">The draft is gone for good, and a mentor who was asked no longer sees it.</p>
          <SubmitButton small look="danger" busy="Deleting…">
            Throw this draft away
          </SubmitButton>
        </ActionForm>
      </Section>
    </div>
  );
}
