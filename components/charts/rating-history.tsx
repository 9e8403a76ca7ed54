import { tableDay } from "@/domain/plans/gantt/gantt-axis";
import { type HistoryRating, historyAloud, ratingHistory } from "./rating-steps";

const levels = [4, 3, 2, 1, 0] as const;
const words = { self: "Self", mentor: "Mentor" } as const;
const frame = { width: 100, height: 116, step: 26, top: 6 } as const;

const yOf = (level: number) => frame.top + (4 - level) * frame.step;

/**
 * How the ratings of one competency went, level by level on the scale 0 to 4: own ratings as a heavy line, the mentor's
 * as a thin one, the target as a dotted line with its diamond. The table beneath says the same.
 */
export function RatingHistory({
  name,
  ratings,
  target,
  today,
  figure,
}: {
  /** The number of the figure on its page. */
  readonly figure: number;
  readonly name: string;
  /** In any order; at most one by each on a day counts, the last given. */
  readonly ratings: readonly HistoryRating[];
  readonly target: number | null;
  readonly today: string;
}) {
  const history = ratingHistory(ratings, today);
  return (
    <figure className="rhist">
      <figcaption>
        <b>
          Fig. {figure} {name}
        </b>{" "}
        {historyAloud(history.rows, target)}
      </figcaption>
      {history.rows.length === 0 ? null : (
        <>
          <div className="rplot" aria-hidden="true">
            {levels.map((level) => (
              <span key={level} className="lv" style={{ top: `${yOf(level)}px` }}>
                {level}
              </span>
            ))}
            <svg width="100%" height={frame.height} aria-hidden="true">
              {levels.map((level) => (
                <line key={level} className="grid" x1="0" x2="100%" y1={yOf(level)} y2={yOf(level)} />
              ))}
              {target === null ? null : <line className="goal" x1="0" x2="100%" y1={yOf(target)} y2={yOf(target)} />}
              <svg
                viewBox={`0 0 ${frame.width} ${frame.height}`}
                width="100%"
                height={frame.height}
                preserveAspectRatio="none"
                aria-hidden="true"
              >
                <path className="mentor" d={stepPath(history.mentor)} />
                <path className="self" d={stepPath(history.self)} />
              </svg>
              {history.mentor.map(({ on, at, level }) => (
                <line key={on} className="tickm" x1={`${at}%`} x2={`${at}%`} y1={yOf(level) - 8} y2={yOf(level) + 8} />
              ))}
              {history.self.map(({ on, at, level }) => (
                <circle key={on} className="dot" cx={`${at}%`} cy={yOf(level)} r="5" />
              ))}
              {target === null ? null : (
                <svg x="100%" y={yOf(target)} aria-hidden="true">
                  <path className="aim" d="M-8-8 0 0-8 8-16 0z" />
                </svg>
              )}
            </svg>
            <div className="ends">
              <span>{tableDay(history.from)}</span>
              <span>{tableDay(today)}</span>
            </div>
          </div>
          <details>
            <summary className="ui">As a table</summary>
            <table>
              <caption className="vh">Ratings of {name}, oldest first, on a scale of 0 to 4</caption>
              <thead>
                <tr>
                  <th scope="col">Date</th>
                  <th scope="col">By</th>
                  <th scope="col" className="num">
                    Level
                  </th>
                </tr>
              </thead>
              <tbody>
                {history.rows.map(({ on, by, level }) => (
                  <tr key={on + by}>
                    <th scope="row">{tableDay(on)}</th>
                    <td>{words[by]}</td>
                    <td className="num">{level}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </details>
        </>
      )}
    </figure>
  );
}

/** What the lines of these charts mean; once for all charts of a page. */
export function RatingHistoryKey() {
  return (
    <div className="chartkey rhist">
      <span>
        <svg width="26" height="10" aria-hidden="true">
          <path className="self" d="M0 5H26" />
          <circle className="dot" cx="13" cy="5" r="5" />
        </svg>
        Self-rated
      </span>
      <span>
        <svg width="26" height="16" aria-hidden="true">
          <path className="mentor" d="M0 8H26" />
          <path className="tickm" d="M13 0V16" />
        </svg>
        Rated by the mentor
      </span>
      <span>
        <svg width="26" height="16" aria-hidden="true">
          <path className="goal" d="M0 8H12" />
          <path className="aim" d="M17 1 24 8 17 15 10 8z" />
        </svg>
        Target
      </span>
    </div>
  );
}

/** Level until the next rating, then up or down at once; the last one holds until today. */
function stepPath(points: readonly { readonly at: number; readonly level: number }[]): string {
  const [first, ...rest] = points;
  if (first === undefined) return "";
  return `M${first.at} ${yOf(first.level)}${rest.map(({ at, level }) => `H${at}V${yOf(level)}`).join("")}H${frame.width}`;
}
