import { Draft } from "@/components/drafts/draft";
import { ActionForm } from "@/components/ui/action-form";
import { SelectField, TextAreaField, TextField } from "@/components/ui/field";
import type { FormAction } from "@/components/ui/form-state";
import { KeptHidden } from "@/components/ui/kept-hidden";
import { PageHead } from "@/components/ui/page-head";
import { SubmitButton } from "@/components/ui/submit-button";
import type { PlanView } from "@/server/plans/queries";
import { rhythmOptions } from "./agreement/rhythm-words";
import { BothTexts } from "./revisions/both-texts";

/** The fields of what the plan says of itself, as it stands. */
function HeadFields({ plan, isMine }: { readonly plan: PlanView; readonly isMine: boolean }) {
  const { document } = plan;
  return (
    <>
      <input type="hidden" name="planId" value={plan.id} />
      <KeptHidden name="revision" value={String(plan.revision)} />
      <KeptHidden name="insisted" value="" />
      <BothTexts />
      <TextField name="title" label="Title" defaultValue={document.title} />
      <TextAreaField name="purpose" label="What it is for" aside="optional" rows={3} defaultValue={document.purpose} />
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
            label={isMine ? "Hours a week you have for it" : "Hours a week for it"}
            hint="Tasks with hours take their duration from it."
            defaultValue={String(document.hoursPerWeek)}
          />
        </div>
      </div>
      <SelectField
        name="reviewEveryDays"
        label={isMine ? "Reviewed with your mentor" : "Reviewed with you"}
        options={rhythmOptions(document.reviewEveryDays)}
        defaultValue={String(document.reviewEveryDays ?? "")}
      />
    </>
  );
}

/**
 * What the plan says of itself: its name, what it is for, when it starts, the hours there are, how often it is reviewed. Its owner
 * changes it; what a mentor changes is sent as a suggestion.
 */
export function HeadForm({ plan, action }: { readonly plan: PlanView; readonly action: FormAction }) {
  const isMine = plan.can.edit;
  return (
    <div className="wrap">
      <PageHead
        title="About this plan"
        crumbs={[{ href: `/plans/${plan.id}`, label: `Plan ${plan.reference}` }, { label: "About" }]}
      >
        <p>
          {isMine
            ? "A change here is a revision like every other."
            : `This is ${plan.ownerName}’s plan. What you change here is sent as a suggestion.`}
        </p>
      </PageHead>
      <div className="cols mt-8">
        <div className="c7">
          <ActionForm action={action} id="about" className="fields" label="About this plan">
            <HeadFields plan={plan} isMine={isMine} />
            {isMine ? (
              <TextField
                name="reason"
                label="Why"
                aside={plan.state === "agreed" ? "wanted if dates change" : "optional"}
              />
            ) : (
              <TextField name="reason" label="Why you suggest it" />
            )}
            <Draft of={`plan-${isMine ? "edit" : "suggest"}:${plan.id}:about`} on="revision" />
            <div>
              <SubmitButton busy={isMine ? "Saving…" : "Sending…"}>{isMine ? "Save" : "Suggest this"}</SubmitButton>
            </div>
          </ActionForm>
        </div>
      </div>
    </div>
  );
}
