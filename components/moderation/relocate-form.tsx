import type { ReactNode } from "react";
import { Draft } from "@/components/drafts/draft";
import { ActionForm } from "@/components/ui/action-form";
import { TextAreaField } from "@/components/ui/field";
import type { FormAction } from "@/components/ui/form-state";
import { SubmitButton } from "@/components/ui/submit-button";

/** The last step before posts are moved: why, and the button that says what happens. */
export function RelocateForm({
  id,
  threadNo,
  label,
  action,
  given,
  hint,
  button,
  children,
}: {
  readonly id: string;
  /** The thread from which they are moved. */
  readonly threadNo: number;
  readonly label: string;
  readonly action: FormAction;
  /** What else was chosen before, by the name of its hidden field. */
  readonly given: readonly (readonly [name: string, value: string | number])[];
  /** Who reads the reason. */
  readonly hint: string;
  readonly button: string;
  /** Further fields, before the reason. */
  readonly children?: ReactNode;
}) {
  return (
    <ActionForm action={action} id={id} className="fields" label={label}>
      <input type="hidden" name="threadNo" value={threadNo} />
      {given.map(([name, value]) => (
        <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
      ))}
      {children}
      <TextAreaField name="reason" label="Why" hint={hint} rows={3} maxLength={2_000} />
      <Draft of={`relocate:${id}:${threadNo}`} />
      <SubmitButton busy="Moving…">{button}</SubmitButton>
    </ActionForm>
  );
}
