import type { ReactNode } from "react";
import type { CaseFact, CaseMoment, CaseOutcome, CaseSource } from "@/domain/cases/content-schema";
import { momentDate } from "@/domain/cases/timeline";
import { Outcome } from "./outcome";

function SourceRef({ id, sources }: { readonly id: string; readonly sources: readonly CaseSource[] }) {
  const index = sources.findIndex((source) => source.id === id);
  const source = sources[index];
  if (source === undefined) return null;
  return (
    <a className="fromsource" href={`#source-${id}`} aria-label={`Source ${index + 1}: ${source.publisher}`}>
      [{index + 1}]
    </a>
  );
}

/** Facts with figure, certainty and source, then the timeline: the sheet that goes with a case. */
export function CaseFacts({
  title,
  outcome,
  facts,
  timeline,
  sources,
  children,
}: {
  readonly title: string;
  readonly outcome: CaseOutcome;
  readonly facts: readonly CaseFact[];
  readonly timeline: readonly CaseMoment[];
  readonly sources: readonly CaseSource[];
  /** How it is filed, as lines of the sheet. */
  readonly children: ReactNode;
}) {
  return (
    <section className="casefacts" aria-label={`Facts of ${title}`}>
      <dl>
        <div className="all">
          <dt>Outcome</dt>
          <dd>
            <Outcome outcome={outcome} />
          </dd>
        </div>
        {facts.map((fact) => (
          <div key={fact.fact} className="all">
            <dt>{fact.fact}</dt>
            <dd>
              {fact.figure} <SourceRef id={fact.source_id} sources={sources} />
              {fact.certainty === "sure" ? null : <span className="tag ml-2">Press estimate, not confirmed</span>}
            </dd>
          </div>
        ))}
        {children}
      </dl>
      <ol className="moments" aria-label="Timeline">
        {timeline.map((moment) => (
          <li key={`${moment.date} ${moment.event}`}>
            <span className="when">{momentDate(moment.date)}</span>
            <i aria-hidden="true" />
            <span>
              {moment.event} <SourceRef id={moment.source_id} sources={sources} />
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
