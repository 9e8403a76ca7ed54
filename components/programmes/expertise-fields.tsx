import { Choices } from "@/components/ui/choices";
import { SelectField, TextField } from "@/components/ui/field";
import { GroupError } from "@/components/ui/group-error";
import type { MentorDomains, Strengths } from "@/domain/programmes/mentor-form";

type Options = {
  readonly domains: readonly { id: string; name: string; subdomains: readonly { id: string; name: string }[] }[];
  readonly competencies: readonly { id: string; name: string; retired: boolean }[];
};

/** Rows offered for strengths. */
const strengthRows = 5;

const levels = [
  { value: "4", label: "Leading: others come to me" },
  { value: "3", label: "Independent: I do it alone" },
  { value: "2", label: "Practising: I do it with help" },
  { value: "1", label: "Aware" },
];

/** Domains one can speak for, the one that leads, and up to five strengths with what shows them. */
export function ExpertiseFields({
  domains,
  strengths,
  options,
}: {
  readonly domains: MentorDomains;
  readonly strengths: Strengths;
  readonly options: Options;
}) {
  const keys = domains.map((row) => `${row.domainId}/${row.subdomainId ?? ""}`);
  const leading = domains.find((row) => row.isPrimary);
  const rows = Array.from({ length: strengthRows }, (_, at) => strengths[at]);
  return (
    <>
      <Choices
        name="domains"
        legend="Domains you can speak for"
        kind="several"
        look="tight"
        selected={keys}
        options={options.domains.flatMap((domain) => [
          { value: `${domain.id}/`, label: <b>{domain.name}</b> },
          ...domain.subdomains.map((part) => ({
            value: `${domain.id}/${part.id}`,
            label: <span className="ml-6">{part.name}</span>,
          })),
        ])}
      />
      <SelectField
        name="leading"
        label="The one that leads"
        hint="It stands on your profile, and counts most in the match."
        defaultValue={leading === undefined ? "" : `${leading.domainId}/${leading.subdomainId ?? ""}`}
        options={[
          { value: "", label: "Choose" },
          ...options.domains.map((domain) => ({
            group: domain.name,
            options: [
              { value: `${domain.id}/`, label: `${domain.name}, in general` },
              ...domain.subdomains.map((part) => ({ value: `${domain.id}/${part.id}`, label: part.name })),
            ],
          })),
        ]}
      />
      <fieldset className="field">
        <legend>What you are strong at</legend>
        <div className="hint">Up to five, each with what somebody else could see of it.</div>
        <GroupError name="strengths" />
        {rows.map((strength, at) => (
          <div key={strength?.competencyId ?? `row ${at}`} className="fields border-b border-rule py-4">
            <SelectField
              name={`strength-${at}`}
              label={`Strength ${at + 1}`}
              defaultValue={strength?.competencyId ?? ""}
              options={[
                { value: "", label: at === 0 ? "Choose" : "None" },
                ...options.competencies
                  .filter(({ id, retired }) => !retired || id === strength?.competencyId)
                  .map((one) => ({ value: one.id, label: one.name })),
              ]}
            />
            <SelectField
              name={`level-${at}`}
              label={`Level of strength ${at + 1}`}
              defaultValue={String(strength?.level ?? 3)}
              options={levels}
            />
            <TextField
              name={`evidence-${at}`}
              label={`What shows strength ${at + 1}`}
              aside="optional"
              maxLength={300}
              defaultValue={strength?.evidence ?? ""}
            />
          </div>
        ))}
      </fieldset>
    </>
  );
}
