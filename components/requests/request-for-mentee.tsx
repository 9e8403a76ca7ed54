import Link from "next/link";
import { Draft } from "@/components/drafts/draft";
import { CountedText } from "@/components/matching/counted-text";
import { firstName } from "@/components/matching/person-words";
import { ActionForm } from "@/components/ui/action-form";
import { Avatar } from "@/components/ui/avatar";
import type { FormAction } from "@/components/ui/form-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHead } from "@/components/ui/page-head";
import { Section } from "@/components/ui/section";
import { SubmitButton } from "@/components/ui/submit-button";
import { Time } from "@/components/ui/time";
import { Waiting } from "@/components/ui/waiting";
import { weekdayDate } from "@/domain/dates";
import { requestLimits } from "@/domain/requests/form";
import type { ChoiceView, RequestView } from "@/server/requests/view";
import { choiceSentence, declineSentence, requestSentence } from "./request-words";
import { Exchange, GapsAsked, WordsWritten } from "./request-words-written";

/** A request as its mentee sees it: who owes what, the order of the mentors with their answers, and what was written. */
export function RequestForMentee({
  request,
  reply,
  withdraw,
  now,
  zone,
}: {
  readonly request: RequestView;
  readonly reply: FormAction;
  readonly withdraw: FormAction;
  readonly now: Date;
  readonly zone: string;
}) {
  const { words, waiting, choices, can } = request;
  const asked = choices.find((choice) => choice.state === "asked" || choice.state === "questioned");
  const shown = asked ?? choices.find((choice) => choice.state === "accepted") ?? choices[0] ?? null;
  const name = shown?.mentor.name ?? null;
  return (
    <div className="wrap">
      <PageHead
        title={name === null ? "Your request" : `Your request to ${name}`}
        crumbs={[{ href: "/requests", label: "Requests" }, { label: name ?? "Request" }]}
        block={[
          { label: "Sent", value: <Time at={request.createdAt} as="long" zone={zone} /> },
          { label: "Mentors named", value: String(choices.length) },
          ...(request.closedAt === null
            ? []
            : [{ label: "Closed", value: <Time at={request.closedAt} as="long" zone={zone} /> }]),
        ]}
      >
        <p>{requestSentence(request, name, waiting === null ? null : waitingSentence(waiting, zone))}</p>
      </PageHead>
      <div className="cols mt-8">
        <div className="c7 stack-6">
          {waiting === null ? null : <Waiting obligation={waiting} now={now} zone={zone} />}
          {can.reply && asked ? <ReplyForm choice={asked} action={reply} /> : null}
          {request.mentorshipId === null ? null : (
            <p>
              <LinkButton href={`/mentorships/${request.mentorshipId}`}>Open the mentorship</LinkButton>
            </p>
          )}
          {request.state === "exhausted" ? (
            <p>
              <LinkButton href="/mentors">Find another mentor</LinkButton>
            </p>
          ) : null}
          <Order request={request} zone={zone} />
          {shown === null || can.reply ? null : <Exchange choice={shown} menteeName={request.mentee.name} />}
          {words === null ? null : <WordsWritten words={words} choice={shown} />}
        </div>
        <aside className="c5 stack-6" aria-label="Gaps, and taking the request back">
          {words === null ? null : <GapsAsked gaps={words.gaps} mentor={false} />}
          {can.withdraw ? <WithdrawForm requestId={request.id} asked={asked} action={withdraw} /> : null}
        </aside>
      </div>
    </div>
  );
}

function waitingSentence({ isYours, ownerName, dueAt }: NonNullable<RequestView["waiting"]>, zone: string): string {
  const who = isYours ? "With you" : `With ${firstName(ownerName)}`;
  return `${who} until ${weekdayDate(dueAt, zone)}.`;
}

function Order({ request, zone }: { readonly request: RequestView; readonly zone: string }) {
  return (
    <Section id="order" title="In this order" aside="One at a time">
      <ol className="bare">
        {request.choices.map((choice) => (
          <li key={choice.id} className="note">
            <Avatar
              name={choice.mentor.name}
              domain={choice.mentor.domainId}
              photoUrl={choice.mentor.photoUrl}
              size="s"
            />
            <div>
              <div className="meta">
                <Link
                  href={`/mentors/${choice.mentor.handle}`}
                  prefetch={false}
                  className="inline-block py-1 font-semibold"
                >
                  {choice.mentor.name}
                </Link>
                <span>{choiceSentence(choice.state, request)}</span>
                {choice.decidedAt === null ? null : (
                  <span className="time">
                    <Time at={choice.decidedAt} zone={zone} />
                  </span>
                )}
              </div>
              {declineSentence(choice.declineReason) === null ? null : <p>{declineSentence(choice.declineReason)}</p>}
              {choice.declineNote === null ? null : (
                <blockquote className="quote mt-1">{choice.declineNote}</blockquote>
              )}
            </div>
          </li>
        ))}
      </ol>
    </Section>
  );
}

function ReplyForm({ choice, action }: { readonly choice: ChoiceView; readonly action: FormAction }) {
  const name = firstName(choice.mentor.name);
  return (
    <section className="sheet" aria-labelledby="reply-title">
      <h2 id="reply-title">{name} asks</h2>
      <blockquote className="quote mt-2">{choice.question}</blockquote>
      <ActionForm action={action} id="reply" className="fields mt-4" label={`Reply to ${name}`}>
        <input type="hidden" name="choiceId" value={choice.id} />
        <CountedText name="reply" label="Your reply" rows={4} limit={requestLimits.answer} />
        <Draft of={`request-reply:${choice.id}`} />
        <SubmitButton>{`Reply to ${name}`}</SubmitButton>
      </ActionForm>
    </section>
  );
}

function WithdrawForm({
  requestId,
  asked,
  action,
}: {
  readonly requestId: string;
  readonly asked: ChoiceView | undefined;
  readonly action: FormAction;
}) {
  return (
    <Section id="withdraw" title="Take it back" light>
      <p className="ui muted">
        {asked === undefined
          ? "Nobody is asked any more."
          : `${firstName(asked.mentor.name)} is told. Nobody else on the list knew.`}
      </p>
      <ActionForm action={action} id="take-back" className="mt-3" label="Take the request back">
        <input type="hidden" name="requestId" value={requestId} />
        <SubmitButton look="danger" small busy="Taking back…">
          Take the request back
        </SubmitButton>
      </ActionForm>
    </Section>
  );
}
