import { ActionForm } from "@/components/ui/action-form";
import { Choices } from "@/components/ui/choices";
import { TextField } from "@/components/ui/field";
import type { FormAction } from "@/components/ui/form-state";
import { PageHead } from "@/components/ui/page-head";
import { SubmitButton } from "@/components/ui/submit-button";

export type TemplateLine = {
  readonly id: string;
  readonly name: string;
  readonly purpose: string;
  readonly durationDays: number;
  readonly tasks: number;
  readonly gates: number;
  readonly nextStep: boolean;
};

function months(days: number): string {
  const count = Math.round(days / 30.4);
  return `${count} ${count === 1 ? "month" : "months"}`;
}

/** The form that begins a plan. The plans for the reader's next step come first and say so. */
export function NewPlan({
  templates,
  today,
  action,
}: {
  readonly templates: readonly TemplateLine[];
  readonly today: string;
  readonly action: FormAction;
}) {
  const first = templates.find((template) => template.nextStep);
  return (
    <div className="wrap">
      <PageHead title="Begin a plan" crumbs={[{ href: "/plans", label: "Plans" }, { label: "New" }]}>
        <p>
          A plan takes the next step only. It is private until you show it to somebody, and every line can be changed.
        </p>
      </PageHead>
      <div className="cols mt-8">
        <div className="c8">
          <ActionForm action={action} id="new-plan" className="fields" label="Begin a plan">
            <Choices
              name="templateId"
              legend="Begin from"
              look="tiles"
              options={[
                ...templates.map((template) => ({
                  value: template.id,
                  label: template.nextStep ? `${template.name} (your next step)` : template.name,
                  hint: `${template.purpose} ${template.tasks} tasks and ${template.gates} gates over about ${months(template.durationDays)}; typical, adjust it to your case.`,
                })),
                { value: "", label: "Nothing", hint: "An empty plan with the five areas and their questions." },
              ]}
              selected={first?.id ?? ""}
            />
            <TextField
              name="title"
              label="Title"
              aside="optional"
              hint="Left empty, it takes the name of what it begins from."
            />
            <div className="cols">
              <div className="c6">
                <TextField name="startsOn" type="date" label="Starts on" defaultValue={today} />
              </div>
              <div className="c6">
                <TextField
                  name="hoursPerWeek"
                  type="number"
                  min={0.5}
                  step="0.5"
                  label="Hours a week you have for it"
                  defaultValue="5"
                />
              </div>
            </div>
            <div className="row">
              <SubmitButton busy="Drawing it up…">Begin the plan</SubmitButton>
            </div>
          </ActionForm>
        </div>
      </div>
    </div>
  );
}
