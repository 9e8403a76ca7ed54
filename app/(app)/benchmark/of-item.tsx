import Link from "next/link";
import { standingWords } from "@/components/benchmark/service-words";
import { Section } from "@/components/ui/section";
import { caller } from "@/server/rsc";

/** The gaps of the service check that one line of a plan closes; nothing where it closes none, or for a named reader. */
export async function ServicesOfItem({
  planId,
  itemId,
  isMine,
}: {
  readonly planId: string;
  readonly itemId: string;
  /** Whether the reader is the plan's owner, whose check it is. */
  readonly isMine: boolean;
}) {
  const api = await caller();
  const services = await api.plans.servicesOfItem({ planId, itemId });
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
