import { ActionForm } from "@/components/ui/action-form";
import { EmptyState } from "@/components/ui/empty-state";
import { SelectField, TextField } from "@/components/ui/field";
import type { FormAction } from "@/components/ui/form-state";
import { LinkButton } from "@/components/ui/link-button";
import { Section } from "@/components/ui/section";
import { SubmitButton } from "@/components/ui/submit-button";
import { isServiceGap, type ServiceStanding, serviceTaskTitle } from "@/domain/benchmark/services";
import { planAreas, planLimits } from "@/domain/plans/document";
import type { ClosingService, PlanToCloseWith } from "@/server/plans/benchmark/services";
import { areaWords } from "../items/item-words";
import { ServiceLines } from "./service-lines";

export type ServiceActions = {
  readonly link: FormAction;
  readonly unlink: FormAction;
  readonly addTask: FormAction;
};

/** What closes one gap of the service check: the lines of the member's plans, and the two ways to name another. */
export function ServiceClosing({
  service,
  lines,
  plans,
  competencies,
  actions,
}: {
  readonly service: { readonly id: string; readonly name: string; readonly standing: ServiceStanding | null };
  readonly lines: readonly ClosingService[];
  readonly plans: readonly PlanToCloseWith[];
  /** Names of the competencies on which the service works. */
  readonly competencies: readonly string[];
  readonly actions: ServiceActions;
}) {
  const isGap = isServiceGap(service.standing);
  return (
    <div className="stack-12">
      <Section id="lines" title="In your plans">
        {lines.length === 0 ? (
          <p className="ui muted">
            {isGap ? "No line of a plan closes this gap yet." : "No line of a plan is linked to this service."}
          </p>
        ) : (
          <ServiceLines lines={lines} unlink={actions.unlink} />
        )}
      </Section>
      {!isGap ? null : plans.length === 0 ? (
        <Section id="plan" title="Close it in a plan">
          <EmptyState title="No plan to add it to" action={<LinkButton href="/plans/new">Begin a plan</LinkButton>}>
            A task belongs to a plan. Begin one, then come back here.
          </EmptyState>
        </Section>
      ) : (
        <>
          <AddTask service={service} plans={plans} competencies={competencies} action={actions.addTask} />
          <LinkLine service={service} lines={lines} plans={plans} action={actions.link} />
        </>
      )}
    </div>
  );
}

function AddTask({
  service,
  plans,
  competencies,
  action,
}: {
  readonly service: { readonly id: string; readonly name: string; readonly standing: ServiceStanding | null };
  readonly plans: readonly PlanToCloseWith[];
  readonly competencies: readonly string[];
  readonly action: FormAction;
}) {
  return (
    <Section id="new" title="Add a task that closes it">
      <ActionForm action={action} id="add" className="fields" label="Add a task that closes it">
        <input type="hidden" name="serviceId" value={service.id} />
        <TextField
          name="title"
          label="Task"
          hint={
            competencies.length === 0
              ? "Put it in your own words."
              : `Put it in your own words. It will work on ${competencies.join(" and ")} as well.`
          }
          maxLength={planLimits.title}
          defaultValue={serviceTaskTitle(service.name, service.standing)}
        />
        <SelectField
          name="area"
          label="Area"
          defaultValue="experience"
          options={planAreas.map((area) => ({ value: area, label: areaWords[area] }))}
        />
        <SelectField
          name="place"
          label="Where"
          options={plans.map((plan) => ({
            group: `${plan.reference} ${plan.title}`,
            options: [
              { value: `${plan.id} ${plan.revision}`, label: `${plan.reference}: by itself, at the end` },
              ...plan.lines.flatMap((line) =>
                line.kind === "goal"
                  ? [{ value: `${plan.id} ${plan.revision} ${line.id}`, label: `${line.wbs} ${line.title}` }]
                  : [],
              ),
            ],
          }))}
        />
        <div>
          <SubmitButton busy="Adding…">Add the task to the plan</SubmitButton>
        </div>
      </ActionForm>
    </Section>
  );
}

function LinkLine({
  service,
  lines,
  plans,
  action,
}: {
  readonly service: { readonly id: string };
  readonly lines: readonly ClosingService[];
  readonly plans: readonly PlanToCloseWith[];
  readonly action: FormAction;
}) {
  const linked = new Set(lines.map((line) => line.itemId));
  const groups = plans.flatMap((plan) => {
    const free = plan.lines.filter((line) => !linked.has(line.id));
    if (free.length === 0) return [];
    const options = free.map((line) => ({ value: `${plan.id} ${line.id}`, label: `${line.wbs} ${line.title}` }));
    return [{ group: `${plan.reference} ${plan.title}`, options }];
  });
  if (groups.length === 0) return null;
  return (
    <Section id="existing" title="Or link a line that closes it already" light>
      <ActionForm action={action} id="link" className="fields" label="Link a line that closes it already">
        <input type="hidden" name="serviceId" value={service.id} />
        <SelectField name="line" label="Line" options={[{ value: "", label: "Choose a line" }, ...groups]} />
        <div>
          <SubmitButton look="secondary" busy="Linking…">
            Link the line
          </SubmitButton>
        </div>
      </ActionForm>
    </Section>
  );
}
