import type { Metadata } from "next";
import Link from "next/link";
import { AccountPage } from "@/components/accounts/account-page";
import { NewPasswordField } from "@/components/accounts/password-field";
import { ProviderSection } from "@/components/accounts/provider-section";
import { SessionList } from "@/components/accounts/session-list";
import { ActionForm } from "@/components/ui/action-form";
import { TextField } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { Section } from "@/components/ui/section";
import { SubmitButton } from "@/components/ui/submit-button";
import { identityProvider } from "@/server/auth";
import { caller, requireViewer } from "@/server/rsc";
import { changeEmail, changePassword, disconnectProvider, revokeOthers, revokeSession } from "./actions";

export const metadata: Metadata = { title: "Sign-in" };

type Props = { readonly searchParams: Promise<Record<string, string | string[] | undefined>> };

/** Devices, password, e-mail address. What could take the account away asks for proof first. */
export default async function SecurityPage({ searchParams }: Props) {
  const reader = await requireViewer("/account/security");
  const api = await caller();
  const { provider } = await searchParams;
  const outside = identityProvider();
  const [own, sessions] = await Promise.all([api.accounts.own(), api.accounts.sessions()]);
  return (
    <AccountPage here="/account/security" lead={`You sign in as ${own.email}. Nobody else sees this address.`}>
      <Section id="devices" title="Where you are signed in">
        <SessionList sessions={sessions} zone={reader.zone} revoke={revokeSession} revokeOthers={revokeOthers} />
      </Section>
      {own.isFresh ? null : (
        <Notice
          title={`To ${own.hasPassword ? "change" : "choose"} the password or change the address, confirm first that it is you.`}
        >
          <Link href="/confirm-it-is-you?next=/account/security">Confirm that it is you</Link>
        </Notice>
      )}
      {own.isFresh ? (
        <Section id="password" title={own.hasPassword ? "Change the password" : "Choose a password"}>
          <ActionForm action={changePassword} id="change-password" className="fields">
            <NewPasswordField label="New password" />
            <SubmitButton busy="Saving…">Save the password</SubmitButton>
          </ActionForm>
        </Section>
      ) : null}
      {outside === null ? null : (
        <ProviderSection
          name={outside.name}
          since={own.connected.find((one) => one.issuer === outside.issuer)?.since ?? null}
          zone={reader.zone}
          refusal={provider}
          isFresh={own.isFresh}
          disconnect={disconnectProvider}
        />
      )}
      {own.isFresh ? (
        <Section id="address" title="Change the e-mail address">
          <ActionForm action={changeEmail} id="change-email" className="fields">
            <TextField
              name="email"
              label="New e-mail address"
              type="email"
              autoComplete="email"
              hint="It gets a code. When it is confirmed, both addresses are told."
            />
            <SubmitButton look="secondary">Send the code</SubmitButton>
          </ActionForm>
        </Section>
      ) : null}
    </AccountPage>
  );
}
