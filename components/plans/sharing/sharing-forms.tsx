import { ActionForm } from "@/components/ui/action-form";
import { TextField } from "@/components/ui/field";
import type { FormAction } from "@/components/ui/form-state";
import { Section } from "@/components/ui/section";
import { SubmitButton } from "@/components/ui/submit-button";
import type { SharingView } from "@/server/plans/sharing/sharing";
import { NewAddress } from "./sharing-address";

/** The three ways to show a plan: to one's mentor, to a member by their address, by a link that runs out. */
export function ShareForms({
  planId,
  mentors,
  action,
}: {
  readonly planId: string;
  /** Live mentorships to which it is not shown yet. */
  readonly mentors: SharingView["mentors"];
  readonly action: FormAction;
}) {
  return (
    <div className="stack-12">
      {mentors.length === 0 ? null : (
        <Section id="mentor" title="Show it to your mentor">
          <p className="ui muted">
            A mentor reads it, comments, suggests and signs, and never edits. Their access ends in the second in which
            the mentorship does.
          </p>
          {mentors.map(({ mentorshipId, mentorName }) => (
            <ActionForm key={mentorshipId} action={action} id={`mentor-${mentorshipId}`} className="mt-3">
              <input type="hidden" name="planId" value={planId} />
              <input type="hidden" name="with" value="mentor" />
              <input type="hidden" name="mentorshipId" value={mentorshipId} />
              <SubmitButton look="secondary" busy="Showing…">{`Show it to ${mentorName}`}</SubmitButton>
            </ActionForm>
          ))}
        </Section>
      )}
      <Section id="link" title="Make a link">
        <ActionForm action={action} id="new-link" className="fields" label="Make a link">
          <NewAddress />
          <input type="hidden" name="planId" value={planId} />
          <input type="hidden" name="with" value="link" />
          <TextField
            name="label"
            label="For whom"
            aside="optional"
            hint="Only you see this, to know the link again."
            maxLength={80}
            autoComplete="off"
          />
          <TextField
            name="days"
            label="Days until it runs out"
            hint="From 1 to 365."
            inputMode="numeric"
            defaultValue="30"
          />
          <p className="small muted">
            Whoever has the address reads the schedule, the five areas and the gates: no notes, no comments, no
            evidence.
          </p>
          <SubmitButton busy="Making…">Make the link</SubmitButton>
        </ActionForm>
      </Section>
      <Section id="person" title="Show it to a member">
        <ActionForm action={action} id="new-reader" className="fields" label="Show it to a member">
          <input type="hidden" name="planId" value={planId} />
          <input type="hidden" name="with" value="person" />
          <TextField
            name="email"
            label="Their e-mail address"
            hint="It opens to whoever has confirmed this address here, now or later. We do not tell whether anybody has."
            type="email"
            autoComplete="off"
          />
          <TextField
            name="days"
            label="Days until it ends"
            aside="optional"
            hint="Left empty, it lasts until you take it back."
            inputMode="numeric"
          />
          <SubmitButton look="secondary" busy="Showing…">
            Show the plan
          </SubmitButton>
        </ActionForm>
      </Section>
    </div>
  );
}
