import type { Metadata } from "next";
import { Draft } from "@/components/drafts/draft";
import { ActionLog } from "@/components/moderation/action-log";
import { ActionForm } from "@/components/ui/action-form";
import { TextAreaField } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { PageHead } from "@/components/ui/page-head";
import { Section } from "@/components/ui/section";
import { SubmitButton } from "@/components/ui/submit-button";
import { longDate } from "@/domain/dates";
import { caller, orNotFound, requireViewer } from "@/server/rsc";
import { suspend } from "../../actions";

export const metadata: Metadata = { title: "A member" };

type Props = { readonly params: Promise<{ handle: string }> };

/** One member for moderators: whether they are suspended, and the way to change it. */
export default async function ModerateMemberPage({ params }: Props) {
  const { handle } = await params;
  const reader = await requireViewer(`/moderation/members/${handle}`);
  const member = await orNotFound((await caller()).moderation.getMember({ handle }));
  const isSuspended = member.suspendedAt !== null;
  return (
    <div className="wrap pb-16">
      <PageHead title={member.name} crumbs={[{ href: "/moderation", label: "Moderation" }, { label: "Member" }]}>
        {member.suspendedAt === null
          ? "Their account is open."
          : `Suspended since ${longDate(member.suspendedAt, reader.zone)}.`}
      </PageHead>
      <div className="max-w-[48rem] stack-12">
        {member.isYou ? (
          <Notice tone="i" title="This is you. Another moderator would decide." />
        ) : member.hasDuty && !isSuspended ? (
          <Notice tone="i" title="They have a duty here">
            An administrator takes it back before they can be suspended.
          </Notice>
        ) : (
          <Section id="suspend" title={isSuspended ? "Let them back in" : "Suspend the account"}>
            <ActionForm action={suspend} id="suspend" className="fields" label="Suspension">
              <input type="hidden" name="memberId" value={member.id} />
              <input type="hidden" name="suspended" value={isSuspended ? "no" : "yes"} />
              <TextAreaField
                name="reason"
                label="Why"
                hint={
                  isSuspended
                    ? "They read this by mail."
                    : "They read this by mail. They are signed out everywhere; what they have posted stays, what waits is sent back."
                }
                rows={3}
                maxLength={2_000}
              />
              <Draft of={`suspension:${member.id}`} />
              <SubmitButton small look={isSuspended ? "primary" : "danger"} busy="Saving…">
                {isSuspended ? "Let them back in" : "Suspend the account"}
              </SubmitButton>
            </ActionForm>
          </Section>
        )}
        {member.log.length === 0 ? null : (
          <Section id="log" title="What was done before">
            <ActionLog lines={member.log} zone={reader.zone} />
          </Section>
        )}
      </div>
    </div>
  );
}
