import Link from "next/link";
import type { ReactNode } from "react";
import { Avatar } from "@/components/ui/avatar";
import type { FormAction } from "@/components/ui/form-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHead } from "@/components/ui/page-head";
import { Section } from "@/components/ui/section";
import { Time } from "@/components/ui/time";
import { Waiting } from "@/components/ui/waiting";
import { isoDate } from "@/domain/dates";
import type { MentorshipState } from "@/domain/mentorships/state";
import type { MentorshipView } from "@/server/mentorships/view";
import { Agreement } from "./agreement";
import { Contact } from "./contact";
import { History } from "./history";
import { MoveForms } from "./moves-forms";
import { ProposeForm } from "./propose-form";
import { Sessions } from "./sessions";

export type MentorshipActions = {
  readonly sign: FormAction;
  readonly propose: FormAction;
  readonly contact: FormAction;
  readonly change: FormAction;
  readonly record: FormAction;
  readonly answer: FormAction;
};

const sentences: Readonly<Record<MentorshipState, string>> = {
  accepted: "Accepted. It is active once both of you have signed the agreement.",
  active: "Active: both of you have signed.",
  paused: "Paused. Either of you can resume it.",
  completed: "Completed. The record stays as it was.",
  ended: "Ended. The record stays as it was.",
};

/** Both sides of a mentorship on one page: what was asked, the agreement, how to reach each other, its history and its end. */
export function MentorshipPage({
  mentorship,
  certificate,
  plans,
  actions,
  now,
  zone,
}: {
  readonly mentorship: MentorshipView;
  /** What the reader may take with them from a completed one. */
  readonly certificate: ReactNode;
  /** The plans on which the two work, drawn by those who know plans. */
  readonly plans: ReactNode;
  readonly actions: MentorshipActions;
  readonly now: Date;
  readonly zone: string;
}) {
  const { partner, side, waiting, asked, startedAt, endedAt } = mentorship;
  return (
    <div className="wrap">
      <PageHead
        title={`${side === "mentee" ? "Mentor" : "Mentee"}: ${partner.name}`}
        crumbs={[{ href: "/mentorships", label: "Mentorships" }, { label: partner.name }]}
        mark={<Avatar name={partner.name} domain={partner.domainId} photoUrl={partner.photoUrl} size="l" />}
        block={[
          { label: "Programme", value: mentorship.programme },
          { label: "Since", value: <Time at={startedAt} as="long" zone={zone} /> },
          ...(endedAt === null ? [] : [{ label: "Until", value: <Time at={endedAt} as="long" zone={zone} /> }]),
        ]}
      >
        <p>{sentences[mentorship.state]}</p>
      </PageHead>
      <div className="cols mt-8">
        <div className="c7 stack-6">
          {waiting
            .toSorted((a, b) => Number(b.isYours) - Number(a.isYours))
            .map((line) => (
              <Waiting key={line.id} obligation={line} now={now} zone={zone} />
            ))}
          {endedAt === null || side === "mentor" ? null : (
            <p>
              <LinkButton href="/mentors">Find another mentor</LinkButton>
            </p>
          )}
          {certificate}
          <Agreement mentorship={mentorship} sign={actions.sign} zone={zone} />
          <ProposeForm mentorship={mentorship} action={actions.propose} />
          {plans}
          <Sessions
            mentorship={mentorship}
            record={actions.record}
            answer={actions.answer}
            today={isoDate(now, zone)}
            now={now}
            zone={zone}
          />
          {asked === null ? null : <Asked asked={asked} />}
        </div>
        <aside className="c5 stack-6" aria-label="Contact, history and end">
          <Contact mentorship={mentorship} action={actions.contact} />
          <History moves={mentorship.moves} zone={zone} />
          <MoveForms mentorship={mentorship} action={actions.change} />
          <p className="small">
            <Link href={`/members/${partner.handle}/report`} prefetch={false}>
              Report {partner.name}
            </Link>
          </p>
        </aside>
      </div>
    </div>
  );
}

function Asked({ asked }: { readonly asked: NonNullable<MentorshipView["asked"]> }) {
  return (
    <Section
      id="asked"
      title="What was asked"
      end={
        <Link href={`/requests/${asked.requestId}`} prefetch={false}>
          The request
        </Link>
      }
    >
      <div className="prose">
        <p>{asked.goals}</p>
        {asked.why === "" ? null : <p>{asked.why}</p>}
        {asked.background === null ? null : <p>{asked.background}</p>}
      </div>
      {asked.gaps.length === 0 ? null : (
        <p className="ui muted mt-2">Gaps: {asked.gaps.map((gap) => gap.name).join(", ")}.</p>
      )}
    </Section>
  );
}
