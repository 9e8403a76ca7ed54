import { floatWeeks } from "@/domain/plans/gantt/gantt";
import { tableDay } from "@/domain/plans/gantt/gantt-axis";
import type { ComparedChange, ForecastMove, PlaceMove } from "@/domain/plans/revisions/compare";
import { fieldWords } from "../items/item-words";
import { type NamesInChanges, namedWords } from "./change-words";

const dayLength = 12;

/** A date or a figure stays on one line. */
const unbroken = (words: string) => (words.length <= dayLength ? "nowrap" : undefined);

function Changed({
  field,
  before,
  after,
  names,
}: {
  readonly field: string;
  readonly before: unknown;
  readonly after: unknown;
  readonly names: NamesInChanges;
}) {
  const [was, is] = [namedWords(field, before, names), namedWords(field, after, names)];
  if (field === "item") {
    if (before === null) return <ins>Added: {is}</ins>;
    return <del>Taken out: {was}</del>;
  }
  return (
    <>
      <del className={unbroken(was)}>{was}</del> <ins className={unbroken(is)}>{is}</ins>
    </>
  );
}

/** Where a line went: its numbers, and the line before which it stands. */
function Moved({ place: { before, after, next } }: { readonly place: PlaceMove }) {
  return (
    <>
      {" "}
      moved from <del className="nowrap">{before}</del> to <ins className="nowrap">{after}</ins>,{" "}
      {next === null ? "as the last there" : `before ${next}`}
    </>
  );
}

/** Changes and the forecasts that followed, as a table of what was and what is; how each came about only where both kinds can stand. */
export function ChangeList({
  changes,
  moves,
  names,
  caption,
}: {
  readonly changes: readonly ComparedChange[];
  /** Null where nothing was calculated yet, as in what is only suggested. */
  readonly moves: readonly ForecastMove[] | null;
  readonly names: NamesInChanges;
  readonly caption: string;
}) {
  return (
    <table className="diff">
      <caption className="vh">{caption}</caption>
      <thead className="vh">
        <tr>
          <th scope="col">Line</th>
          <th scope="col">What changed</th>
          {moves === null ? null : <th scope="col">How</th>}
        </tr>
      </thead>
      <tbody>
        {changes.map(({ change, wbs, title, place }) => (
          <tr key={`${change.itemId ?? "plan"}:${change.field}`}>
            <th scope="row">{wbs === null ? <span className="ref">Plan</span> : <span className="ref">{wbs}</span>}</th>
            <td>
              {change.field === "item" || title === null ? null : <span className="muted">{title}: </span>}
              {change.field === "item" ? null : `${fieldWords[change.field]} `}
              {change.field === "position" ? null : (
                <Changed field={change.field} before={change.before} after={change.after} names={names} />
              )}
              {place === undefined ? null : <Moved place={place} />}
            </td>
            {moves === null ? null : <td className="small muted">typed</td>}
          </tr>
        ))}
        {moves?.map((move) => (
          <tr key={`move:${move.itemId}`}>
            <th scope="row">
              <span className="ref">{move.wbs}</span>
            </th>
            <td>
              <span className="muted">{move.title}: </span>
              {move.finish === null ? null : (
                <>
                  Forecast <del className="nowrap">{tableDay(move.finish.before)}</del>{" "}
                  <ins className="nowrap">{tableDay(move.finish.after)}</ins>{" "}
                </>
              )}
              {move.floatDays === null ? null : (
                <>
                  Float <del className="nowrap">{floatWeeks(move.floatDays.before)}</del>{" "}
                  <ins className="nowrap">{floatWeeks(move.floatDays.after)} wk</ins>
                </>
              )}
            </td>
            <td className="small muted">calculated</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
