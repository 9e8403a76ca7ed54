import Link from "next/link";
import { ServiceFigure } from "@/components/benchmark/service-figure";
import { standingWords } from "@/components/benchmark/service-words";
import { Section } from "@/components/ui/section";
import { isServiceGap } from "@/domain/benchmark/services";
import type { PlanServices } from "@/server/plans/benchmark/services";
import type { PlanView } from "@/server/plans/queries";
import { Ref } from "../comments/ref-text";
import { lineProgress } from "./service-lines";

/** The service check of the plan's owner, with the lines of this plan that close its gaps. */
export function PlanServicesSection({
  plan,
  services: { services, counts, links },
  figure,
}: {
  readonly plan: Pick<PlanView, "id" | "role" | "ownerName" | "lines" | "schedule">;
  readonly services: PlanServices;
  /** The number of its figure on the page. */
  readonly figure: number;
}) {
  const mine = plan.role === "owner";
  const gaps = services
    .filter((service) => isServiceGap(service.standing))
    .sort((a, b) => Number(a.standing === "seen") - Number(b.standing === "seen"));
  const byId = new Map(plan.lines.map((line) => [line.id, line]));
  const closing = Map.groupBy(links, (link) => link.serviceId);
  const check = (
    <Link href="/benchmark/services" prefetch={false}>
      {counts.unanswered === counts.total ? "Do the check" : "The check"}
    </Link>
  );
  return (
    <Section id="services" title="PMO services: done, seen or never" className="mt-12" end={mine ? check : undefined}>
      {counts.unanswered === counts.total ? (
        <p className="muted">
          {mine ? "You have" : `${plan.ownerName} has`} not answered which services of a PMO {mine ? "you" : "they"}{" "}
          have done or seen.
        </p>
      ) : (
        <div className="cols">
          <div className="c5">
            <ServiceFigure counts={counts} figure={figure} {...(mine ? {} : { whose: plan.ownerName })} />
          </div>
          <div className="c7">
            {gaps.length === 0 ? (
              <p className="muted">No gap in what is answered.</p>
            ) : (
              <table className="recs">
                <caption className="vh">Services seen or never met, with the lines of the plan that close them</caption>
                <thead>
                  <tr>
                    <th scope="col">Service</th>
                    <th scope="col">Answer</th>
                    <th scope="col">In this plan</th>
                  </tr>
                </thead>
                <tbody>
                  {gaps.map(({ id, name, standing }) => (
                    <tr key={id}>
                      <th scope="row" className="full">
                        {mine ? (
                          <Link href={`/benchmark/services/${id}`} prefetch={false}>
                            {name}
                          </Link>
                        ) : (
                          name
                        )}
                      </th>
                      <td data-l="Answer">{standing === null ? "" : standingWords[standing]}</td>
                      <td data-l="In this plan">
                        <Lines
                          plan={plan}
                          lines={(closing.get(id) ?? []).flatMap((one) => byId.get(one.itemId) ?? [])}
                        />
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            )}
          </div>
        </div>
      )}
    </Section>
  );
}

function Lines({
  plan,
  lines,
}: {
  readonly plan: Pick<PlanView, "id" | "schedule">;
  readonly lines: PlanView["lines"];
}) {
  if (lines.length === 0) return <span className="faint">nothing yet</span>;
  return (
    <ul className="bare">
      {lines.map(({ id, wbs, title, status, progress }) => {
        const at = plan.schedule.items.get(id);
        return (
          <li key={id}>
            <Ref href={`/plans/${plan.id}/items/${id}`} wbs={wbs} critical={at?.critical ?? false} /> {title},{" "}
            <span className="muted">
              {lineProgress({ progress: at?.progress ?? progress, dropped: status === "dropped" })}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
