import type { ReactNode } from "react";
import { Ref } from "@/components/plans/comments/ref-text";
import { fieldWords } from "@/components/plans/items/item-words";
import { namedWords } from "@/components/plans/revisions/change-words";
import { shortDay } from "@/domain/gates/days";
import { tableDay } from "@/domain/plans/gantt/gantt-axis";
import type { ChangeLine, ReviewChanges } from "@/server/gates/review-changes";

/** One change in words: where, which field, what it was and what it is, by whom and why. */
export function ChangeWords({
  line,
  names,
  children,
}: {
  readonly line: ChangeLine;
  readonly names: ReviewChanges["names"];
  readonly children?: ReactNode;
}) {
  const { change, wbs, title, by, reason } = line;
  return (
    <>
      <p>
        <Ref href={null} wbs={wbs ?? "Plan"} /> {title === null ? null : <span className="muted">{title}: </span>}
        {change.field === "item" ? null : `${fieldWords[change.field]} `}
        <span className="diff">
          {change.field === "item" ? (
            <Line line={line} names={names} />
          ) : (
            <>
              <del>{namedWords(change.field, change.before, names)}</del>{" "}
              <ins>{namedWords(change.field, change.after, names)}</ins>
            </>
          )}
        </span>
      </p>
      <p className="small muted">
        {by === null ? null : by}
        {reason === "" ? "" : `: “${reason}”`}
      </p>
      {children}
    </>
  );
}

function Line({ line, names }: { readonly line: ChangeLine; readonly names: ReviewChanges["names"] }) {
  const { change } = line;
  if (change.field !== "item") return null;
  return change.after === null ? (
    <del>Taken out: {namedWords(change.field, change.before, names)}</del>
  ) : (
    <ins>Added: {namedWords(change.field, change.after, names)}</ins>
  );
}

/** At most so many forecasts are listed before the rest is folded away. */
const movesShown = 12;

/** The forecasts that followed from the changes; nobody typed them. */
export function Moves({ changes }: { readonly changes: ReviewChanges }) {
  const moves = changes.moves.flatMap(({ finish: moved, ...line }) => (moved === null ? [] : [{ ...line, moved }]));
  const { finish } = changes;
  if (moves.length === 0) return <p className="ui muted">No forecast moved with it.</p>;
  const [shown, rest] = [moves.slice(0, movesShown), moves.slice(movesShown)];
  return (
    <>
      <table className="diff w-full">
        <caption className="vh">Forecasts that moved</caption>
        <tbody>
          <MoveRows moves={shown} />
          {finish.before === finish.after ? null : (
            <tr>
              <th scope="row" className="ui">
                End
              </th>
              <td>
                <del>{shortDay(finish.before, true)}</del> <ins>{shortDay(finish.after, true)}</ins>
              </td>
            </tr>
          )}
        </tbody>
      </table>
      {rest.length === 0 ? null : (
        <details className="fold mt-3">
          <summary>{rest.length === 1 ? "1 more" : `${rest.length} more`}</summary>
          <table className="diff mt-2 w-full">
            <caption className="vh">More forecasts that moved</caption>
            <tbody>
              <MoveRows moves={rest} />
            </tbody>
          </table>
        </details>
      )}
    </>
  );
}

type Moved = Pick<ReviewChanges["moves"][number], "itemId" | "wbs" | "title"> & {
  readonly moved: { readonly before: string; readonly after: string };
};

function MoveRows({ moves }: { readonly moves: readonly Moved[] }) {
  return moves.map(({ itemId, wbs, title, moved }) => (
    <tr key={itemId}>
      <th scope="row">
        <Ref href={null} wbs={wbs} />
      </th>
      <td>
        {title} <del>{tableDay(moved.before)}</del> <ins>{tableDay(moved.after)}</ins>
      </td>
    </tr>
  ));
}
