import type { LadderLine } from "@/domain/evidence/ladder";
import { rungs } from "@/domain/evidence/tags";
import { differenceNames, rungNames } from "@/domain/evidence/words";

/** The three ladders: where each is short in a sentence, and how many pieces stand on each rung. */
export function EvidenceLadder({ lines }: { readonly lines: readonly LadderLine[] }) {
  return (
    <div className="tscroll">
      <table className="recs">
        <caption className="vh">How many pieces stand on each rung of the ladder</caption>
        <thead>
          <tr>
            <th scope="col">Difference</th>
            {rungs.map((rung) => (
              <th scope="col" className="num" key={rung}>
                <span className="inline-block first-letter:uppercase">{rungNames[rung]}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.difference}>
              <th scope="row" className="full">
                <span className="capitalize">{differenceNames[line.difference]}</span>
                <p className="small muted font-normal">{line.sentence}</p>
              </th>
              {rungs.map((rung) => (
                <td className="num" data-l={rungNames[rung]} key={rung}>
                  {line.counts[rung] === 0 ? <span className="faint">0</span> : line.counts[rung]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The three sentences alone, for a page that has little room. */
export function LadderSentences({ lines }: { readonly lines: readonly LadderLine[] }) {
  return (
    <ul className="ui">
      {lines.map((line) => (
        <li key={line.difference}>{line.sentence}</li>
      ))}
    </ul>
  );
}
