import type { Metadata } from "next";
import { CodeField } from "@/components/accounts/code-field";
import { FormPage } from "@/components/accounts/form-page";
import { NewPasswordField } from "@/components/accounts/password-field";
import { SpentLink } from "@/components/accounts/spent-link";
import { ActionForm } from "@/components/ui/action-form";
import { TextField } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";
import { typedEmail } from "@/server/pending-sign-in";
import { caller } from "@/server/rsc";
import { choosePassword } from "../actions";

export const metadata: Metadata = { title: "Choose a new password", robots: { index: false } };

type Props = { readonly searchParams: Promise<Record<string, string | string[] | undefined>> };

/** By the link of the mail, or with its code typed here. Opening the page spends neither. */
export default async function ChoosePage({ searchParams }: Props) {
  const { token } = await searchParams;
  const given = typeof token === "string" ? token : "";
  const api = await caller();
  const holder = given === "" ? null : await api.accounts.linkHolder({ token: given, use: "reset_password" });
  if (given !== "" && holder === null) return <SpentLink retry="/reset-password" />;
  return (
    <FormPage
      title="Choose a new password"
      lead={
        holder === null
          ? "If the address has an account, a mail with a code is on its way."
          : `For the account of ${holder.name}, ${holder.email}.`
      }
    >
      <ActionForm action={choosePassword} className="fields">
        {holder === null ? (
          <>
            <TextField
              name="email"
              label="E-mail address"
              type="email"
              autoComplete="username"
              defaultValue={await typedEmail()}
            />
            <CodeField />
          </>
        ) : (
          <input type="hidden" name="token" value={given} />
        )}
        <NewPasswordField label="New password" />
        <p className="small muted mb-5">Every device that is signed in to the account is signed out.</p>
        <SubmitButton busy="Saving…">Save and sign in</SubmitButton>
      </ActionForm>
    </FormPage>
  );
}
