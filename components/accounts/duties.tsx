import { ActionForm } from "@/components/ui/action-form";
import { SelectField } from "@/components/ui/field";
import type { FormAction } from "@/components/ui/form-state";
import { SubmitButton } from "@/components/ui/submit-button";
import type { Hat } from "@/domain/actor";
import { RemoveEntry } from "./remove-entry";

/** Each duty in words. */
const dutyLabels: Readonly<Record<Hat["kind"], string>> = {
  admin: "Administrator",
  moderator: "Moderator",
  safeguarding: "Safeguarding lead",
  coordinator: "Coordinator",
};

type Duty = { readonly id: string; readonly kind: Hat["kind"]; readonly programme: string | null };

/** The duties of one member, each to take back, and a new one to give. */
export function Duties({
  member,
  programmes,
  grant,
  revoke,
}: {
  readonly member: { id: string; name: string; isYou: boolean; hats: readonly Duty[] };
  readonly programmes: readonly { id: string; name: string }[];
  readonly grant: FormAction;
  readonly revoke: FormAction;
}) {
  return (
    <div className="stack-2">
      {member.hats.length === 0 ? null : (
        <ul className="stack-2">
          {member.hats.map((duty) => {
            const words =
              duty.programme === null ? dutyLabels[duty.kind] : `${dutyLabels[duty.kind]}, ${duty.programme}`;
            return (
              <li key={duty.id} className="row">
                <span>{words}</span>
                {member.isYou ? null : (
                  <RemoveEntry id={duty.id} what={`${words} from ${member.name}`} label="Take back" action={revoke} />
                )}
              </li>
            );
          })}
        </ul>
      )}
      {member.isYou ? (
        <span className="small muted">Nobody changes their own duties.</span>
      ) : (
        <details>
          <summary className="ui">
            Give a duty<span className="vh"> to {member.name}</span>
          </summary>
          <ActionForm action={grant} id={`grant-${member.id}`} className="fields mt-3">
            <input type="hidden" name="memberId" value={member.id} />
            <SelectField
              name="duty"
              label="Duty"
              options={[
                ...programmes.map((one) => ({ value: `coordinator/${one.id}`, label: `Coordinator, ${one.name}` })),
                { value: "moderator", label: dutyLabels.moderator },
                { value: "safeguarding", label: dutyLabels.safeguarding },
                { value: "admin", label: dutyLabels.admin },
              ]}
            />
            <SubmitButton small busy="Giving…">
              Give the duty
            </SubmitButton>
          </ActionForm>
        </details>
      )}
    </div>
  );
}
