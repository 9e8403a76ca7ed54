import type { Metadata } from "next";
import { FormPage } from "@/components/accounts/form-page";
import { SpentLink } from "@/components/accounts/spent-link";
import { ActionForm } from "@/components/ui/action-form";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { caller, viewer } from "@/server/rsc";
import { signInWithLink } from "../actions";

export const metadata: Metadata = { title: "Confirm sign-in", robots: { index: false } };

type Props = { readonly searchParams: Promise<Record<string, string | string[] | undefined>> };

/** Names the account that a link opens and asks for one press. Opening the page changes nothing. */
export default async function ConfirmPage({ searchParams }: Props) {
  const { token } = await searchParams;
  const api = await caller();
  const given = typeof token === "string" ? token : "";
  const holder = given === "" ? null : await api.accounts.linkHolder({ token: given, use: "sign_in" });
  if (holder === null) return <SpentLink retry="/sign-in" />;
  const reader = await viewer();
  const proves = holder.purpose === "verify_email";
  return (
    <FormPage title={proves ? "Confirm your address" : "Sign in"}>
      {reader === null || reader.name === holder.name ? null : (
        <Notice tone="a" title={`You are signed in as ${reader.name}.`}>
          Going on signs {reader.name} out in this browser.
        </Notice>
      )}
      <p className="my-6">
        This opens the account of <b>{holder.name}</b>, {holder.email}. If that is not you, close this page; nothing
        happens.
      </p>
      <ActionForm action={signInWithLink}>
        <input type="hidden" name="token" value={given} />
        <SubmitButton busy="Signing in…">{proves ? "Confirm and sign in" : `Sign in as ${holder.name}`}</SubmitButton>
      </ActionForm>
    </FormPage>
  );
}
