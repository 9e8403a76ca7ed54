import { ActionForm } from "@/components/ui/action-form";
import { SelectField, TextField } from "@/components/ui/field";
import type { FormAction } from "@/components/ui/form-state";
import { SubmitButton } from "@/components/ui/submit-button";
import type { ProfileOptions } from "./profile-options";

/** A credential that one says one holds; saved again it replaces the dates. */
export function CredentialForm({ options, action }: { readonly options: ProfileOptions; readonly action: FormAction }) {
  return (
    <ActionForm action={action} id="new-credential" className="fields">
      <SelectField
        name="credentialId"
        label="Credential"
        options={[
          { value: "", label: "Choose" },
          ...options.credentials.map((one) => ({ value: one.id, label: `${one.name} (${one.awardingBody})` })),
        ]}
      />
      <div className="grid grid-cols-2 gap-5">
        <TextField name="obtainedOn" label="Obtained on" aside="optional" type="date" />
        <TextField name="expiresOn" label="Expires on" aside="optional" type="date" />
      </div>
      <TextField
        name="badgeUrl"
        label="Address of the badge"
        aside="optional"
        type="url"
        hint="A page of the issuer. We link to it and never fetch it."
      />
      <SubmitButton busy="Saving…">Add the credential</SubmitButton>
    </ActionForm>
  );
}
