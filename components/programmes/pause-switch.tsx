import { ActionForm } from "@/components/ui/action-form";
import { TextField } from "@/components/ui/field";
import type { FormAction } from "@/components/ui/form-state";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { longDate } from "@/domain/dates";

/** Takes no new requests for a while, or takes them again. */
export function PauseSwitch({
  paused,
  silent,
  zone,
  pause,
  resume,
}: {
  readonly paused: { readonly until: Date | null } | null;
  readonly silent: boolean;
  readonly zone: string;
  readonly pause: FormAction;
  readonly resume: FormAction;
}) {
  if (paused !== null || silent) {
    const title =
      paused === null
        ? "You are shown as silent: the last requests ran out without an answer"
        : paused.until === null
          ? "You are paused until you resume"
          : `You are paused until ${longDate(paused.until, zone)}`;
    return (
      <Notice tone="a" title={title}>
        <p className="mb-3">Nobody can ask you now. Mentorships that run are not touched.</p>
        <ActionForm action={resume} id="resume">
          <SubmitButton busy="Resuming…">I can be asked again</SubmitButton>
        </ActionForm>
      </Notice>
    );
  }
  return (
    <ActionForm action={pause} id="pause" className="fields">
      <TextField
        name="until"
        label="Paused until"
        aside="empty: until you resume"
        type="date"
        className="max-w-[24rem]"
        hint="From that day on you can be asked again."
      />
      <SubmitButton look="secondary" busy="Pausing…">
        Pause new requests
      </SubmitButton>
    </ActionForm>
  );
}
