import Link from "next/link";
import { DomainName } from "@/components/ui/domain-hatch";
import { Time } from "@/components/ui/time";
import type { CaseMoment } from "@/domain/cases/content-schema";
import type { CaseLine, DiscussedCase } from "./case-table";
import { Outcome } from "./outcome";
import { paragraphsOf } from "./paragraphs";
import { SpanFigure } from "./span-figure";

/** The case that opens the page, told in full, with its figure. */
export function CaseLead({
  lead,
  talk,
  zone,
}: {
  readonly lead: CaseLine & { readonly situation: string; readonly timeline: readonly CaseMoment[] };
  /** How its discussion stands, where it is in the list beneath. */
  readonly talk: DiscussedCase | null;
  readonly zone: string | undefined;
}) {
  return (
    <section className="sec caselead" aria-labelledby="lead">
      <div>
        <p className="small muted mb-2">
          <span className="mr-1">Case {lead.no},</span>{" "}
          <DomainName domain={lead.domain.id}>{lead.domain.name}</DomainName>
        </p>
        <h2 id="lead">
          <Link href={`/cases/${lead.slug}`} prefetch={false}>
            {lead.title}
          </Link>
        </h2>
        <p className="muted mt-4 max-w-[62ch]">{paragraphsOf(lead.situation)[0]}</p>
        <p className="ui mt-4">
          <Outcome outcome={lead.outcome} />
        </p>
        {talk === null || talk.lastPostAt === null ? null : (
          <p className="ui muted mt-2">
            <Link href={`/cases/${lead.slug}#discussion`} prefetch={false}>
              {talk.replies === 1 ? "1 post" : `${talk.replies} posts`}
            </Link>{" "}
            in its discussion
            {talk.opened && talk.unread > 0 ? (
              <>
                , <b>{talk.unread} unread</b>
              </>
            ) : null}
            , the last on <Time at={talk.lastPostAt} as="long" zone={zone} />.
          </p>
        )}
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
