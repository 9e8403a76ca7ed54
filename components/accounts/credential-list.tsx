import type { FormAction } from "@/components/ui/form-state";
import type { HeldCredential } from "@/domain/accounts/profile";
import { CredentialStatus } from "./credential-status";
import { nameOf, type ProfileOptions } from "./profile-options";
import { RemoveEntry } from "./remove-entry";

/** The credentials one says one holds, each with who has looked at it. */
export function CredentialList({
  credentials,
  options,
  today,
  zone,
  remove,
}: {
  readonly credentials: readonly HeldCredential[];
  readonly options: ProfileOptions;
  readonly today: string;
  readonly zone: string;
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
