import { Section } from "@/components/ui/section";
import { leastDecisions } from "@/domain/cases/policy";

/** How readers decided before they knew, and what one said oneself. */
export function Split({
  options,
  split,
  decided,
  own,
}: {
  readonly options: readonly string[];
  /** How many took each option; null while there are too few to be told. */
  readonly split: readonly number[] | null;
  readonly decided: number;
  readonly own: { readonly option: number | null; readonly why: string } | null;
}) {
  return (
    <Section id="outcome" title="How readers decided" aside={decided === 1 ? "1 decision" : `${decided} decisions`}>
      <ul className="ruled split">
        {options.map((option, at) => (
          <li key={option}>
            <span>
              {option}
              {own?.option === at ? <b> (yours)</b> : null}
            </span>
            {split === null ? null : (
              <>
                <i aria-hidden="true">
                  <i style={{ width: `${(100 * (split[at] ?? 0)) / Math.max(1, decided)}%` }} />
                </i>
                <b className="num">{split[at] ?? 0}</b>
              </>
            )}
          </li>
        ))}
      </ul>
      {split === null ? (
        <p className="ui muted mt-2">How they divide is shown from {leastDecisions} decisions on.</p>
      ) : null}
      {own === null ? null : (
        <p className="ui mt-4">
          {own.option === null ? "You looked without deciding. " : null}
          {own.option !== null && options[own.option] === undefined ? "You chose an option that is no more. " : null}
          {own.why === "" ? null : <span className="muted">Your reason: {own.why}</span>}
        </p>
      )}
    </Section>
  );
}
