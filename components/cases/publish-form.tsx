import { ActionForm } from "@/components/ui/action-form";
import { Tick } from "@/components/ui/choices";
import type { FormAction } from "@/components/ui/form-state";
import { SubmitButton } from "@/components/ui/submit-button";
import { publishingChecks } from "@/domain/cases/schema";

const shown = {
  outcomeLocked: {
    label: "Lock the outcome: readers decide first, then see what happened",
    hint: "The outcome, what happened, what you would do now, the learning points and the discussion stay shut until then.",
  },
  indexable: {
    label: "Search engines may show it",
    hint: "Anybody can read a published case either way. Of a locked outcome search engines see nothing.",
  },
} as const;

/** How a case is shown: two choices of its author. */
export function ShownTicks({
  outcomeLocked,
  indexable,
}: {
  readonly outcomeLocked: boolean;
  readonly indexable: boolean;
}) {
  return (
    <>
      <Tick name="outcomeLocked" {...shown.outcomeLocked} ticked={outcomeLocked} />
      <Tick name="indexable" {...shown.indexable} ticked={indexable} />
    </>
  );
}

/** Publishes a draft: how it is shown, what its author says of it, and that they know what the check found. */
export function PublishForm({
  revision,
  foundAnything,
  action,
}: {
  readonly revision: number;
  readonly foundAnything: boolean;
  readonly action: FormAction;
}) {
  return (
    <ActionForm action={action} id="publish" className="max-w-[42rem] stack-6" label="Publish">
      <input type="hidden" name="revision" value={revision} />
      <ShownTicks outcomeLocked={false} indexable />
      <fieldset>
        <legend className="ui font-semibold">Before you publish</legend>
        {Object.entries(publishingChecks).map(([name, label]) => (
          <Tick key={name} name={name} label={label} />
        ))}
        {foundAnything ? (
          <Tick name="knowingly" label="I have looked at each place that the check found, and publish with them." />
        ) : null}
      </fieldset>
      <SubmitButton busy="Publishing…">Publish the case</SubmitButton>
    </ActionForm>
  );
}
