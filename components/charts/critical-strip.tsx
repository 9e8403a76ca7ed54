import { isoDate, longDate, shortDate } from "@/domain/dates";

export type StripGate = {
  readonly label: string;
  readonly at: Date;
  readonly passed?: boolean;
  /** Where the gate stood in the baseline, drawn dashed when it differs. */
  readonly baselineAt?: Date | undefined;
};

export type StripLeg = { readonly label: string; readonly from: Date; readonly to: Date };

/** The critical path as one line: heavy up to today, thin after, gates above their dates. Read aloud by its label. */
export function CriticalStrip({
  from,
  to,
  now,
  gates,
  legs = [],
  zone,
}: {
  readonly from: Date;
  readonly to: Date;
  readonly now: Date;
  readonly gates: readonly StripGate[];
  readonly legs?: readonly StripLeg[];
  readonly zone?: string | undefined;
}) {
  const span = Math.max(1, to.getTime() - from.getTime());
  const place = (instant: Date) => Math.min(100, Math.max(0, (100 * (instant.getTime() - from.getTime())) / span));
  const today = place(now);
  const raised = raisedLabels(gates.map((gate) => place(gate.at)));
  const spoken = gates.map((gate) => `${gate.label} ${longDate(gate.at, zone)}`).join("; ");
  return (
    <div
      className="cpath"
      role="img"
      aria-label={`Critical path from ${longDate(from, zone)} to ${longDate(to, zone)}. Today is ${longDate(now, zone)}. ${spoken}.`}
    >
      <span className="l" />
      <span className="d" style={{ width: `${today}%` }} />
      {legs.map((leg) => (
        <span key={leg.label} className="lb up" style={{ left: `${(place(leg.from) + place(leg.to)) / 2}%` }}>
          {leg.label}
        </span>
      ))}
      {gates.map((gate, at) => (
        <Gate key={gate.label} gate={gate} place={place} zone={zone} raised={raised[at] ?? false} />
      ))}
      <span className={today > 85 ? "td flip" : "td"} style={{ left: `${today}%` }}>
        <b>Today</b>
      </span>
    </div>
  );
}

/** Beyond this place, in per cent, a label ends at its gate instead of standing in its middle. */
const lastPart = 92;
/** The width of a label on the smallest screen, in per cent of the strip. */
const labelWidth = 27;

/** Which labels stand above the line on a small screen, so that no two of them meet. `places` are in per cent, rising. */
export function raisedLabels(places: readonly number[]): boolean[] {
  let end = Number.NEGATIVE_INFINITY;
  return places.map((at) => {
    const start = at > lastPart ? at - labelWidth : at < 6 ? at : at - labelWidth / 2;
    if (start < end) return true;
    end = start + labelWidth;
    return false;
  });
}

function Gate({
  gate,
  place,
  zone,
  raised,
}: {
  readonly raised: boolean;
  readonly gate: StripGate;
  readonly place: (instant: Date) => number;
  readonly zone: string | undefined;
}) {
  const left = place(gate.at);
  const [day, month] = shortDate(gate.at, zone).split(" ");
  const side = left > lastPart ? "e" : left < 6 ? "s" : "";
  return (
    <>
      {gate.baselineAt === undefined ? null : (
        <span className="gate base" style={{ left: `${place(gate.baselineAt)}%` }} />
      )}
      <span className={gate.passed === true ? "gate pass" : "gate"} style={{ left: `${left}%` }} />
      <span
        className={`lb dn ${side} ${raised ? "raised" : ""}`}
        style={{ left: `${left > lastPart ? Math.min(100, left + 1.5) : left}%` }}
      >
        <b className="crit">{gate.label}</b> <span className="only-wide">{day} </span>
        {month} ’{isoDate(gate.at, zone).slice(2, 4)}
      </span>
    </>
  );
}
