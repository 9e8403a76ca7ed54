import type { CSSProperties } from "react";
import type { Citations } from "@/components/catalogue/cite";
import type { CycleCount } from "@/domain/cpd/caps";
import { unitsText } from "@/domain/cpd/caps";
import type { SchemeCycle, SchemeView } from "@/server/cpd/view";
import { RuleNote } from "./rule-note";
import { amountText, longDay } from "./words";

function filled(count: CycleCount): CSSProperties & Record<"--v" | "--slots", string> {
  const share = count.required === 0 ? 100 : Math.min(100, Math.round((100 * count.counted) / count.required));
  return { "--v": `${share}%`, "--slots": "minmax(0, 1fr)" };
}

/** How far one cycle of a scheme has come, as a bar whose words say the same. */
export function CycleBar({ scheme, count }: { readonly scheme: SchemeView; readonly count: CycleCount }) {
  const said = `${amountText(count.counted, scheme)} of ${unitsText(count.required, scheme.minutesPerUnit)}`;
  const style = filled(count);
  return (
    <div>
      <div className="fit lg" style={style} role="img" aria-label={`${scheme.name}: ${said}`}>
        <i style={style} />
      </div>
      <p className="ui mt-1">
        <b className="num">{said}</b>
        <span className="muted">. {stillNeeded(scheme, count)}</span>
      </p>
    </div>
  );
}

function stillNeeded(scheme: SchemeView, { needed, activitiesNeeded }: CycleCount): string {
  if (needed === 0 && activitiesNeeded === 0) return "As this ledger counts, nothing is missing";
  const more = activitiesNeeded === 1 ? "one more activity" : `${activitiesNeeded} more activities`;
  if (needed === 0) return `Still asked for: ${more}`;
  return `Still asked for: ${amountText(needed, scheme)}${activitiesNeeded > 0 ? ` and ${more}` : ""}`;
}

/** One scheme that the member keeps: its present cycle, each heading with its limits, and the rule with its source. */
export function CycleFigure({ cycle, sources }: { readonly cycle: SchemeCycle; readonly sources: Citations }) {
  const { scheme, count } = cycle;
  return (
    <article className="stack-2" aria-labelledby={`scheme-${scheme.id}`}>
      <h3 id={`scheme-${scheme.id}`}>{scheme.name}</h3>
      {cycle.cycle === null || count === null ? (
        <p className="ui muted">No rule is known for this day, so nothing is counted. Check with {scheme.body}.</p>
      ) : (
        <>
          <p className="small muted">
            Cycle of {longDay(cycle.cycle.from)} to {longDay(cycle.cycle.to)}
          </p>
          <CycleBar scheme={scheme} count={count} />
          <Headings scheme={scheme} count={count} />
        </>
      )}
      {scheme.rule === null ? null : <RuleNote rule={scheme.rule} body={scheme.body} sources={sources} />}
      {scheme.note === null ? null : <p className="small muted">{scheme.note}</p>}
    </article>
  );
}

function Headings({ scheme, count }: { readonly scheme: SchemeView; readonly count: CycleCount }) {
  const units = (minutes: number) => unitsText(minutes, scheme.minutesPerUnit);
  return (
    <table className="ui">
      <caption className="vh">{scheme.name} by heading</caption>
      <thead>
        <tr>
          <th scope="col">Heading</th>
          <th scope="col" className="num">
            {scheme.units}
          </th>
          <th scope="col">Asked for</th>
        </tr>
      </thead>
      <tbody>
        {count.headings.map((line) => (
          <tr key={line.headingId}>
            <th scope="row" className="font-normal">
              {scheme.headings.find((heading) => heading.id === line.headingId)?.name ?? line.headingId}
            </th>
            <td className="num">{units(line.counted)}</td>
            <td className="muted">
              {line.min === null ? null : `${units(line.min)} at least`}
              {line.max === null ? null : `${units(line.max)} at most`}
              {line.min === null && line.max === null ? "No limit" : null}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
