import { ActionForm } from "@/components/ui/action-form";
import { SelectField, TextField } from "@/components/ui/field";
import type { FormAction } from "@/components/ui/form-state";
import { SubmitButton } from "@/components/ui/submit-button";
import type { LedgerView, SchemeCycle } from "@/server/cpd/view";
import { longDay } from "./words";

/** Takes up a scheme: those that a credential suggests with one press, any other with the day on which its cycle began. */
export function FollowForms({ ledger, follow }: { readonly ledger: LedgerView; readonly follow: FormAction }) {
  const { suggestions, others } = ledger;
  if (others.length === 0) return null;
  return (
    <div className="stack-6">
      {suggestions.map((one) => (
        <ActionForm key={one.schemeId} action={follow} id={`follow-${one.schemeId}`} label={`Keep ${one.name}`}>
          <input type="hidden" name="schemeId" value={one.schemeId} />
          <input type="hidden" name="startsOn" value={one.startsOn} />
          <p className="ui">
            You hold {one.credential}, obtained on {longDay(one.startsOn)}.
          </p>
          <div className="mt-2">
            <SubmitButton small look="secondary" busy="Taking it up…">
              {`Keep ${one.name} from that day`}
            </SubmitButton>
          </div>
        </ActionForm>
      ))}
      <details>
        <summary>Keep a scheme</summary>
        <div className="well mt-3">
          <ActionForm action={follow} id="follow" className="fields" label="Keep a scheme">
            <SelectField
              name="schemeId"
              label="Scheme"
              options={others.map((scheme) => ({ value: scheme.id, label: `${scheme.name} (${scheme.body})` }))}
            />
            <TextField
              name="startsOn"
              label="A cycle began on"
              type="date"
              hint="The day you joined, passed or renewed. Earlier and later cycles are counted from it."
            />
            <SubmitButton busy="Taking it up…">Keep this scheme</SubmitButton>
          </ActionForm>
        </div>
      </details>
    </div>
  );
}

/** Moves the beginning of a scheme's cycles, or keeps it no longer. */
export function CycleForms({
  cycle,
  follow,
  unfollow,
}: {
  readonly cycle: SchemeCycle;
  readonly follow: FormAction;
  readonly unfollow: FormAction;
}) {
  const { id, name } = cycle.scheme;
  return (
    <details className="small">
      <summary>
        Change the cycle<span className="vh"> of {name}</span>
      </summary>
      <div className="well mt-3">
        <ActionForm action={follow} id={`move-${id}`} className="fields" label={`The cycle of ${name}`}>
          <input type="hidden" name="schemeId" value={id} />
          <TextField name="startsOn" label="A cycle began on" type="date" defaultValue={cycle.startsOn} />
          <SubmitButton small look="secondary" busy="Saving…">
            Save the day
          </SubmitButton>
        </ActionForm>
        <ActionForm action={unfollow} id={`unfollow-${id}`} className="mt-3">
          <input type="hidden" name="schemeId" value={id} />
          <SubmitButton small look="quiet" busy="Taking it off…" aria-label={`Keep it no longer: ${name}`}>
            Keep it no longer
          </SubmitButton>
        </ActionForm>
      </div>
    </details>
  );
}
