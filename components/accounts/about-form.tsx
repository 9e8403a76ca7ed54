import { Draft } from "@/components/drafts/draft";
import { ActionForm } from "@/components/ui/action-form";
import { SelectField, TextAreaField, TextField } from "@/components/ui/field";
import type { FormAction } from "@/components/ui/form-state";
import { SubmitButton } from "@/components/ui/submit-button";
import { countryOptions, zoneOptions } from "@/domain/accounts/places";
import type { ProfileFacts } from "@/domain/accounts/profile";

/** Who somebody is, as fields. */
export function AboutForm({ facts, action }: { readonly facts: ProfileFacts; readonly action: FormAction }) {
  return (
    <ActionForm action={action} id="about" className="fields" label="About you">
      <TextField name="name" label="Name" autoComplete="name" defaultValue={facts.name} maxLength={80} />
      <TextField name="pronouns" label="Pronouns" aside="optional" defaultValue={facts.pronouns ?? ""} maxLength={40} />
      <TextField
        name="headline"
        label="One line about you"
        aside="optional"
        defaultValue={facts.headline ?? ""}
        maxLength={120}
      />
      <TextAreaField
        name="bio"
        label="In your own words"
        aside="optional"
        hint="What you do, what you have seen, what you would like to talk about. No employer’s confidential matter."
        rows={6}
        maxLength={1500}
        defaultValue={facts.bio ?? ""}
      />
      <TextField
        name="languages"
        label="Languages in which you can work"
        hint="With commas between."
        defaultValue={facts.languages.join(", ")}
      />
      <TextField name="city" label="Town or city" aside="optional" defaultValue={facts.city ?? ""} maxLength={80} />
      <SelectField
        name="country"
        label="Country"
        hint="Its public holidays never count as working days for you."
        autoComplete="country"
        defaultValue={facts.country}
        options={countryOptions()}
      />
      <SelectField
        name="timeZone"
        label="Time zone"
        hint="Every date and time is shown to you in it."
        defaultValue={facts.timeZone}
        options={zoneOptions(facts.timeZone)}
      />
      <Draft of="about" />
      <SubmitButton busy="Saving…">Save</SubmitButton>
    </ActionForm>
  );
}
