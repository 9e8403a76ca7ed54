import type { Metadata } from "next";
import { LeakReport } from "@/components/cases/leak-report";
import { PreReadPanel } from "@/components/cases/pre-read-panel";
import { PublishForm } from "@/components/cases/publish-form";
import { Draft } from "@/components/drafts/draft";
import { ActionForm } from "@/components/ui/action-form";
import { TextAreaField } from "@/components/ui/field";
import { LinkButton } from "@/components/ui/link-button";
import { PageHead } from "@/components/ui/page-head";
import { Section } from "@/components/ui/section";
import { SubmitButton } from "@/components/ui/submit-button";
import { caller, orNotFound, requestTime, requireViewer } from "@/server/rsc";
import { askPreRead, publishCase, saveBannedWords, takeBackPreRead } from "../../../actions";

export const metadata: Metadata = { title: "Check before publishing", robots: { index: false } };

type Props = { readonly params: Promise<{ id: string }> };

/** What stands between a draft and its readers. */
export default async function CheckPage({ params }: Props) {
  const { id } = await params;
  const reader = await requireViewer(`/cases/write/${id}/check`);
  const api = await caller();
  const [check, { awaited }, now] = await Promise.all([
    orNotFound(api.cases.getCaseCheck({ draftId: id })),
    api.obligations.mine(),
    requestTime(),
  ]);
  const { document, missing, leaks, banned } = check;
  const asked = check.preReads.find(({ closedAt }) => closedAt === null);
  const waiting = awaited.find(({ path }) => asked !== undefined && path === `/cases/pre-read/${asked.id}`) ?? null;
  const back = `/cases/write/${id}`;
  return (
    <div className="wrap">
      <PageHead
        title="Check before publishing"
        crumbs={[
          { href: "/cases", label: "Cases" },
          { href: back, label: document.title === "" ? "Draft" : document.title },
          { label: "Check" },
        ]}
      >
        What the case lacks, what should be looked at, and what you say of it.
      </PageHead>
      <div className="cols">
        <div className="c8 stack-12">
          {missing.length === 0 ? null : (
            <Section id="missing" title="What it lacks" aside="Fill this in, then come back">
              <ul className="ruled ui">
                {missing.map(({ field, sentence }) => (
                  <li key={field}>
                    <a href={`${back}#case-${field}`}>{sentence}</a>
                  </li>
                ))}
              </ul>
            </Section>
          )}
          <LeakReport leaks={leaks} form={back} />
          <PreReadPanel
            preReads={check.preReads}
            mentors={check.mentors}
            waiting={waiting}
            now={now}
            zone={reader.zone}
            ask={askPreRead.bind(null, id)}
            takeBack={takeBackPreRead.bind(null, id)}
          />
          <Section id="publish-case" title="Publish">
            {missing.length === 0 ? (
              <PublishForm
                revision={check.revision}
                foundAnything={leaks.length > 0}
                action={publishCase.bind(null, id)}
              />
            ) : (
              <p className="ui muted">The case can be published once nothing is lacking.</p>
            )}
            <p className="mt-6">
              <LinkButton look="secondary" href={back}>
                Change the case
              </LinkButton>
            </p>
          </Section>
        </div>
        <aside className="c4">
          <Section id="own-words" title="Your own words" aside="Yours alone">
            <ActionForm action={saveBannedWords} id="words" className="stack-6" label="Your own words">
              <TextAreaField
                key={banned.join("\n")}
                name="words"
                label="Words that none of your cases should have in it"
                rows={6}
                defaultValue={banned.join("\n")}
                hint="Clients, products, code names; one on each line. Nobody else sees them, and every case of yours is compared with them."
              />
              <Draft of="case-own-words" />
              <SubmitButton small look="secondary" busy="Comparing…">
                Save and compare
              </SubmitButton>
            </ActionForm>
          </Section>
        </aside>
      </div>
    </div>
  );
}
