import type { Metadata } from "next";
import Link from "next/link";
import { CodeField } from "@/components/accounts/code-field";
import { FormPage } from "@/components/accounts/form-page";
import { ActionForm } from "@/components/ui/action-form";
import { TextField } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";
import { safeNext } from "@/domain/accounts/redirect";
import { typedEmail } from "@/server/pending-sign-in";
import { signInWithCode } from "../actions";

export const metadata: Metadata = { title: "Type the code" };

type Props = { readonly searchParams: Promise<Record<string, string | string[] | undefined>> };

/** Where the code of a mail is typed, on whichever device is at hand. */
export default async function CodePage({ searchParams }: Props) {
  const { next } = await searchParams;
  return (
    <FormPage
      title="Type the code"
      lead="If the address can receive one, a mail with a code is on its way. It usually takes less than a minute."
    >
      <ActionForm action={signInWithCode} className="fields">
        <input type="hidden" name="next" value={safeNext(next)} />
        <TextField
          name="email"
          label="E-mail address"
          type="email"
          autoComplete="username"
          defaultValue={await typedEmail()}
        />
        <CodeField />
        <SubmitButton busy="Checking…">Continue</SubmitButton>
      </ActionForm>
      <p className="mt-8">
        Nothing came? Look among the unwanted mail, or{" "}
        <Link href="/sign-in" prefetch={false}>
          ask for another code
        </Link>
        . The link in the mail does the same as the code.
      </p>
    </FormPage>
  );
}
