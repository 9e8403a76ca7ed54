import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { CaseForm } from "@/components/cases/case-form";
import { ShownTicks } from "@/components/cases/publish-form";
import { ActionForm } from "@/components/ui/action-form";
import { PageHead } from "@/components/ui/page-head";
import { Section } from "@/components/ui/section";
import { SubmitButton } from "@/components/ui/submit-button";
import { caller, orNotFound, orRefused, requireViewer } from "@/server/rsc";
import { correctCase, showCase } from "../../actions";

export const metadata: Metadata = { title: "Correct a case", robots: { index: false } };

type Props = { readonly params: Promise<{ slug: string }> };

/** Corrects a published case, for its author and for moderators. */
export default async function CorrectPage({ params }: Props) {
  const { slug } = await params;
  await requireViewer(`/cases/${slug}/correct`);
  const api = await caller();
  const [item, options] = await Promise.all([
    orNotFound(orRefused(api.cases.getCaseToCorrect({ slug }))),
    api.cases.getCaseOptions(),
  ]);
  if (item === null) notFound();
  return (
    <div className="wrap">
      <PageHead
        title="Correct a case"
        crumbs={[
          { href: "/cases", label: "Cases" },
          { href: `/cases/${slug}`, label: item.document.title },
          { label: "Correct" },
        ]}
      >
        What the case said before is kept, and readers see when and why it was corrected.
      </PageHead>
      <CaseForm
        key={item.revision}
        draft={item.document}
        draftOf={`case-correction:${slug}`}
        revision={item.revision}
        options={options}
        action={correctCase.bind(null, slug)}
        correcting
      />
      {item.isAuthor ? (
        <Section id="shown" title="How it is shown" className="mt-12">
          <ActionForm
            action={showCase.bind(null, slug)}
            id="show"
            className="max-w-[42rem] stack-6"
            label="How it is shown"
          >
            <ShownTicks outcomeLocked={item.outcomeLocked} indexable={item.indexable} />
            <SubmitButton small look="secondary" busy="Saving…">
              Save how it is shown
            </SubmitButton>
          </ActionForm>
        </Section>
      ) : null}
    </div>
  );
}
