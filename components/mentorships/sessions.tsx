import { ActionForm } from "@/components/ui/action-form";
import { TextField } from "@/components/ui/field";
import type { FormAction } from "@/components/ui/form-state";
import { Section } from "@/components/ui/section";
import { SubmitButton } from "@/components/ui/submit-button";
import { Time } from "@/components/ui/time";
import { Waiting } from "@/components/ui/waiting";
import { heldSessionLimits } from "@/domain/mentorships/held-session";
import type { MentorshipView, SessionLine } from "@/server/mentorships/view";

type Props = {
  readonly mentorship: MentorshipView;
  readonly record: FormAction;
  readonly answer: FormAction;
  /** The reader's day, ISO. */
  readonly today: string;
  readonly now: Date;
  readonly zone: string;
};

/** The sessions that were held: either side records one, the other confirms it or says that it did not take place. */
export function Sessions({ mentorship, record, answer, today, now, zone }: Props) {
  const { sessions, can, partner } = mentorship;
  const confirmed = sessions.filter((one) => one.state === "confirmed").length;
  if (sessions.length === 0 && !can.record) return null;
  return (
    <Section id="sessions" title="Sessions held" aside={`${confirmed} confirmed by both`}>
      {sessions.length === 0 ? (
        <p className="muted mb-4">None on record yet. What both of you confirm can go into the CPD ledger of each.</p>
      ) : (
        <ol className="bare mb-4">
          {sessions.map((session) => (
            <Held key={session.id} session={session} partner={partner.name} answer={answer} now={now} zone={zone} />
          ))}
        </ol>
      )}
      {can.record ? <RecordForm mentorship={mentorship} action={record} today={today} /> : null}
    </Section>
  );
}

const words: Readonly<Record<SessionLine["state"], string>> = {
  recorded: "not yet confirmed",
  confirmed: "confirmed by both",
  disputed: "did not take place, says the other side",
  unconfirmed: "not confirmed in time; it counts for nothing",
};

function Held({
  session,
  partner,
  answer,
  now,
  zone,
}: {
  readonly session: SessionLine;
  readonly partner: string;
  readonly answer: FormAction;
  readonly now: Date;
  readonly zone: string;
}) {
  const { id, startsAt, minutes, state, recordedBy, waiting, canAnswer } = session;
  return (
    <li className="border-b border-rule py-3">
      <p>
        <b>
          <Time at={startsAt} as="slot" zone={zone} />
        </b>
        , {minutes} minutes <span className="small muted">· {words[state]}</span>
      </p>
      {waiting === null ? null : (
        <div className="mt-2">
          <Waiting obligation={waiting} now={now} zone={zone} />
        </div>
      )}
      {canAnswer ? (
        <ActionForm
          action={answer}
          id={`answer-${id}`}
          className="mt-2"
          label={`Was the session with ${partner} held?`}
        >
          <input type="hidden" name="sessionId" value={id} />
          <p className="small muted mb-2">{recordedBy} recorded it.</p>
          <div className="row">
            <SubmitButton small name="answer" value="held" busy="Saving…">
              It was held
            </SubmitButton>
            <SubmitButton small look="secondary" name="answer" value="not_held" busy="Saving…">
              It did not take place
            </SubmitButton>
          </div>
        </ActionForm>
      ) : null}
    </li>
  );
}

function RecordForm({
  mentorship,
  action,
  today,
}: {
  readonly mentorship: MentorshipView;
  readonly action: FormAction;
  readonly today: string;
}) {
  const agreed = mentorship.agreements[0]?.sessionMinutes ?? 45;
  return (
    <details>
      <summary className="font-semibold">Record a session</summary>
      <ActionForm action={action} id="record" className="fields mt-3" label="Record a session">
        <input type="hidden" name="mentorshipId" value={mentorship.id} />
        <p className="ui muted">{mentorship.partner.name} is asked to confirm it within five working days.</p>
        <div className="grid grid-cols-1 gap-5 md:grid-cols-3">
          <TextField name="day" label="Day" type="date" max={today} defaultValue={today} />
          <TextField name="time" label="It began at" type="time" defaultValue="18:00" />
          <TextField
            name="minutes"
            label="Minutes"
            type="number"
            min={heldSessionLimits.least}
            max={heldSessionLimits.most}
            defaultValue={String(agreed)}
          />
        </div>
        <SubmitButton busy="Recording…">Record the session</SubmitButton>
      </ActionForm>
    </details>
  );
}
