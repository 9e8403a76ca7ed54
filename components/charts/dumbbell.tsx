import { Fragment, type ReactNode } from "react";

export type DumbbellRow = {
  readonly id: string;
  readonly name: ReactNode;
  /** Printed as a heading row whenever it changes from one row to the next. */
  readonly group?: string | undefined;
  /** The first rating, when there is an earlier one. */
  readonly start?: number | null | undefined;
  readonly now: number | null;
  readonly target: number | null;
  /** The mentor's rating; drawn only where it differs. */
  readonly mentor?: number | null | undefined;
};

const highest = 4;
const at = (level: number) => ({ left: `${(100 * level) / highest}%` });
const between = (a: number, b: number) => ({
  left: `${(100 * Math.min(a, b)) / highest}%`,
  width: `${(100 * Math.abs(b - a)) / highest}%`,
});

function spoken({ start, now, target, mentor }: DumbbellRow): string {
  return [
    typeof start === "number" && start !== now ? `at start ${start}` : "",
    now === null ? "not rated" : `now ${now}`,
    target === null ? "" : `target ${target}`,
    typeof mentor === "number" && mentor !== now ? `mentor rates ${mentor}` : "",
  ]
    .filter((part) => part !== "")
    .join(", ");
}

function Line({ row }: { readonly row: DumbbellRow }) {
  const { start, now, target, mentor } = row;
  const met = now !== null && target !== null && now >= target;
  return (
    <div className="tr" role="img" aria-label={spoken(row)}>
      {now !== null && target !== null && now < target ? <span className="gap" style={between(now, target)} /> : null}
      {typeof start === "number" && now !== null && start !== now ? (
        <span className="gain" style={between(start, now)} />
      ) : null}
      {typeof start === "number" && start !== now ? <span className="then" style={at(start)} /> : null}
      {now === null || now === target ? null : <span className="now" style={at(now)} />}
      {target === null ? null : <span className={met ? "tgt met" : "tgt"} style={at(target)} />}
      {typeof mentor === "number" && mentor !== now ? <span className="men" style={at(mentor)} /> : null}
    </div>
  );
}

function ToGo({ now, target }: DumbbellRow) {
  if (target === null) return <span className="faint">no target</span>;
  if (now === null) return <span className="faint">not rated</span>;
  const gap = Math.max(0, target - now);
  return gap === 0 ? <span className="faint">met</span> : <>{gap} to go</>;
}

/**
 * The benchmark: one row per competency on the scale 0 to 4. Open dot at the start, filled dot now, hollow diamond target
 * (solid once met), solid line gained, dotted line still to go. Rows keep the order they come in.
 */
export function Dumbbell({
  rows,
  caption,
  label = "Competency",
}: {
  readonly rows: readonly DumbbellRow[];
  readonly caption: string;
  readonly label?: string;
}) {
  return (
    <table className="db">
      <caption className="vh">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{label}</th>
          <th scope="col" className="c">
            <span className="vh">Now and target, from 0 to 4</span>
            <span className="sc" aria-hidden="true">
              {[0, 1, 2, 3, 4].map((level) => (
                <span key={level}>{level}</span>
              ))}
            </span>
          </th>
          <th scope="col" className="num lvl">
            Now
          </th>
          <th scope="col" className="num">
            Gap
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row, i) => (
          <Fragment key={row.id}>
            {row.group !== undefined && row.group !== rows[i - 1]?.group ? (
              <tr className="grp">
                <th scope="colgroup" colSpan={4}>
                  {row.group}
                </th>
              </tr>
            ) : null}
            <tr>
              <th scope="row">{row.name}</th>
              <td className="c">
                <Line row={row} />
              </td>
              <td className="num lvl">{row.now ?? "–"}</td>
              <td className="num">
                <ToGo {...row} />
              </td>
            </tr>
          </Fragment>
        ))}
      </tbody>
    </table>
  );
}

/** What the marks of a dumbbell mean; `start` and `mentor` only where the chart above draws them. */
export function DumbbellKey({
  target = "Target",
  now = "Now, self-rated",
  start = false,
  mentor = false,
}: {
  readonly target?: string;
  readonly now?: string;
  readonly start?: boolean;
  readonly mentor?: boolean;
}) {
  return (
    <div className="chartkey">
      {start ? (
        <span>
          <i className="then" />
          At start
        </span>
      ) : null}
      <span>
        <i className="now" />
        {now}
      </span>
      <span>
        <i className="tgt" />
        {target}
      </span>
      {mentor ? (
        <span>
          <i className="men" />
          Mentor’s rating, where it differs
        </span>
      ) : null}
    </div>
  );
}
