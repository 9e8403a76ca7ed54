import type { Metadata } from "next";
import { blockMember, sendReport } from "@/app/(app)/discussion/report-actions";
import { ReportForm } from "@/components/moderation/report-form";
import { ActionForm } from "@/components/ui/action-form";
import { Notice } from "@/components/ui/notice";
import { PageHead } from "@/components/ui/page-head";
import { Section } from "@/components/ui/section";
import { SubmitButton } from "@/components/ui/submit-button";
import { caller, orNotFound, requireViewer } from "@/server/rsc";

export const metadata: Metadata = { title: "Report a member" };

type Props = { readonly params: Promise<{ handle: string }> };

/** Reports a member: what is wrong, and nothing else between. */
export default async function ReportMemberPage({ params }: Props) {
  const { handle } = await params;
  await requireViewer(`/members/${handle}/report`);
  const member = await orNotFound((await caller()).moderation.getReportable({ memberHandle: handle }));
  return (
    <div className="wrap pb-16">
      <PageHead title={`Report ${member.title}`} crumbs={[{ label: "Report a member" }]}>
        A moderator reads what you send and what their profile shows you now, and decides. Nothing that the two of you
        have written to each other is opened by it.
      </PageHead>
      <div className="max-w-[48rem] stack-6">
        {!member.canBlock || member.memberId === null ? (
          <Notice tone="i" title="This is you" />
        ) : (
          <>
            <ReportForm about={{ name: "memberHandle", value: handle }} action={sendReport} />
            <Section id="block" title="Or keep them away" light>
              <ActionForm action={blockMember} id="block" label="Keep them away">
                <input type="hidden" name="memberId" value={member.memberId} />
                <p className="ui muted mb-3">
                  Neither of you finds the other any more, or is offered to the other. They are told nothing. You can do
                  both.
                </p>
                <SubmitButton small look="secondary" busy="Saving…">
                  Keep them away
                </SubmitButton>
              </ActionForm>
            </Section>
          </>
        )}
      </div>
    </div>
  );
}
