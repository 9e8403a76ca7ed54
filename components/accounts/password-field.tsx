import { TextField } from "@/components/ui/field";

/** A password to choose. Long beats complicated, so there is one rule: its length. */
export function NewPasswordField({
  label = "Password",
  name = "password",
}: {
  readonly label?: string;
  readonly name?: string;
}) {
  return (
    <TextField
      name={name}
      label={label}
      type="password"
      autoComplete="new-password"
      hint="At least 15 characters. Four or five words in a row are easy to remember and hard to guess; spaces count."
    />
  );
}

/** The password that one has. */
export function CurrentPasswordField({ label = "Password" }: { readonly label?: string }) {
  return <TextField name="password" label={label} type="password" autoComplete="current-password" />;
}
