import Link from "next/link";
import { standingWords } from "@/components/benchmark/service-words";
import { Section } from "@/components/ui/section";
import type { ServiceStanding } from "@/domain/benchmark/services";

/** The gaps of the service check that one line of a plan closes; nothing where it closes none. */
export function ItemServices({
  services,
  isMine,
}: {
  readonly services: readonly {
    readonly id: string;
    readonly name: string;
    readonly standing: ServiceStanding | null;
  }[];
  /** Whether the reader is the plan's owner, whose check it is. */
  readonly isMine: boolean;
}) {
  if (services.length === 0) return null;
  return (
    <Section id="services" title="Gaps in PMO services that it closes">
      <ul className="bare">
        {services.map(({ id, name, standing }) => (
          <li key={id}>
            {isMine ? (
              <Link href={`/benchmark/services/${id}`} prefetch={false} className="inline-block py-1">
                {name}
              </Link>
            ) : (
              name
            )}{" "}
            <span className="small muted">{standing === null ? "not answered" : standingWords[standing]}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
