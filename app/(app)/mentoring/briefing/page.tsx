import type { Metadata } from "next";
import { ActionForm } from "@/components/ui/action-form";
import { Choices } from "@/components/ui/choices";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import { PageHead } from "@/components/ui/page-head";
import { Section } from "@/components/ui/section";
import { SubmitButton } from "@/components/ui/submit-button";
import { longDate } from "@/domain/dates";
import { briefingParts, briefingQuestions } from "@/domain/programmes/briefing";
import { caller, requireViewer } from "@/server/rsc";
import { answerBriefing } from "./actions";

export const metadata: Metadata = { title: "Mentor briefing" };

/** What every mentor reads before the first request, and five questions about it. */
export default async function BriefingPage() {
  const reader = await requireViewer("/mentoring/briefing");
  const api = await caller();
  const { offer } = await api.programmes.ownMentoring();
  const minutes = briefingParts.reduce((sum, part) => sum + part.minutes, 0);
  return (
    <div className="wrap pb-16">
      <PageHead title="Mentor briefing" crumbs={[{ href: "/mentoring", label: "Mentoring" }, { label: "Briefing" }]}>
        About {minutes} minutes to read, and five questions.
      </PageHead>
      <div className="max-w-[42rem] stack-12">
        {briefingParts.map((part, at) => (
          <Section key={part.id} id={part.id} title={`${at + 1}. ${part.title}`} aside={`${part.minutes} minutes`}>
            <div className="prose">
              {part.paragraphs.map((paragraph) => (
                <p key={paragraph.slice(0, 32)}>{paragraph}</p>
              ))}
            </div>
          </Section>
        ))}
        <Section id="check" title="Check">
          {offer === null ? (
            <Notice title="The check opens with your application.">
              <LinkButton href="/mentoring/apply" look="secondary">
                Apply to mentor
              </LinkButton>
            </Notice>
          ) : offer.briefedAt === null ? (
            <ActionForm action={answerBriefing} id="briefing" className="fields">
              {briefingQuestions.map((one) => (
                <Choices
                  key={one.id}
                  name={one.id}
                  legend={one.question}
                  options={one.options.map((option) => ({ value: option.id, label: option.text }))}
                />
              ))}
              <SubmitButton busy="Checking…">Check my answers</SubmitButton>
            </ActionForm>
          ) : (
            <Notice tone="g" title={`Done on ${longDate(offer.briefedAt, reader.zone)}`} />
          )}
        </Section>
      </div>
    </div>
  );
}
