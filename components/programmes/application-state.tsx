import { ActionForm } from "@/components/ui/action-form";
import type { FormAction } from "@/components/ui/form-state";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { Waiting } from "@/components/ui/waiting";
import { longDate } from "@/domain/dates";
import { whatHappensThen } from "@/domain/obligations/kinds";

export type ApplicationView = {
  readonly state: "submitted" | "approved" | "declined" | "withdrawn";
  readonly submittedAt: Date;
  readonly decidedAt: Date | null;
  readonly reason: string | null;
  readonly dueAt: Date | null;
} | null;

/** How an application stands, for somebody who is not a mentor yet, and the next step from there. */
export function ApplicationState({
  application,
  now,
  zone,
  withdraw,
}: {
  readonly application: ApplicationView;
  readonly now: Date;
  readonly zone: string;
  readonly withdraw: FormAction;
}) {
  if (application?.state === "submitted") {
    return (
      <>
        <p className="mb-4">Sent on {longDate(application.submittedAt, zone)}.</p>
        {application.dueAt === null ? null : (
          <Waiting
            now={now}
            zone={zone}
            obligation={{
              ownerName: "A coordinator",
              isYours: false,
              step: "decide on your application",
              dueAt: application.dueAt,
              defaultText: whatHappensThen("decide_application"),
            }}
          />
        )}
        <div className="row mt-6">
          <LinkButton href="/mentoring/briefing" look="secondary">
            Read the briefing meanwhile
          </LinkButton>
          <ActionForm action={withdraw} id="withdraw">
            <SubmitButton look="quiet" busy="Taking back…">
              Take the application back
            </SubmitButton>
          </ActionForm>
        </div>
      </>
    );
  }
  return (
    <>
      {application?.state === "declined" && application.decidedAt !== null ? (
        <div className="mb-6">
          <Notice tone="a" title={`Your application was declined on ${longDate(application.decidedAt, zone)}`}>
            {application.reason}
          </Notice>
        </div>
      ) : null}
      <p className="mb-4">
        Mentors here have made the move that somebody else is planning: from keeping projects in order to answering for
        them. It takes about three hours a month for each mentee. A coordinator reads every application and answers with
        a reason within days.
      </p>
      <LinkButton href="/mentoring/apply">
        {application?.state === "declined" ? "Apply again" : "Apply to mentor"}
      </LinkButton>
    </>
  );
}
