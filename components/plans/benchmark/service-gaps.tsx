import Link from "next/link";
import { standingWords } from "@/components/benchmark/service-words";
import { Section } from "@/components/ui/section";
import { isServiceGap } from "@/domain/benchmark/services";
import type { OwnServices } from "@/server/benchmark/services";
import type { ClosingService } from "@/server/plans/benchmark/services";
import { ServiceLines } from "./service-lines";

/** The member's own gaps: never before seen, each with the lines of their plans that close it, or the way to plan one. */
export function ServiceGaps({
  services,
  links,
}: {
  readonly services: OwnServices["services"];
  readonly links: readonly ClosingService[];
}) {
  const gaps = services
    .filter((service) => isServiceGap(service.standing))
    .sort((a, b) => Number(a.standing === "seen") - Number(b.standing === "seen"));
  const closing = Map.groupBy(links, (link) => link.serviceId);
  const planned = gaps.filter((gap) => closing.has(gap.id)).length;
  return (
    <Section id="gaps" title="Gaps" aside={gaps.length === 0 ? undefined : `${planned} of ${gaps.length} in a plan`}>
      {gaps.length === 0 ? (
        <p className="ui muted">No gap in what you have answered.</p>
      ) : (
        <ul className="ruled">
          {gaps.map((gap) => {
            const lines = closing.get(gap.id) ?? [];
            const href = `/benchmark/services/${gap.id}`;
            return (
              <li key={gap.id}>
                <p>
                  <Link href={href} prefetch={false} className="font-semibold">
                    {gap.name}
                  </Link>{" "}
                  <span className="small muted">{gap.standing === null ? "" : standingWords[gap.standing]}</span>
                </p>
                {lines.length === 0 ? (
                  <p className="ui">
                    <Link
                      href={href}
                      prefetch={false}
                      className="inline-block py-1"
                      aria-label={`Plan it: ${gap.name}`}
                    >
                      Plan it
                    </Link>
                  </p>
                ) : (
                  <ServiceLines lines={lines} />
                )}
              </li>
            );
          })}
        </ul>
      )}
    </Section>
  );
}
