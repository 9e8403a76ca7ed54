import { type Status, StatusMark } from "@/components/ui/status-mark";
import { Clause } from "./clause";

export type Criterion = {
  readonly text: string;
  /** Evidence to bring, a condition that a person judges, or a level that a rating can show. */
  readonly kind: "evidence" | "condition" | "level";
  /** The level of the typical profile, and whether it is enough; only for a level. */
  readonly rated?: { readonly level: number; readonly enough: boolean };
};

function reading({ kind, rated }: Criterion): string {
  if (kind === "evidence") return "Evidence to bring";
  if (kind === "condition" || rated === undefined) return "A person judges this";
  return rated.enough ? `Shown, rated ${rated.level}` : `Not yet, rated ${rated.level}`;
}

function markOf({ rated }: Criterion): Status {
  if (rated === undefined) return "N";
  return rated.enough ? "C" : "A";
}

/** Clause 3: the entry criteria of a stage as they stand for somebody with the typical profile of the start. */
export function GatesClause({
  seat,
  from,
  criteria,
}: {
  readonly seat: string;
  readonly from: string;
  readonly criteria: readonly Criterion[];
}) {
  const shown = criteria.filter((criterion) => criterion.rated?.enough === true).length;
  return (
    <Clause
      no={3}
      title="Gates with criteria, not wishes"
      text="Every stage of a route has entry criteria and the evidence that shows them. Some a rating can tell; the others stay open until a person who was there has judged. An open gate is not a failure. It is a date."
    >
      <div className="sechead mb-1">
        <h4>Gate 1: ready to work as {seat}</h4>
        <span className="end small muted">
          {shown} of {criteria.length} shown
        </span>
      </div>
      <ul>
        {criteria.map((criterion) => (
          <li key={criterion.text} className="gline">
            <StatusMark status={markOf(criterion)} bare />
            <span>{criterion.text}</span>
            <span className="muted narrow">{reading(criterion)}</span>
          </li>
        ))}
      </ul>
      <p className="cap mt-4">
        <b>Fig. 4</b>&ensp;The gate into the second stage: what the first has to show and the second asks for, as it
        stands for a typical {from}.
      </p>
    </Clause>
  );
}
