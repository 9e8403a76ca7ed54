import type { Metadata } from "next";
import { CodeField } from "@/components/accounts/code-field";
import { FormPage } from "@/components/accounts/form-page";
import { CurrentPasswordField } from "@/components/accounts/password-field";
import { ActionForm } from "@/components/ui/action-form";
import { Section } from "@/components/ui/section";
import { SubmitButton } from "@/components/ui/submit-button";
import { safeNext } from "@/domain/accounts/redirect";
import { caller, requireViewer } from "@/server/rsc";
import { confirmItIsMe, mailMeACode } from "./actions";

export const metadata: Metadata = { title: "Confirm that it is you" };

type Props = { readonly searchParams: Promise<Record<string, string | string[] | undefined>> };

/** Asked before what could take an account away: proof that is at most ten minutes old. */
export default async function ConfirmItIsYouPage({ searchParams }: Props) {
  await requireViewer("/confirm-it-is-you");
  const { next } = await searchParams;
  const target = safeNext(next, "/account");
  const api = await caller();
  const { hasPassword } = await api.accounts.own();
  return (
    <FormPage
      title="Confirm that it is you"
      lead="The next step could lock somebody out of their account, so we ask again. It holds for ten minutes."
    >
      {hasPassword ? (
        <Section id="by-password" title="With your password" light>
          <ActionForm action={confirmItIsMe} id="password-form" className="fields">
            <input type="hidden" name="next" value={target} />
            <CurrentPasswordField />
            <SubmitButton busy="Checking…">Continue</SubmitButton>
          </ActionForm>
        </Section>
      ) : null}
      <Section id="by-code" title="With a code" light className="mt-10">
        <ActionForm action={mailMeACode} id="mail-form" className="fields">
          <SubmitButton look="secondary">Send me a code</SubmitButton>
        </ActionForm>
        <ActionForm action={confirmItIsMe} id="code-form" className="fields mt-6">
          <input type="hidden" name="next" value={target} />
          <CodeField />
          <SubmitButton busy="Checking…">Continue with the code</SubmitButton>
        </ActionForm>
      </Section>
    </FormPage>
  );
}
