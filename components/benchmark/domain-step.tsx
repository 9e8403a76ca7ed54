import { Choices, Optional } from "@/components/ui/choices";
import { DomainName } from "@/components/ui/domain-hatch";
import { SelectField } from "@/components/ui/field";
import { zoneOptions } from "@/domain/accounts/places";
import { hoursPresets, hoursPresetText } from "@/domain/benchmark/hours";
import type { DomainOption } from "./role-step";

/** Which domain somebody wants to be in, and when they could usually meet. `keep` leaves hours drawn by hand as they are. */
export function DomainStep({
  domains,
  subdomains,
  answers,
  hours,
  keep,
}: {
  readonly domains: readonly DomainOption[];
  readonly subdomains: readonly { readonly id: string; readonly domainId: string; readonly name: string }[];
  readonly answers: {
    readonly currentDomainId: string | null;
    readonly targetDomainId: string | null;
    readonly targetSubdomainId: string | null;
    readonly domainWish: string | null;
    readonly timeZone: string;
  };
  /** The presets chosen; null when the hours were drawn by hand. */
  readonly hours: readonly string[] | null;
  readonly keep: string;
}) {
  const wanted = answers.targetDomainId ?? answers.currentDomainId;
  return (
    <div className="fields">
      <Choices
        name="targetDomainId"
        legend="The domain you want to be in"
        look="tiles"
        columns={2}
        options={domains.map((domain) => ({
          value: domain.id,
          label: <DomainName domain={domain.id}>{domain.name}</DomainName>,
        }))}
        {...(wanted === null ? {} : { selected: wanted })}
      />
      <SelectField
        name="targetSubdomainId"
        label="A part of it"
        aside="optional"
        options={[
          { value: "", label: "Any part" },
          ...domains.map((domain) => ({
            group: domain.name,
            options: subdomains
              .filter((part) => part.domainId === domain.id)
              .map((part) => ({ value: part.id, label: part.name })),
          })),
        ]}
        defaultValue={answers.targetSubdomainId ?? ""}
      />
      <Choices
        name="domainWish"
        legend={<Optional>Mentors from</Optional>}
        look="tight"
        options={[
          { value: "either", label: "Whichever fits: skill travels between domains" },
          { value: "same", label: "The domain that I want" },
          { value: "other", label: "A domain other than the one I am in" },
        ]}
        selected={answers.domainWish ?? "either"}
      />
      <Choices
        name="hours"
        legend="When you could usually meet"
        hint="Any that suit. An hour every two or three weeks is usual. Times are those of the time zone below"
        kind="several"
        look="tiles"
        columns={2}
        options={[
          ...(hours === null
            ? [{ value: keep, label: "The hours in my account", hint: "Leave them as I drew them there" }]
            : []),
          ...hoursPresets.map((preset) => {
            const { label, when } = hoursPresetText(preset);
            return { value: preset, label, hint: when };
          }),
        ]}
        selected={hours ?? [keep]}
      />
      <SelectField
        name="timeZone"
        label="Your time zone"
        aside="change it if it is not yours"
        options={zoneOptions(answers.timeZone)}
        defaultValue={answers.timeZone}
      />
    </div>
  );
}
