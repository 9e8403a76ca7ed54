import type { Metadata } from "next";
import { FormPage } from "@/components/accounts/form-page";
import { ActionForm } from "@/components/ui/action-form";
import { TextField } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";
import { typedEmail } from "@/server/pending-sign-in";
import { askForReset } from "./actions";

export const metadata: Metadata = { title: "Choose a new password" };

/** Ask for the mail with which to choose a new password. */
export default async function ResetPage() {
  return (
    <FormPage
      title="Choose a new password"
      lead="We send a code and a link to your address. Either works once, for an hour."
    >
      <ActionForm action={askForReset} className="fields">
        <TextField
          name="email"
          label="E-mail address"
          type="email"
          autoComplete="username"
          defaultValue={await typedEmail()}
        />
        <SubmitButton>Send the mail</SubmitButton>
      </ActionForm>
    </FormPage>
  );
}
