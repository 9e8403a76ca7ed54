import type { ReactNode } from "react";
import { ActionForm } from "@/components/ui/action-form";
import { TextField } from "@/components/ui/field";
import type { FormAction } from "@/components/ui/form-state";
import { SubmitButton } from "@/components/ui/submit-button";
import { clockTime, longDate } from "@/domain/dates";
import { gateLimits } from "@/domain/gates/words";

/** The magenta box in which something is signed: what it is, what it changes, the name. */
export function SignBox({
  id,
  title,
  lead,
  children,
}: {
  readonly id: string;
  readonly title: string;
  readonly lead: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <section className="gatebox" aria-labelledby={id}>
      <h2 id={id}>
        <span className="dm crit mr-2" aria-hidden="true" />
        {title}
      </h2>
      <p className="ui muted mt-2">{lead}</p>
      {children}
    </section>
  );
}

/** The line for the name, with the moment and the part in which one signs. */
export function NameField({
  name,
  as,
  now,
  zone,
}: {
  readonly name: string;
  readonly as: string;
  readonly now: Date;
  readonly zone: string;
}) {
  return (
    <>
      <TextField
        name="typedName"
        label="Type your name to sign"
        hint={`As it stands in your account: ${name}`}
        className="signs"
        autoComplete="off"
        maxLength={gateLimits.name}
      />
      <p className="small muted mt-2">
        {longDate(now, zone)}, {clockTime(now, zone)}, as {as}
      </p>
    </>
  );
}

/** The owner's signature under what the mentor has signed. */
export function CountersignForm({
  planId,
  reviewId,
  name,
  action,
  now,
  zone,
  children,
}: {
  readonly planId: string;
  readonly reviewId: string;
  readonly name: string;
  readonly action: FormAction;
  readonly now: Date;
  readonly zone: string;
  readonly children: ReactNode;
}) {
  return (
    <SignBox id="countersign" title="Your signature" lead={children}>
      <ActionForm action={action} id="countersign-form" className="fields mt-4" label="Sign">
        <input type="hidden" name="planId" value={planId} />
        <input type="hidden" name="reviewId" value={reviewId} />
        <NameField name={name} as="the person whose plan it is" now={now} zone={zone} />
        <SubmitButton wide busy="Signing…">
          Sign: I have read it
        </SubmitButton>
      </ActionForm>
    </SignBox>
  );
}
