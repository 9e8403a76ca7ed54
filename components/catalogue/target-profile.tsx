import { Fragment } from "react";

type Row = {
  readonly competencyId: string;
  readonly name: string;
  readonly differenceId: string;
  readonly difference: string;
  readonly level: number;
  readonly levelLabel: string;
  readonly descriptor: string;
  readonly critical: boolean;
};

const levels = [0, 1, 2, 3, 4];

/** What a role typically asks for: a diamond on the scale 0 to 4 for each competency, and what that level looks like. */
export function TargetProfile({ role, rows }: { readonly role: string; readonly rows: readonly Row[] }) {
  return (
    <table className="db profile">
      <caption className="vh">Target levels of {role}, from 0 to 4</caption>
      <thead>
        <tr>
          <th scope="col">Competency</th>
          <th scope="col" className="c">
            <span className="vh">Target, from 0 to 4</span>
            <span className="sc" aria-hidden="true">
              {levels.map((level) => (
                <span key={level}>{level}</span>
              ))}
            </span>
          </th>
          <th scope="col" className="num">
            Level
          </th>
          <th scope="col" className="only-wide">
            What that looks like
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row, i) => (
          <Fragment key={row.competencyId}>
            {row.differenceId === rows[i - 1]?.differenceId ? null : (
              <tr className="grp">
                <th scope="colgroup" colSpan={4}>
                  {row.difference}
                </th>
              </tr>
            )}
            <tr>
              <th scope="row">
                {row.name}
                {row.critical ? <span className="tag ml-2">Must</span> : null}
              </th>
              <td className="c">
                <div className="tr" aria-hidden="true">
                  <span className={row.critical ? "tgt met" : "tgt"} style={{ left: `${25 * row.level}%` }} />
                </div>
              </td>
              <td className="num">
                {row.level} <span className="only-wide muted">{row.levelLabel}</span>
              </td>
              <td className="say">{row.descriptor}</td>
            </tr>
          </Fragment>
        ))}
      </tbody>
    </table>
  );
}
