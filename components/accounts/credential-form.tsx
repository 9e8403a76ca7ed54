import { ActionForm } from "@/components/ui/action-form";
import { Tick } from "@/components/ui/choices";
import { SelectField, TextField } from "@/components/ui/field";
import type { FormAction } from "@/components/ui/form-state";
import { SubmitButton } from "@/components/ui/submit-button";
import type { HeldCredential } from "@/domain/accounts/profile";
import { PhotoField } from "./photo-field";
import type { ProfileOptions } from "./profile-options";

/** A credential that one says one holds: a new one, or the dates and the badge of one that stands there. */
export function CredentialForm({
  options,
  held,
  action,
}: {
  readonly options: ProfileOptions;
  readonly held?: HeldCredential;
  readonly action: FormAction;
}) {
  return (
    <ActionForm action={action} id={held === undefined ? "new-credential" : `credential-${held.id}`} className="fields">
      {held === undefined ? (
        <SelectField
          name="credentialId"
          label="Credential"
          options={[
            { value: "", label: "Choose" },
            ...options.credentials.map((one) => ({ value: one.id, label: `${one.name} (${one.awardingBody})` })),
          ]}
        />
      ) : (
        <input type="hidden" name="credentialId" value={held.credentialId} />
      )}
      <div className="grid grid-cols-2 gap-5">
        <TextField
          name="obtainedOn"
          label="Obtained on"
          aside="optional"
          type="date"
          defaultValue={held?.obtainedOn ?? ""}
        />
        <TextField
          name="expiresOn"
          label="Expires on"
          aside="optional"
          type="date"
          defaultValue={held?.expiresOn ?? ""}
        />
      </div>
      <TextField
        name="badgeUrl"
        label="Address of the badge"
        aside="optional"
        type="url"
        hint="A page of the issuer. We link to it and never fetch it."
        defaultValue={held?.badgeUrl ?? ""}
      />
      <PhotoField
        name="badge"
        label="Picture of the badge"
        hint="Optional. JPEG, PNG or WebP. Location and camera details are removed."
      />
      {held === undefined || held.badgeId === null ? null : <Tick name="dropBadge" label="Take the picture off" />}
      <p className="small muted">
        {held?.seen
          ? `A change makes it self-declared again, until somebody has looked at what stands there then.`
          : "It stands as self-declared until a coordinator of your programme has seen it."}
      </p>
      <SubmitButton busy="Saving…" look={held === undefined ? "primary" : "secondary"}>
        {held === undefined ? "Add the credential" : "Save the credential"}
      </SubmitButton>
    </ActionForm>
  );
}
