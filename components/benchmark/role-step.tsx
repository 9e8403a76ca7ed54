import { Choices, Optional } from "@/components/ui/choices";
import { DomainName } from "@/components/ui/domain-hatch";
import { SelectField, TextField } from "@/components/ui/field";
import { familyLabel } from "@/domain/catalogue/words";

export type RoleOption = { readonly id: string; readonly name: string; readonly family: string };
export type DomainOption = { readonly id: string; readonly name: string };

/** Roles as options of a select, grouped by family. */
export function roleOptions(roles: readonly RoleOption[]) {
  return [...new Set(roles.map((role) => role.family))].map((family) => ({
    group: familyLabel(family),
    options: roles.filter((role) => role.family === family).map((role) => ({ value: role.id, label: role.name })),
  }));
}

/** Where somebody sits today: role and domain, which are needed, and three facts that help. */
export function RoleStep({
  roles,
  domains,
  answers,
}: {
  readonly roles: readonly RoleOption[];
  readonly domains: readonly DomainOption[];
  readonly answers: {
    readonly currentRoleId: string | null;
    readonly currentDomainId: string | null;
    readonly organisation: string | null;
    readonly employmentType: string | null;
    readonly yearsExperience: number | null;
  };
}) {
  return (
    <div className="fields">
      <SelectField
        name="currentRoleId"
        label="Your role today"
        hint="The nearest one: titles differ between employers"
        options={[
          ...(answers.currentRoleId === null ? [{ value: "", label: "Choose your role" }] : []),
          ...roleOptions(roles),
        ]}
        defaultValue={answers.currentRoleId ?? ""}
      />
      <Choices
        name="currentDomainId"
        legend="The domain you work in"
        look="tiles"
        columns={2}
        options={domains.map((domain) => ({
          value: domain.id,
          label: <DomainName domain={domain.id}>{domain.name}</DomainName>,
        }))}
        {...(answers.currentDomainId === null ? {} : { selected: answers.currentDomainId })}
      />
      <TextField
        name="organisation"
        label="Where you work"
        aside="optional"
        hint="Keeps you from being matched with your own line or unit. Who sees it is your choice, under Account"
        autoComplete="organization"
        maxLength={120}
        defaultValue={answers.organisation ?? ""}
      />
      <Choices
        name="employmentType"
        legend={<Optional>How you are employed</Optional>}
        look="tight"
        options={[
          { value: "permanent", label: "Permanent" },
          { value: "contract", label: "Contract" },
          { value: "part_time", label: "Part-time" },
        ]}
        {...(answers.employmentType === null ? {} : { selected: answers.employmentType })}
      />
      <TextField
        name="yearsExperience"
        label="Years of experience"
        aside="optional"
        type="number"
        min={0}
        max={60}
        className="max-w-64"
        defaultValue={answers.yearsExperience ?? ""}
      />
    </div>
  );
}
