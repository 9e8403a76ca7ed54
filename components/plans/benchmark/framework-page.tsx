import { FrameworkChanges } from "@/components/catalogue/framework-changes";
import { changesInWords } from "@/components/catalogue/framework-words";
import { ActionForm } from "@/components/ui/action-form";
import { TextField } from "@/components/ui/field";
import type { FormAction } from "@/components/ui/form-state";
import { Section } from "@/components/ui/section";
import { SubmitButton } from "@/components/ui/submit-button";
import { roleInSentence } from "@/domain/catalogue/words";
import type { PlanFramework } from "@/server/plans/benchmark/framework";
import type { PlanView } from "@/server/plans/queries";
import { PlanHead } from "../plan-head";
import { PlanTabs } from "../plan-tabs";

function Move({
  planId,
  version,
  action,
}: {
  readonly planId: string;
  readonly version: number;
  readonly action: FormAction;
}) {
  return (
    <Section id="move" title={`Move the plan to version ${version}`}>
      <p className="ui muted">
        This is a revision like every other: your mentor sees it among the changes, and restoring an earlier revision
        undoes it. Ratings, lines and dates stay as they are.
      </p>
      <ActionForm action={action} id="move-form" className="fields mt-4" label={`Move the plan to version ${version}`}>
        <input type="hidden" name="planId" value={planId} />
        <input type="hidden" name="version" value={version} />
        <TextField name="reason" label="Why" aside="optional" hint="Kept with the revision, beside your name." />
        <div>
          <SubmitButton busy="Moving…">{`Move to version ${version}`}</SubmitButton>
        </div>
      </ActionForm>
    </Section>
  );
}

function subject({ role }: PlanFramework): string {
  return role === null
    ? "on the competencies"
    : `on the competencies and the targets of a ${roleInSentence(role.name)}`;
}

/** By which version of the competency framework a plan is read, and what the newest says otherwise. */
export function PlanFrameworkPage({
  plan,
  framework,
  move,
  zone,
}: {
  readonly plan: PlanView;
  readonly framework: PlanFramework;
  readonly move: FormAction;
  readonly zone: string;
}) {
  const { version, newest, changes, counts, role, can } = framework;
  const words = changesInWords(counts);
  return (
    <div className="wrap">
      <PlanHead plan={plan} zone={zone} />
      <PlanTabs planHref={`/plans/${plan.id}`} role={plan.role} here="/benchmark" />
      <div className="cols mt-8">
        <Section
          id="framework"
          title="The competency framework"
          aside={version === newest ? `Version ${version}, the newest` : `Version ${version} of ${newest}`}
          className="c8"
        >
          {version === newest ? (
            <p>This plan is read by the newest version. Nothing has changed since.</p>
          ) : words === null ? (
            <p>
              Version {newest} says the same {subject(framework)} as version {version}, by which this plan is read.
            </p>
          ) : (
            <>
              <p>
                This plan is read by version {version}. Since then: {words}.
              </p>
              <div className="mt-4">
                <FrameworkChanges
                  changes={changes}
                  roles={role === null ? [] : [role]}
                  caption={`Changes from version ${version} to ${newest}`}
                />
              </div>
            </>
          )}
        </Section>
        <div className="c4">{can.move ? <Move planId={plan.id} version={newest} action={move} /> : null}</div>
      </div>
    </div>
  );
}
