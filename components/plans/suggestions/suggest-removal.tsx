import { Draft } from "@/components/drafts/draft";
import { ActionForm } from "@/components/ui/action-form";
import { TextField } from "@/components/ui/field";
import type { FormAction } from "@/components/ui/form-state";
import { SubmitButton } from "@/components/ui/submit-button";
import type { PlanItem } from "@/domain/plans/document";
import type { PlanView } from "@/server/plans/queries";

/** The mentor's form to suggest that a line is taken out, with what belongs to it. */
export function SuggestRemoval({
  plan,
  item,
  action,
}: {
  readonly plan: PlanView;
  readonly item: PlanItem;
  readonly action: FormAction;
}) {
  const children = plan.lines.filter((line) => line.parentId === item.id).length;
  const those = children === 1 ? "line that belongs to it goes" : `${children} lines that belong to it go`;
  return (
    <details className="fold mt-8">
      <summary className="ui">Suggest taking this {item.kind} out of the plan</summary>
      <ActionForm action={action} id="removal" className="fields mt-3" label={`Suggest taking out ${item.title}`}>
        <input type="hidden" name="planId" value={plan.id} />
        <input type="hidden" name="itemId" value={item.id} />
        <input type="hidden" name="revision" value={plan.revision} />
        <p className="ui">
          {children === 0 ? "" : `The ${those} with it. `}
          {plan.ownerName} decides; until then the plan stays as it is.
        </p>
        <TextField name="reason" label="Why it should go" />
        <Draft of={`plan-removal:${plan.id}:${item.id}`} />
        <div>
          <SubmitButton look="secondary" busy="Sending…">
            Suggest taking it out
          </SubmitButton>
        </div>
      </ActionForm>
    </details>
  );
}
