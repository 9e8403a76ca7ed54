import { Draft } from "@/components/drafts/draft";
import { ActionForm } from "@/components/ui/action-form";
import { Tick } from "@/components/ui/choices";
import { TextAreaField, TextField } from "@/components/ui/field";
import type { FormAction } from "@/components/ui/form-state";
import { SubmitButton } from "@/components/ui/submit-button";
import type { ProgrammeSettings } from "@/domain/programmes/settings";
import { countRules, switchRules } from "./programme-rules";

/** The name, the words and the rules of a programme. */
export function ProgrammeForm({
  programme,
  action,
}: {
  readonly programme: { id: string; name: string; description: string; settings: ProgrammeSettings };
  readonly action: FormAction;
}) {
  return (
    <ActionForm action={action} id={`programme-${programme.id}`} className="fields">
      <input type="hidden" name="programmeId" value={programme.id} />
      <TextField name="name" label="Name" defaultValue={programme.name} maxLength={80} />
      <TextAreaField
        name="description"
        label="For whom it is"
        rows={3}
        maxLength={600}
        defaultValue={programme.description}
      />
      <TextField
        name="contact"
        label="Where members can write to you"
        aside="optional"
        hint="A mailbox that the coordinators share is best. It stands on the page “Help”, where everybody can read it."
        type="email"
        maxLength={254}
        defaultValue={programme.settings.contact}
      />
      {countRules.map((rule) => (
        <TextField
          key={rule.name}
          name={rule.name}
          label={rule.label}
          hint={rule.hint}
          inputMode="numeric"
          className="max-w-[26rem]"
          defaultValue={programme.settings[rule.name]}
        />
      ))}
      {switchRules.map((rule) => (
        <Tick
          key={rule.name}
          name={rule.name}
          label={rule.label}
          hint={rule.hint}
          ticked={programme.settings[rule.name]}
        />
      ))}
      <Draft of={`programme:${programme.id}`} />
      <SubmitButton busy="Saving…">Save the rules</SubmitButton>
    </ActionForm>
  );
}
