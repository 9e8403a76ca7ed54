import { shortDate } from "@/domain/dates";

export type HistoryPoint = {
  readonly level: number;
  readonly raterKind: "self" | "mentor" | "peer";
  readonly ratedAt: Date;
};

const width = 720;
const left = 28;
const right = 700;
const bottom = 176;
const step = 36;

/** One competency over time as steps: own ratings as a line, the mentor's dashed, the target dotted with its diamond. */
export function StepLines({
  title,
  history,
  target,
  until,
  zone,
}: {
  readonly title: string;
  readonly history: readonly HistoryPoint[];
  readonly target: number | null;
  readonly until: Date;
  readonly zone: string;
}) {
  const [oldest] = history;
  if (oldest === undefined) return null;
  const from = oldest.ratedAt.getTime();
  const span = Math.max(1, until.getTime() - from);
  const x = (at: Date) => left + ((right - left - 40) * (at.getTime() - from)) / span;
  const y = (level: number) => bottom - level * step;
  const line = (kind: HistoryPoint["raterKind"]) => {
    const points = history.filter((point) => point.raterKind === kind);
    const drawn = points.map(
      (point, i) => `${i === 0 ? "M" : "H"}${x(point.ratedAt)}${i === 0 ? " " : "V"}${y(point.level)}`,
    );
    return points.length === 0 ? null : `${drawn.join("")}H${x(until)}`;
  };
  const own = line("self");
  const mentor = line("mentor");
  return (
    <svg
      className="steplines"
      viewBox={`0 0 ${width} 204`}
      role="img"
      aria-label={`${title} over time; the table below has the same ratings`}
    >
      {[0, 1, 2, 3, 4].map((level) => (
        <g key={level}>
          <path className="grid" d={`M${left} ${y(level)}H${right}`} />
          <text x="8" y={y(level) + 4}>
            {level}
          </text>
        </g>
      ))}
      {target === null ? null : (
        <>
          <path className="aim" d={`M${left} ${y(target)}H${right - 10}`} />
          <path className="diamond" d={`M${right - 10} ${y(target) - 8}l8 8-8 8-8-8z`} />
        </>
      )}
      {mentor === null ? null : <path className="mentor" d={mentor} />}
      {own === null ? null : <path className="own" d={own} />}
      {history.map((point) =>
        point.raterKind === "self" ? (
          <circle
            key={`${point.raterKind} ${point.ratedAt.toISOString()}`}
            cx={x(point.ratedAt)}
            cy={y(point.level)}
            r="5"
          />
        ) : (
          <rect
            key={`${point.raterKind} ${point.ratedAt.toISOString()}`}
            className="tick"
            x={x(point.ratedAt) - 1.25}
            y={y(point.level) - 9}
            width="2.5"
            height="18"
          />
        ),
      )}
      <text x={left} y="198">
        {shortDate(oldest.ratedAt, zone)}
      </text>
      <text x={x(until)} y="198" textAnchor="end">
        Today
      </text>
    </svg>
  );
}
