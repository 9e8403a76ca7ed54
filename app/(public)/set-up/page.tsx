import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { FormPage } from "@/components/accounts/form-page";
import { NewPasswordField } from "@/components/accounts/password-field";
import { ActionForm } from "@/components/ui/action-form";
import { Tick } from "@/components/ui/choices";
import { TextField } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";
import { caller } from "@/server/rsc";
import { setUp } from "./actions";

export const metadata: Metadata = { title: "Set up", robots: { index: false } };

type Props = { readonly searchParams: Promise<Record<string, string | string[] | undefined>> };

/** The first administrator's account, by the link that was printed at start. Without it the page does not exist. */
export default async function SetUpPage({ searchParams }: Props) {
  const { token } = await searchParams;
  const given = typeof token === "string" ? token : "";
  const api = await caller();
  if (given === "" || !(await api.accounts.canSetUp({ token: given }))) notFound();
  return (
    <FormPage
      title="Set up Critical Path"
      lead="You become the first administrator. Others open their own accounts; you give them their duties afterwards."
    >
      <ActionForm action={setUp} className="fields">
        <input type="hidden" name="token" value={given} />
        <TextField name="name" label="Your name" autoComplete="name" maxLength={80} />
        <TextField name="email" label="E-mail address" type="email" autoComplete="email" />
        <NewPasswordField />
        <Tick
          name="accepts"
          label={
            <>
              I am 18 or over and accept the <Link href="/conduct">code of conduct</Link> and the{" "}
              <Link href="/confidentiality">confidentiality rule</Link>
            </>
          }
        />
        <SubmitButton busy="Setting up…">Open the administrator’s account</SubmitButton>
      </ActionForm>
    </FormPage>
  );
}
