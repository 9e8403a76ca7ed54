import { StatusMark } from "@/components/ui/status-mark";
import { Clause } from "./clause";

export type Criterion = {
  readonly text: string;
  /** True or false where a rating can tell; null where a person has to judge. */
  readonly met: boolean | null;
  readonly rated: number | null;
};

function reading({ met, rated }: Criterion): string {
  if (met === null) return "A person judges this";
  return met ? `Shown: rated ${rated ?? 0}` : `Open: rated ${rated ?? 0}`;
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
  const shown = criteria.filter((criterion) => criterion.met === true).length;
  return (
    <Clause
      no={3}
      title="Gates with criteria, not wishes"
      text="Every stage of a route has entry criteria and the evidence that shows them. Some a rating can tell; the others stay open until a person who was there has judged. An open gate is not a failure. It is a date."
    >
      <div className="sechead mb-1">
        <h4>Gate 1: ready to work as {seat}</h4>
        <span className="end small muted">
          {shown} of {criteria.length} shown by ratings
        </span>
      </div>
      <ul>
        {criteria.map((criterion) => (
          <li key={criterion.text} className="gline">
            <StatusMark status={criterion.met === true ? "C" : criterion.met === false ? "A" : "N"} bare />
            <span>{criterion.text}</span>
            <span className="muted narrow">{reading(criterion)}</span>
          </li>
        ))}
      </ul>
      <p className="cap mt-4">
        <b>Fig. 4</b>&ensp;The gate into the second stage, as it stands for a typical {from}.
      </p>
    </Clause>
  );
}
