import { ActionForm } from "@/components/ui/action-form";
import { Tick } from "@/components/ui/choices";
import type { FormAction } from "@/components/ui/form-state";
import { SubmitButton } from "@/components/ui/submit-button";
import { type Audience, audiences, type VisibleField, visibleFields } from "@/domain/accounts/visibility";
import { audienceLabels, fieldLabels } from "./audience-words";

/** For each field, who may see it; and whether colleagues are kept away. */
export function AudienceForm({
  chosen,
  hidden,
  organisation,
  action,
}: {
  readonly chosen: Readonly<Record<VisibleField, Audience>>;
  readonly hidden: boolean;
  readonly organisation: string | null;
  readonly action: FormAction;
}) {
  return (
    <ActionForm action={action} id="audiences" className="fields">
      <table className="recs">
        <caption className="vh">Who sees which field</caption>
        <thead>
          <tr>
            <th scope="col">Field</th>
            <th scope="col">Seen by</th>
          </tr>
        </thead>
        <tbody>
          {visibleFields.map((field) => (
            <tr key={field}>
              <th scope="row" className="full">
                <label htmlFor={`audience-${field}`}>{fieldLabels[field]}</label>
              </th>
              <td className="field full">
                <select id={`audience-${field}`} name={field} defaultValue={chosen[field]}>
                  {audiences.map((audience) => (
                    <option key={audience} value={audience}>
                      {audienceLabels[audience]}
                    </option>
                  ))}
                </select>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Tick
        name="hidden"
        label="Keep people of my employer away"
        ticked={hidden}
        hint={
          organisation === null
            ? "You have not named an employer, so there is nobody to keep away yet."
            : `Nobody who declares ${organisation} as their employer finds you in any list, and neither do guests. We only know what people declare: a colleague who names no employer, or another one, can still find you.`
        }
      />
      <SubmitButton busy="Saving…">Save</SubmitButton>
    </ActionForm>
  );
}
