import { ActionForm } from "@/components/ui/action-form";
import { SelectField, TextAreaField, TextField } from "@/components/ui/field";
import type { FormAction } from "@/components/ui/form-state";
import { KeptHidden } from "@/components/ui/kept-hidden";
import { PageHead } from "@/components/ui/page-head";
import { SubmitButton } from "@/components/ui/submit-button";
import type { PlanView } from "@/server/plans/queries";
import { BothTexts } from "./both-texts";

const rhythms = [
  ["", "No rhythm"],
  ["14", "Every two weeks"],
  ["21", "Every three weeks"],
  ["28", "Every four weeks"],
  ["42", "Every six weeks"],
  ["91", "Every quarter"],
] as const;

/** What the plan says of itself: its name, what it is for, when it starts, the hours there are, how often it is reviewed. */
export function HeadForm({ plan, action }: { readonly plan: PlanView; readonly action: FormAction }) {
  const { document } = plan;
  const own = String(document.reviewEveryDays ?? "");
  const options = rhythms.map(([value, label]) => ({ value, label }));
  const known = rhythms.some(([value]) => value === own);
  return (
    <div className="wrap">
      <PageHead
        title="About this plan"
        crumbs={[{ href: `/plans/${plan.id}`, label: `Plan ${plan.reference}` }, { label: "About" }]}
      >
        <p>A change here is a revision like every other.</p>
      </PageHead>
      <div className="cols mt-8">
        <div className="c7">
          <ActionForm action={action} id="about" className="fields" label="About this plan">
            <input type="hidden" name="planId" value={plan.id} />
            <KeptHidden name="revision" value={String(plan.revision)} />
            <KeptHidden name="insisted" value="" />
            <BothTexts />
            <TextField name="title" label="Title" defaultValue={document.title} />
            <TextAreaField
              name="purpose"
              label="What it is for"
              aside="optional"
              rows={3}
              defaultValue={document.purpose}
            />
            <div className="cols">
              <div className="c6">
                <TextField name="startsOn" type="date" label="Starts on" defaultValue={document.startsOn} />
              </div>
              <div className="c6">
                <TextField
                  name="hoursPerWeek"
                  type="number"
                  min={0.5}
                  step="0.5"
                  label="Hours a week you have for it"
                  hint="Tasks with hours take their duration from it."
                  defaultValue={String(document.hoursPerWeek)}
                />
              </div>
            </div>
            <SelectField
              name="reviewEveryDays"
              label="Reviewed with your mentor"
              options={known ? options : [...options, { value: own, label: `Every ${own} days` }]}
              defaultValue={own}
            />
            <TextField
              name="reason"
              label="Why"
              aside={plan.state === "agreed" ? "wanted if dates change" : "optional"}
            />
            <div>
              <SubmitButton busy="Saving…">Save</SubmitButton>
            </div>
          </ActionForm>
        </div>
      </div>
    </div>
  );
}
