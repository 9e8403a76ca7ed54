import { Draft } from "@/components/drafts/draft";
import { ActionForm } from "@/components/ui/action-form";
import { Choices } from "@/components/ui/choices";
import { SelectField, TextField } from "@/components/ui/field";
import type { FormAction } from "@/components/ui/form-state";
import { SubmitButton } from "@/components/ui/submit-button";
import { planLimits } from "@/domain/plans/document";

/** An experience to look for, with its title written already, to be put into one of the member's plans as a task or as a goal. */
export function GoalForm({
  stage,
  title,
  plans,
  action,
}: {
  /** The stage of the lifecycle that no evidence touches yet. */
  readonly stage: string;
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
    <ActionForm action={action} id="goal" className="fields" label="Put it in a plan">
      <input type="hidden" name="stage" value={stage} />
      <TextField name="title" label="In your words" maxLength={planLimits.title} defaultValue={title} />
      <Choices
        name="kind"
        legend="In the plan as"
        selected="task"
        options={[
          { value: "task", label: "A task", hint: "It takes its place in the schedule at once." },
          { value: "goal", label: "A goal", hint: "To be filled with tasks of its own." },
        ]}
      />
      <SelectField
        name="plan"
        label="Plan"
        options={plans.map((plan) => ({
          value: `${plan.id} ${plan.revision}`,
          label: `${plan.reference} ${plan.title}`,
        }))}
      />
      <Draft of={`stage-goal:${stage}`} />
      <SubmitButton busy="Adding…">Add it to the plan</SubmitButton>
    </ActionForm>
  );
}
