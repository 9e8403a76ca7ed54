import { Draft } from "@/components/drafts/draft";
import { ActionForm } from "@/components/ui/action-form";
import { Choices } from "@/components/ui/choices";
import { TextAreaField } from "@/components/ui/field";
import type { FormAction } from "@/components/ui/form-state";
import { Section } from "@/components/ui/section";
import { SubmitButton } from "@/components/ui/submit-button";
import { agreementLimits } from "@/domain/mentorships/agreement";
import type { MentorshipView } from "@/server/mentorships/view";

/** Pause, resume, or bring the mentorship to its end; either side may, and each form says what happens and who reads what. */
export function MoveForms({
  mentorship,
  action,
}: {
  readonly mentorship: MentorshipView;
  readonly action: FormAction;
}) {
  const { can } = mentorship;
  if (!can.pause && !can.resume && !can.complete && !can.end) return null;
  return (
    <Section id="change" title="Pause or end" light className="print:hidden">
      {can.pause ? <PauseForm mentorship={mentorship} action={action} /> : null}
      {can.resume ? <ResumeForm mentorship={mentorship} action={action} /> : null}
      {can.end ? <EndForm mentorship={mentorship} action={action} /> : null}
    </Section>
  );
}

type Form = { readonly mentorship: MentorshipView; readonly action: FormAction };

function PauseForm({ mentorship, action }: Form) {
  return (
    <details className="mb-3">
      <summary className="font-semibold">Pause</summary>
      <ActionForm action={action} id="pause" className="fields mt-3" label="Pause the mentorship">
        <Hidden mentorship={mentorship} move="pause" />
        <p className="ui muted">The place stays taken. Either of you can resume; {mentorship.partner.name} is told.</p>
        <Reason programme={mentorship.programme} />
        <Draft of={`mentorship-pause:${mentorship.id}`} />
        <SubmitButton look="secondary" small busy="Pausing…">
          Pause the mentorship
        </SubmitButton>
      </ActionForm>
    </details>
  );
}

function ResumeForm({ mentorship, action }: Form) {
  return (
    <ActionForm action={action} id="resume" className="mb-4" label="Resume the mentorship">
      <Hidden mentorship={mentorship} move="resume" />
      <SubmitButton busy="Resuming…">Resume the mentorship</SubmitButton>
    </ActionForm>
  );
}

function EndForm({ mentorship, action }: Form) {
  const { can, partner, programme } = mentorship;
  const ways = [
    ...(can.complete ? [{ value: "complete", label: "Completed", hint: "You have done what you set out to do." }] : []),
    { value: "end", label: "Ended", hint: "It stops here. That is nobody’s fault, and nothing that was done is lost." },
  ];
  return (
    <details>
      <summary className="font-semibold">Finish or end</summary>
      <ActionForm action={action} id="finish" className="fields mt-3" label="Finish or end the mentorship">
        <input type="hidden" name="mentorshipId" value={mentorship.id} />
        <ul className="ui muted">
          <li>The place is free at once, and {partner.name} is told today.</li>
          <li>How to reach each other is no longer shown. The agreement and this record stay.</li>
          <li>It cannot be undone; you can ask each other again.</li>
        </ul>
        <Choices name="move" legend="How it closes" look="tiles" options={ways} selected={ways[0]?.value ?? "end"} />
        <TextAreaField
          name="farewell"
          label={`Words for ${partner.name}`}
          aside="optional"
          hint="Shown to the two of you on this page. The mail says only how it closed."
          rows={3}
          maxLength={agreementLimits.words}
        />
        <Reason programme={programme} />
        <Draft of={`mentorship-end:${mentorship.id}`} />
        <SubmitButton look="danger" busy="Closing…">
          Close the mentorship
        </SubmitButton>
      </ActionForm>
    </details>
  );
}

function Hidden({ mentorship, move }: { readonly mentorship: MentorshipView; readonly move: string }) {
  return (
    <>
      <input type="hidden" name="mentorshipId" value={mentorship.id} />
      <input type="hidden" name="move" value={move} />
    </>
  );
}

function Reason({ programme }: { readonly programme: string }) {
  return (
    <TextAreaField
      name="reason"
      label="Reason for the programme"
      aside="optional"
      hint={`Kept for the coordinators of ${programme}, and never shown to the other side.`}
      rows={2}
      maxLength={agreementLimits.words}
    />
  );
}
