import type { FormAction } from "@/components/ui/form-state";
import type { HeldCredential } from "@/domain/accounts/profile";
import { Badge } from "./badge";
import { CredentialForm } from "./credential-form";
import { CredentialStatus } from "./credential-status";
import { nameOf, type ProfileOptions } from "./profile-options";
import { RemoveEntry } from "./remove-entry";

/** The credentials one says one holds, each with its badge and who has looked at it. */
export function CredentialList({
  credentials,
  options,
  today,
  zone,
  save,
  remove,
}: {
  readonly credentials: readonly HeldCredential[];
  readonly options: ProfileOptions;
  readonly today: string;
  readonly zone: string;
  readonly save: FormAction;
  readonly remove: FormAction;
}) {
  if (credentials.length === 0) return <p className="muted mb-6">No credentials named yet.</p>;
  return (
    <dl className="sumlist mb-6">
      {credentials.map((held) => {
        const name = nameOf(options.credentials, held.credentialId);
        return (
          <div key={held.id}>
            <dt>{name}</dt>
            <dd>
              {held.obtainedOn === null ? null : <span className="num">Obtained {held.obtainedOn}. </span>}
              <CredentialStatus credential={held} today={today} zone={zone} />
              <Badge badge={held} name={name} />
              <details className="mt-2">
                <summary className="ui">
                  Change<span className="vh"> {name}</span>
                </summary>
                <div className="well mt-3">
                  <CredentialForm options={options} held={held} action={save} />
                </div>
              </details>
            </dd>
            <dd>
              <RemoveEntry id={held.id} what={name} action={remove} />
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
