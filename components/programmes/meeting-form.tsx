import Link from "next/link";
import { ActionForm } from "@/components/ui/action-form";
import { Choices } from "@/components/ui/choices";
import type { FormAction } from "@/components/ui/form-state";
import { SubmitButton } from "@/components/ui/submit-button";
import { type MeetingMode, meetingModeLabels, meetingModes } from "@/domain/programmes/meeting-modes";

/** How a mentee can meet a mentor. Whoever seeks none is led to where a mentor says it. */
export function MeetingForm({
  modes,
  mentors,
  action,
}: {
  readonly modes: readonly MeetingMode[] | null;
  readonly mentors: boolean;
  readonly action: FormAction;
}) {
  const offer = <Link href="/mentoring">What you offer as a mentor</Link>;
  if (modes === null) {
    return mentors ? (
      <p className="ui muted">How you meet your mentees stands with your places and questions: {offer}.</p>
    ) : (
      <p className="ui muted">
        This is asked of those who look for a mentor. <Link href="/start">Say where you want to be</Link> first.
      </p>
    );
  }
  return (
    <ActionForm action={action} id="meeting" className="fields" label="How you can meet">
      <Choices
        name="meetingModes"
        legend="How you can meet a mentor"
        hint="A mentor who meets in none of these ways is not offered to you. Leave all of them open if it does not matter."
        kind="several"
        selected={[...modes]}
        options={meetingModes.map((value) => ({ value, label: meetingModeLabels[value] }))}
      />
      <SubmitButton busy="Saving…">Save how you can meet</SubmitButton>
      {mentors ? <p className="small muted">As a mentor you say it elsewhere: {offer}.</p> : null}
    </ActionForm>
  );
}
