import { ActionForm } from "@/components/ui/action-form";
import { Tick } from "@/components/ui/choices";
import type { FormAction } from "@/components/ui/form-state";
import { SubmitButton } from "@/components/ui/submit-button";
import type { MailKind } from "@/domain/notifications/choices";

/** The kinds of mail that one switches on and off. */
export function MailForm({
  choices,
  action,
}: {
  readonly choices: Readonly<Record<MailKind, boolean>>;
  readonly action: FormAction;
}) {
  return (
    <ActionForm action={action} id="mail" className="fields" label="Mail that you choose">
      <Tick
        name="plan_comments"
        label="Comments on development plans"
        hint="When somebody comments on a plan that you work on, or answers you; once an hour at most. The comments stand beside the plan either way."
        ticked={choices.plan_comments}
      />
      <div>
        <SubmitButton busy="Saving…">Save</SubmitButton>
      </div>
    </ActionForm>
  );
}
