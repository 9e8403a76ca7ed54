import type { Metadata } from "next";
import { CodeField } from "@/components/accounts/code-field";
import { FormPage } from "@/components/accounts/form-page";
import { SpentLink } from "@/components/accounts/spent-link";
import { ActionForm } from "@/components/ui/action-form";
import { SubmitButton } from "@/components/ui/submit-button";
import { caller, requireViewer } from "@/server/rsc";
import { confirmEmail } from "./actions";

export const metadata: Metadata = { title: "Confirm the address", robots: { index: false } };

type Props = { readonly searchParams: Promise<Record<string, string | string[] | undefined>> };

/** Confirms a new address by the link that went there, or by its code. Opening the page changes nothing. */
export default async function ConfirmEmailPage({ searchParams }: Props) {
  const { token } = await searchParams;
  const given = typeof token === "string" ? token : "";
  await requireViewer(given === "" ? "/account/email/confirm" : `/account/email/confirm?token=${given}`);
  const api = await caller();
  const holder = given === "" ? null : await api.accounts.linkHolder({ token: given, use: "change_email" });
  if (given !== "" && holder === null) return <SpentLink retry="/account/security" />;
  return (
    <FormPage
      title="Confirm the address"
      lead={
        holder === null
          ? "If nobody else uses the new address, a mail with a code is on its way to it."
          : `${holder.email} becomes the address of ${holder.name}.`
      }
    >
      <ActionForm action={confirmEmail} className="fields">
        {holder === null ? <CodeField /> : <input type="hidden" name="token" value={given} />}
        <SubmitButton busy="Confirming…">Use this address</SubmitButton>
      </ActionForm>
    </FormPage>
  );
}
