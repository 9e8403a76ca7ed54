import { ActionForm } from "@/components/ui/action-form";
import { SelectField, type SelectOption, TextField } from "@/components/ui/field";
import type { FormAction } from "@/components/ui/form-state";
import { SubmitButton } from "@/components/ui/submit-button";
import type { ProfileFacts } from "@/domain/accounts/profile";
import { domainChoices, type ProfileOptions, roleChoices } from "./profile-options";

const none: SelectOption = { value: "", label: "Not said" };

/** The post one holds now, as the fields by which one is found and matched. */
export function CareerForm({
  facts,
  lineManagerEmail,
  hoursPerMonth,
  options,
  action,
}: {
  readonly facts: ProfileFacts;
  readonly lineManagerEmail: string | null;
  readonly hoursPerMonth: number | null;
  readonly options: ProfileOptions;
  readonly action: FormAction;
}) {
  const domain = facts.currentDomainId === null ? "" : `${facts.currentDomainId}/${facts.currentSubdomainId ?? ""}`;
  return (
    <ActionForm action={action} id="career" className="fields">
      <SelectField
        name="currentRoleId"
        label="Role"
        hint="The nearest in the catalogue; your own title comes next."
        defaultValue={facts.currentRoleId ?? ""}
        options={[none, ...roleChoices(options)]}
      />
      <TextField name="jobTitle" label="Job title" defaultValue={facts.jobTitle ?? ""} maxLength={120} />
      <SelectField
        name="currentDomain"
        label="Domain"
        defaultValue={domain}
        options={[none, ...domainChoices(options)]}
      />
      <TextField
        name="organisation"
        label="Employer"
        aside="optional"
        hint="Colleagues can be kept from finding you, on the page “Who sees what”."
        autoComplete="organization"
        defaultValue={facts.organisation ?? ""}
        maxLength={120}
      />
      <TextField
        name="unit"
        label="Unit or team"
        aside="optional"
        hint="People of one unit are never paired."
        defaultValue={facts.unit ?? ""}
        maxLength={120}
      />
      <TextField
        name="lineManagerEmail"
        label="Your line manager’s e-mail address"
        aside="optional"
        hint="Shown to nobody and never written to. It only keeps the two of you from being paired."
        type="email"
        autoComplete="off"
        defaultValue={lineManagerEmail ?? ""}
      />
      <SelectField
        name="employmentType"
        label="Employment"
        defaultValue={facts.employmentType ?? ""}
        options={[
          none,
          { value: "permanent", label: "Permanent" },
          { value: "contract", label: "Contract" },
          { value: "part_time", label: "Part time" },
        ]}
      />
      <TextField
        name="yearsExperience"
        label="Years in and around projects"
        inputMode="numeric"
        className="max-w-[24rem]"
        defaultValue={facts.yearsExperience ?? ""}
      />
      <TextField
        name="hoursPerMonth"
        label="Hours a month for your development"
        inputMode="numeric"
        className="max-w-[24rem]"
        defaultValue={hoursPerMonth ?? ""}
      />
      <SubmitButton busy="Saving…">Save</SubmitButton>
    </ActionForm>
  );
}
