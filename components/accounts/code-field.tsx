import { TextField } from "@/components/ui/field";

/** The code of a mail: digits, with or without the space. */
export function CodeField() {
  return (
    <TextField
      name="code"
      label="Code"
      hint="Eight digits, from the mail."
      inputMode="numeric"
      autoComplete="one-time-code"
      maxLength={20}
      className="max-w-[14rem]"
    />
  );
}
