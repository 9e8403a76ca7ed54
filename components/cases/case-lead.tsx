import Link from "next/link";
import { DomainName } from "@/components/ui/domain-hatch";
import type { CaseMoment } from "@/domain/cases/content-schema";
import type { CaseLine } from "./case-table";
import { Outcome } from "./outcome";
import { SpanFigure } from "./span-figure";

/** The case that opens the page, told in full, with its figure. */
export function CaseLead({
  lead,
}: {
  readonly lead: CaseLine & { readonly situation: string; readonly timeline: readonly CaseMoment[] };
}) {
  return (
    <section className="sec caselead" aria-labelledby="lead">
      <div>
        <p className="small muted mb-2">
          Case {lead.no}, <DomainName domain={lead.domain.id}>{lead.domain.name}</DomainName>
        </p>
        <h2 id="lead">
          <Link href={`/cases/${lead.slug}`} prefetch={false}>
            {lead.title}
          </Link>
        </h2>
        <p className="muted mt-4 max-w-[62ch]">{lead.situation}</p>
        <p className="ui mt-4">
          <Outcome outcome={lead.outcome} />
        </p>
      </div>
      <figure className="only-wide">
        <SpanFigure title={lead.title} timeline={lead.timeline} />
        <figcaption className="mt-2">
          <b>Fig. 1</b> {lead.organisation}, to scale. A diamond for each date; a bar on the axis where only the year or
          the month is known.
        </figcaption>
      </figure>
    </section>
  );
}
