import { ActionForm } from "@/components/ui/action-form";
import { Choices } from "@/components/ui/choices";
import type { FormAction } from "@/components/ui/form-state";
import { Section } from "@/components/ui/section";
import { SubmitButton } from "@/components/ui/submit-button";
import { serviceGroupName, serviceStandings } from "@/domain/benchmark/services";
import type { OwnServices } from "@/server/benchmark/services";
import { standingWords } from "./service-words";

type Service = OwnServices["services"][number];

/** Every service to answer about, grouped as the catalogue groups them. Nothing is chosen before somebody chooses it. */
export function ServiceForm({
  services,
  action,
}: {
  readonly services: readonly Service[];
  readonly action: FormAction;
}) {
  const groups = [...Map.groupBy(services, (service) => service.group)];
  return (
    <ActionForm action={action} id="services" label="PMO services: done, seen or never" className="stack-12">
      {groups.map(([group, own]) => {
        const answered = own.filter((service) => service.standing !== null).length;
        return (
          <Section
            key={group}
            id={`group-${group}`}
            title={serviceGroupName(group)}
            aside={`${answered} of ${own.length} answered`}
          >
            {own.map((service) => (
              <div key={service.id} className="rule-b py-3 [&_.opts]:flex [&_.opts]:flex-wrap [&_.opts]:gap-x-6">
                <Choices
                  name={`service.${service.id}`}
                  legend={service.name}
                  hint={service.description}
                  look="tight"
                  options={serviceStandings.map((value) => ({ value, label: standingWords[value] }))}
                  {...(service.standing === null ? {} : { selected: service.standing })}
                />
              </div>
            ))}
          </Section>
        );
      })}
      <div>
        <SubmitButton busy="Saving…">Save the answers</SubmitButton>
      </div>
    </ActionForm>
  );
}
