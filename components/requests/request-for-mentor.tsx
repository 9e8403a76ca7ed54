import Link from "next/link";
import { firstName } from "@/components/matching/person-words";
import { Avatar } from "@/components/ui/avatar";
import { LinkButton } from "@/components/ui/link-button";
import { PageHead } from "@/components/ui/page-head";
import { Section } from "@/components/ui/section";
import { Time } from "@/components/ui/time";
import { Waiting } from "@/components/ui/waiting";
import type { RequestView } from "@/server/requests/view";
import { type AnswerActions, AnswerForms } from "./request-answer-forms";
import { declineSentence, receivedSentence } from "./request-words";
import { Exchange, GapsAsked, WordsWritten } from "./request-words-written";

/** A request as the mentor sees it: who asks, for what, what the two share, and the three answers. */
export function RequestForMentor({
  request,
  actions,
  now,
  zone,
}: {
  readonly request: RequestView;
  readonly actions: AnswerActions;
  readonly now: Date;
  readonly zone: string;
}) {
  const { mentee, words, waiting, places, can } = request;
  const choice = request.choices[0];
  if (!choice) return null;
  const state = receivedSentence(choice.state, request.withdrawal);
  const move = [mentee.role, mentee.targetRole].filter((role) => role !== null).join(" to ");
  return (
    <div className="wrap">
      <PageHead
        title={`Request from ${mentee.name}`}
        crumbs={[{ href: "/requests", label: "Requests" }, { label: mentee.name }]}
        mark={<Avatar name={mentee.name} domain={mentee.domainId} photoUrl={mentee.photoUrl} size="l" />}
        block={[
          ...(choice.askedAt === null
            ? []
            : [{ label: "Asked", value: <Time at={choice.askedAt} as="long" zone={zone} /> }]),
          ...(places === null
            ? []
            : [
                {
                  label: "Your places",
                  value: `${Math.max(0, places.capacity - places.taken)} of ${places.capacity} free`,
                },
              ]),
          { label: "State", value: state },
        ]}
      >
        <p>{move === "" ? state : `From ${move}.`}</p>
      </PageHead>
      <div className="cols mt-8">
        <div className="c7 stack-6">
          {waiting === null ? null : <Waiting obligation={waiting} now={now} zone={zone} />}
          {words === null ? (
            <Section id="closed" title="Closed">
              <p>{closedSentence(state, choice.declineReason)}</p>
            </Section>
          ) : (
            <>
              <WordsWritten words={words} choice={choice} />
              <Exchange choice={choice} menteeName={mentee.name} />
              <GapsAsked gaps={words.gaps} mentor />
            </>
          )}
        </div>
        <aside className="c5 stack-6" aria-label="Who asks, and your answer">
          {can.decline ? (
            <AnswerForms
              choiceId={choice.id}
              menteeName={firstName(mentee.name)}
              places={places}
              can={can}
              actions={actions}
            />
          ) : null}
          {request.mentorshipId === null ? null : (
            <LinkButton href={`/mentorships/${request.mentorshipId}`}>Open the mentorship</LinkButton>
          )}
          {words === null ? null : <About request={request} />}
          <p className="small">
            <Link href={`/members/${mentee.handle}/report`} prefetch={false}>
              Report {firstName(mentee.name)}
            </Link>
          </p>
        </aside>
      </div>
    </div>
  );
}

function closedSentence(state: string, reason: string | null): string {
  const said = declineSentence(reason);
  return `${state}.${said === null ? "" : ` Your reason: ${said}`} What was written is no longer shown to you.`;
}

function About({ request }: { readonly request: RequestView }) {
  const { mentee, shared } = request;
  const facts: [string, string][] = [
    ["Now", [mentee.jobTitle ?? mentee.role, mentee.domain].filter((part) => part !== null).join(", ")],
    ["Wants", [mentee.targetRole, mentee.targetDomain].filter((part) => part !== null).join(", ")],
    [
      "Experience",
      mentee.yearsExperience === null
        ? ""
        : `${mentee.yearsExperience} ${mentee.yearsExperience === 1 ? "year" : "years"}`,
    ],
    ["City", mentee.city ?? ""],
    ["You share", shared ?? ""],
  ];
  return (
    <Section id="about" title={`About ${firstName(mentee.name)}`}>
      <dl className="sumlist">
        {facts
          .filter(([, value]) => value !== "")
          .map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
    </Section>
  );
}
