import Link from "next/link";
import type { EntryCriterion } from "@/domain/catalogue/content-schema";
import { monthsRange } from "@/domain/catalogue/words";

type Stage = {
  readonly stage: number;
  readonly title: string;
  readonly role: { readonly id: string; readonly name: string };
  readonly monthsMin: number;
  readonly monthsMax: number;
  readonly entryCriteria: readonly EntryCriterion[];
  readonly exitEvidence: readonly string[];
  readonly risks: readonly string[];
};

function Points({ title, points }: { readonly title: string; readonly points: readonly string[] }) {
  return (
    <div>
      <h4>{title}</h4>
      <ul>
        {points.map((point) => (
          <li key={point}>{point}</li>
        ))}
      </ul>
    </div>
  );
}

/** The stages of a route in order: what must hold before, what evidence ends it, what can go wrong. */
export function Stages({ stages }: { readonly stages: readonly Stage[] }) {
  return (
    <ol className="stages">
      {stages.map((stage) => (
        <li key={stage.stage} id={`stage-${stage.stage}`}>
          <header>
            <span className="no" aria-hidden="true">
              {stage.stage}
            </span>
            <h3>{stage.title}</h3>
            <span className="ui muted">
              <Link href={`/roles/${stage.role.id}`} prefetch={false}>
                {stage.role.name}
              </Link>
              , {monthsRange(stage.monthsMin, stage.monthsMax)}
            </span>
          </header>
          <div className="points">
            <Points title="Before you begin" points={stage.entryCriteria.map((criterion) => criterion.text)} />
            <Points title="Evidence that ends it" points={stage.exitEvidence} />
            <Points title="What can go wrong" points={stage.risks} />
          </div>
        </li>
      ))}
    </ol>
  );
}
