import { Draft } from "@/components/drafts/draft";
import { ActionForm } from "@/components/ui/action-form";
import { SelectField, TextAreaField, TextField } from "@/components/ui/field";
import type { FormAction } from "@/components/ui/form-state";
import { SubmitButton } from "@/components/ui/submit-button";
import { agreementLimits, cadenceChoices, cadenceWords, sessionLengths } from "@/domain/mentorships/agreement";
import { meetingModeLabels, meetingModes } from "@/domain/programmes/meeting-modes";
import type { MentorshipView } from "@/server/mentorships/view";

/** The form to change the agreement: it makes the next version, signed by whoever sends it. */
export function ProposeForm({
  mentorship,
  action,
}: {
  readonly mentorship: MentorshipView;
  readonly action: FormAction;
}) {
  const [newest] = mentorship.agreements;
  if (!newest || !mentorship.can.propose) return null;
  return (
    <details className="border-t border-rule pt-3">
      <summary className="font-semibold">Change the agreement</summary>
      <p className="ui muted mt-2">
        This makes version {newest.version + 1}, which you sign by sending it. The version before stays in force until{" "}
        {mentorship.partner.name} has signed too.
      </p>
      <ActionForm action={action} id="propose" className="fields mt-4" label="Change the agreement">
        <input type="hidden" name="mentorshipId" value={mentorship.id} />
        <input type="hidden" name="version" value={newest.version} />
        <TextAreaField
          name="scope"
          label="Scope"
          rows={4}
          maxLength={agreementLimits.scope}
          defaultValue={newest.scope}
        />
        <SelectField
          name="cadenceDays"
          label="How often"
          options={cadenceChoices.map((days) => ({ value: String(days), label: cadenceWords[days] }))}
          defaultValue={String(newest.cadenceDays)}
        />
        <SelectField
          name="sessionMinutes"
          label="How long"
          options={sessionLengths.map((minutes) => ({ value: String(minutes), label: `${minutes} minutes` }))}
          defaultValue={String(newest.sessionMinutes)}
        />
        <SelectField
          name="channel"
          label="Channel"
          options={meetingModes.map((channel) => ({ value: channel, label: meetingModeLabels[channel] }))}
          defaultValue={newest.channel}
        />
        <TextField name="endsOn" label="Until" type="date" defaultValue={newest.endsOn} />
        <TextField
          name="typedName"
          label="Your name, as your signature"
          hint={`As in your account: ${mentorship.me.name}.`}
          maxLength={agreementLimits.name}
        />
        <Draft of={`agreement:${mentorship.id}`} on="version" />
        <SubmitButton look="secondary" busy="Proposing…">
          {`Sign and propose version ${newest.version + 1}`}
        </SubmitButton>
      </ActionForm>
    </details>
  );
}
