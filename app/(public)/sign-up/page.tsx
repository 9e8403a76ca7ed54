import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { FormPage } from "@/components/accounts/form-page";
import { NewPasswordField } from "@/components/accounts/password-field";
import { ActionForm } from "@/components/ui/action-form";
import { Tick } from "@/components/ui/choices";
import { TextField } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";
import { viewer } from "@/server/rsc";
import { signUp } from "./actions";

export const metadata: Metadata = { title: "Open an account" };

/** Name, address, password and the two things that everybody here agrees to. */
export default async function SignUpPage() {
  if ((await viewer()) !== null) redirect("/today");
  return (
    <FormPage
      title="Open an account"
      lead="Then at most eight questions about where you stand and where you want to be, and you see your gap."
    >
      <ActionForm action={signUp} className="fields">
        <TextField name="name" label="Your name" autoComplete="name" maxLength={80} hint="As colleagues know you." />
        <TextField
          name="email"
          label="E-mail address"
          type="email"
          autoComplete="email"
          hint="Never shown to anybody here. One that you keep when you change employer is best."
        />
        <NewPasswordField />
        <Tick
          name="adult"
          label="I am 18 or over"
          hint="This network is for working adults. What members write to each other is not monitored."
        />
        <Tick
          name="accepts"
          label={
            <>
              I accept the <Link href="/conduct">code of conduct</Link> and the{" "}
              <Link href="/confidentiality">confidentiality rule</Link>
            </>
          }
        />
        <SubmitButton busy="Opening…">Open the account</SubmitButton>
      </ActionForm>
      <p className="mt-8">
        You have one?{" "}
        <Link href="/sign-in" prefetch={false}>
          Sign in
        </Link>
        .
      </p>
    </FormPage>
  );
}
