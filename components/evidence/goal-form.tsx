import { ActionForm } from "@/components/ui/action-form";
import { SelectField, TextField } from "@/components/ui/field";
import type { FormAction } from "@/components/ui/form-state";
import { SubmitButton } from "@/components/ui/submit-button";
import { planLimits } from "@/domain/plans/document";

/** A goal with its title written already, to be added to one of the member's plans. */
export function GoalForm({
  title,
  plans,
  action,
}: {
  readonly title: string;
  readonly plans: readonly {
    readonly id: string;
    readonly title: string;
    readonly reference: string;
    readonly revision: number;
  }[];
  readonly action: FormAction;
}) {
  return (
    <ActionForm action={action} id="goal" className="fields" label="Add the goal">
      <TextField name="title" label="Goal" maxLength={planLimits.title} defaultValue={title} />
      <SelectField
        name="plan"
        label="Plan"
        options={plans.map((plan) => ({
          value: `${plan.id} ${plan.revision}`,
          label: `${plan.reference} ${plan.title}`,
        }))}
      />
      <SubmitButton busy="Adding…">Add the goal to the plan</SubmitButton>
    </ActionForm>
  );
}
