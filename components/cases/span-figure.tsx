import type { CaseMoment } from "@/domain/cases/content-schema";
import { momentDate, placeDate } from "@/domain/cases/timeline";

const width = 480;
const left = 8;
const right = 472;
const rowHeight = 38;
const mostLetters = 52;

/** The first clause of what happened, cut at a word when it is still too long for the drawing. */
function inShort(event: string): string {
  const clause = event.split(/[;,(]/, 1)[0]?.trim() ?? event;
  if (clause.length <= mostLetters) return clause;
  const cut = clause.slice(0, mostLetters);
  return `${cut.slice(0, cut.lastIndexOf(" "))}…`;
}

/**
 * The moments of a case to scale on one axis of years, each with a stem to its words. Days are ticks, months and years
 * that are known no better are bars. Null when fewer than two dates are known.
 */
export function SpanFigure({ title, timeline }: { readonly title: string; readonly timeline: readonly CaseMoment[] }) {
  const placed = timeline.flatMap((moment) => {
    const place = placeDate(moment.date);
    return place === undefined ? [] : [{ ...moment, ...place }];
  });
  if (placed.length < 2) return null;
  const first = Math.floor(Math.min(...placed.map((moment) => moment.from)));
  const last = Math.ceil(Math.max(...placed.map((moment) => moment.to)));
  const x = (year: number) => left + ((right - left) * (year - first)) / Math.max(1, last - first);
  const step = last - first > 12 ? 4 : last - first > 6 ? 2 : 1;
  const years = Array.from({ length: last - first + 1 }, (_, i) => first + i).filter((y) => (y - first) % step === 0);
  const axisY = placed.length * rowHeight + 14;
  const spoken = timeline.map((moment) => `${momentDate(moment.date)}: ${moment.event}`).join(". ");
  return (
    <svg className="span" viewBox={`0 0 ${width} ${axisY + 30}`} role="img">
      <title>{`${title}, in time`}</title>
      <desc>{spoken}</desc>
      {placed.map((moment, i) => (
        <path
          key={`${moment.date} ${moment.event}`}
          className="stem"
          d={`M${(x(moment.from) + x(moment.to)) / 2} ${i * rowHeight + 10}V${axisY}`}
        />
      ))}
      {placed.map((moment, i) => {
        const from = x(moment.from);
        const to = x(moment.to);
        const middle = (from + to) / 2;
        const y = i * rowHeight + 14;
        const atEnd = middle > width / 2;
        const words = { x: atEnd ? middle - 11 : middle + 11, textAnchor: atEnd ? "end" : "start" } as const;
        return (
          <g key={`${moment.date} ${moment.event}`}>
            {to - from < 6 ? null : <path className="run" d={`M${from} ${axisY}H${to}`} />}
            <path className="at" d={`M${middle} ${y - 9}l5 5-5 5-5-5z`} />
            <text {...words} y={y}>
              {momentDate(moment.date)}
            </text>
            <text {...words} className="what" y={y + 16}>
              {inShort(moment.event)}
            </text>
          </g>
        );
      })}
      <path className="axis" d={`M${left} ${axisY}H${right}`} />
      {years.map((year) => (
        <g key={year}>
          <path className="tick" d={`M${x(year)} ${axisY}v6`} />
          <text
            className="yr"
            x={x(year)}
            y={axisY + 22}
            textAnchor={year === first ? "start" : year === last ? "end" : "middle"}
          >
            {year}
          </text>
        </g>
      ))}
    </svg>
  );
}
