import { ActionForm } from "@/components/ui/action-form";
import type { FormAction } from "@/components/ui/form-state";
import { SubmitButton } from "@/components/ui/submit-button";

/** A button that takes one entry away. `what` names it for those who cannot see the row. */
export function RemoveEntry({
  id,
  what,
  label = "Remove",
  action,
}: {
  readonly id: string;
  readonly what: string;
  readonly label?: string;
  readonly action: FormAction;
}) {
  return (
    <ActionForm action={action} id={`remove-${id}`}>
      <input type="hidden" name="id" value={id} />
      <SubmitButton look="quiet" small busy="Removing…" aria-label={`${label}: ${what}`}>
        {label}
      </SubmitButton>
    </ActionForm>
  );
}
