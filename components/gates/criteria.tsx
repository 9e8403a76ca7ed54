import Link from "next/link";
import { ConfirmedMark } from "@/components/evidence/confirmed-mark";
import { StatusMark } from "@/components/ui/status-mark";
import { gateFields } from "@/domain/gates/judge";
import { type CriterionMark, gateLimits, gateMarks, markLabels } from "@/domain/gates/words";
import { askedLevel } from "@/domain/plans/criteria";
import type { Criterion } from "@/domain/plans/document";
import type { ItemEvidence } from "@/server/evidence/links";
import type { GateView } from "@/server/gates/gate-view";
import { MarkError } from "./mark-error";

type Props = {
  readonly criteria: readonly Criterion[];
  readonly ratings: GateView["ratings"];
  readonly evidence: ItemEvidence;
  readonly marks: readonly CriterionMark[] | null;
  /** What competencies are called. */
  readonly names: GateView["names"];
  /** Criteria with nothing to see for them, now or, of a signed review, when it was signed. */
  readonly bare: readonly string[];
  /** Whether the reader is to mark them. */
  readonly editable: boolean;
};

const withoutEvidence = "Met without evidence";

/**
 * The exit criteria with their evidence and marks: read, or marked within the form around it. A mentor who saw a thing done is not refused
 * the mark because nothing was filed for it; a gate is signed on evidence, so the record says for good where there was none.
 */
export function CriteriaTable({ criteria, ratings, evidence, marks, names, bare, editable }: Props) {
  return (
    <table className="recs criteria w-full">
      <caption className="vh">Exit criteria, evidence and the mentor’s mark</caption>
      <thead>
        <tr>
          <th scope="col">No.</th>
          <th scope="col">Criterion</th>
          <th scope="col">Evidence</th>
          <th scope="col">{editable ? "Your mark" : "Mark"}</th>
        </tr>
      </thead>
      <tbody>
        {criteria.map((criterion, n) => {
          const mark = marks?.find((one) => one.criterionId === criterion.id);
          const pieces = evidence.pieces.filter((piece) => piece.criterionIds.includes(criterion.id));
          return (
            <tr key={criterion.id} className="align-top">
              <td className="faint">{n + 1}</td>
              <th scope="row">
                {criterion.text}
                <Asked criterion={criterion} names={names} rating={ratings[criterion.id]} />
                {editable ? (
                  <input
                    type="text"
                    name={gateFields.note(criterion.id)}
                    aria-label={`Note on criterion ${n + 1}`}
                    placeholder="A note, if one helps"
                    maxLength={gateLimits.note}
                    defaultValue={mark?.note}
                    className="mt-1 w-full border-0 border-b border-rule-2 bg-transparent py-1 text-small font-normal"
                  />
                ) : !mark?.note ? null : (
                  <div className="small muted mt-0.5 font-normal">{mark.note}</div>
                )}
              </th>
              <td className="full">
                <Pieces pieces={pieces} />
              </td>
              <td className="full">
                {editable ? (
                  <MarkFields criterion={criterion} n={n} mark={mark} isBare={bare.includes(criterion.id)} />
                ) : (
                  <StatusMark status={statusOf(mark)}>{markWords(mark, bare.includes(criterion.id))}</StatusMark>
                )}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function statusOf(mark: CriterionMark | undefined) {
  if (mark?.mark === "met") return "C";
  return mark?.mark === "partly" ? "A" : "N";
}

function markWords(mark: CriterionMark | undefined, isBare: boolean): string {
  if (!mark?.mark) return "Not marked";
  return mark.mark === "met" && isBare ? withoutEvidence : markLabels[mark.mark];
}

/** The competency and level that a criterion asks for and, where they are read with it, the ratings of the day. */
function Asked({
  criterion,
  names,
  rating,
}: {
  readonly criterion: Criterion;
  readonly names: GateView["names"];
  readonly rating: GateView["ratings"][string] | undefined;
}) {
  const asked = askedLevel(criterion, names);
  if (asked === null) return null;
  const said = (level: number | null) => (level === null ? "not rated" : String(level));
  return (
    <div className="small muted mt-0.5 font-normal">
      {asked}
      {rating === undefined ? "" : `: self ${said(rating.self)}, mentor ${said(rating.mentor)}`}
    </div>
  );
}

function Pieces({ pieces }: { readonly pieces: ItemEvidence["pieces"] }) {
  if (pieces.length === 0) return <span className="small muted">No evidence yet</span>;
  return (
    <ul className="bare ui">
      {pieces.map((piece) => (
        <li key={piece.id}>
          <Link href={`/evidence/${piece.id}`} prefetch={false} className="inline-block py-1">
            {piece.title}
          </Link>
          <div className="small">
            {piece.confirmedVersion === null ? (
              <span className="muted">Not confirmed</span>
            ) : (
              <ConfirmedMark piece={piece} />
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}

function MarkFields({
  criterion,
  n,
  mark,
  isBare,
}: {
  readonly criterion: Criterion;
  readonly n: number;
  readonly mark: CriterionMark | undefined;
  readonly isBare: boolean;
}) {
  const name = gateFields.mark(criterion.id);
  return (
    <>
      <input type="hidden" name="criterion" value={criterion.id} />
      <fieldset id={`gate-${name}`}>
        <legend className="vh">Mark for criterion {n + 1}</legend>
        <div className="seg">
          {gateMarks.map((value) => (
            <label key={value}>
              <input type="radio" name={name} value={value} defaultChecked={mark?.mark === value} />
              <span>{markLabels[value]}</span>
            </label>
          ))}
        </div>
        {isBare ? <p className="if-met small muted mt-1">Stands as “{withoutEvidence.toLowerCase()}”.</p> : null}
        <MarkError name={name} />
      </fieldset>
    </>
  );
}
