import type { Metadata } from "next";
import { LearningPoints } from "@/components/cases/learning-points";
import { CaseBeginning, CaseEnding } from "@/components/cases/told-case";
import { Draft } from "@/components/drafts/draft";
import { ActionForm } from "@/components/ui/action-form";
import { TextAreaField } from "@/components/ui/field";
import { PageHead } from "@/components/ui/page-head";
import { Section } from "@/components/ui/section";
import { SubmitButton } from "@/components/ui/submit-button";
import { Time } from "@/components/ui/time";
import { fieldLabels } from "@/domain/cases/document";
import { caller, orNotFound, requireViewer } from "@/server/rsc";
import { answerPreRead } from "../../actions";

export const metadata: Metadata = { title: "A case to read first", robots: { index: false } };

type Props = { readonly params: Promise<{ id: string }> };

/** A draft that its author has asked this mentor to read before it is published. */
export default async function PreReadPage({ params }: Props) {
  const { id } = await params;
  const reader = await requireViewer(`/cases/pre-read/${id}`);
  const api = await caller();
  const { author, document, dueAt, competencyNames } = await orNotFound(api.cases.getPreRead({ preReadId: id }));
  return (
    <div className="wrap">
      <PageHead
        title={document.title === "" ? "A case without a title yet" : document.title}
        crumbs={[{ href: "/cases", label: "Cases" }, { label: "To read first" }]}
      >
        {author} asks you to read this before it is published
        {dueAt === null ? "" : ", by "}
        {dueAt === null ? null : <Time at={dueAt} as="weekday" zone={reader.zone} />}. {document.organisation}
        {document.country === "" ? "" : `, ${document.country}`}. {document.outcome}
      </PageHead>
      <div className="stack-12">
        <CaseBeginning item={document} />
        <CaseEnding item={document}>
          {document.points.length === 0 ? null : (
            <Section id="points" title={fieldLabels.points} light>
              <LearningPoints points={document.points} names={competencyNames} />
            </Section>
          )}
        </CaseEnding>
        <Section id="answer" title="What you say to it">
          <ActionForm
            action={answerPreRead.bind(null, id)}
            id="words-form"
            className="max-w-[42rem] stack-6"
            label="Answer"
          >
            <TextAreaField
              name="words"
              label={`To ${author}`}
              rows={6}
              maxLength={5000}
              hint="What gives somebody away, what a reader will not understand, what should stay. With your answer the draft is closed to you again."
            />
            <Draft of={`pre-read:${id}`} />
            <SubmitButton busy="Sending…">Send the answer</SubmitButton>
          </ActionForm>
        </Section>
      </div>
    </div>
  );
}
