import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { FormPage } from "@/components/accounts/form-page";
import { CurrentPasswordField } from "@/components/accounts/password-field";
import { ActionForm } from "@/components/ui/action-form";
import { buttonClass } from "@/components/ui/button";
import { TextField } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { Section } from "@/components/ui/section";
import { SubmitButton } from "@/components/ui/submit-button";
import { safeNext } from "@/domain/accounts/redirect";
import { identityProvider } from "@/server/auth";
import { viewer } from "@/server/rsc";
import { sendCode, signInWithPassword } from "./actions";

export const metadata: Metadata = { title: "Sign in" };

type Props = { readonly searchParams: Promise<Record<string, string | string[] | undefined>> };

const providerRefusals: Readonly<Record<string, string>> = {
  unknown:
    "It is not connected to an account yet. Sign in another way, then connect it under Sign-in on your account page.",
  failed: "Coming back from there did not work. Try again, or sign in another way.",
};

/** Sign in by password, or ask for a code by mail. */
export default async function SignInPage({ searchParams }: Props) {
  const { next, provider } = await searchParams;
  const target = safeNext(next);
  const outside = identityProvider()?.name ?? null;
  if ((await viewer()) !== null) redirect(target);
  return (
    <FormPage title="Sign in" lead="With your password, or with a code that we send to your e-mail address.">
      {outside === null ? null : (
        <div className="mb-8">
          {typeof provider === "string" ? (
            <div className="mb-5">
              <Notice tone="a" title={`${outside} did not sign you in`}>
                {providerRefusals[provider] ?? providerRefusals.failed}
              </Notice>
            </div>
          ) : null}
          <a className={buttonClass({ look: "secondary" })} href={`/api/auth/start?next=${encodeURIComponent(target)}`}>
            Continue with {outside}
          </a>
        </div>
      )}
      <Section id="by-password" title="With your password" light>
        <ActionForm action={signInWithPassword} id="password-form" className="fields">
          <input type="hidden" name="next" value={target} />
          <TextField name="email" label="E-mail address" type="email" autoComplete="username" />
          <CurrentPasswordField />
          <div className="flex flex-wrap items-center gap-5">
            <SubmitButton busy="Signing in…">Sign in</SubmitButton>
            <Link href="/reset-password" prefetch={false}>
              Choose a new password
            </Link>
          </div>
        </ActionForm>
      </Section>
      <Section id="by-code" title="With a code" light className="mt-10">
        <ActionForm action={sendCode} id="code-form" className="fields">
          <input type="hidden" name="next" value={target} />
          <TextField
            name="email"
            label="E-mail address"
            type="email"
            autoComplete="email"
            hint="The mail has a code and a link. Either works once, for ten minutes, on any device."
          />
          <SubmitButton look="secondary">Send me a code</SubmitButton>
        </ActionForm>
      </Section>
      <p className="mt-8">
        New here?{" "}
        <Link href="/sign-up" prefetch={false}>
          Open an account
        </Link>
        .
      </p>
    </FormPage>
  );
}
