import type { DaysToSign } from "@/domain/plans/agreement/days-to-sign";
import { tableDay } from "@/domain/plans/gantt/gantt-axis";
import type { PlanView } from "@/server/plans/queries";

/** What signatures under a revision change, shown before anybody signs: the baseline, its gates, the rhythm of reviews. */
export function Consequences({
  baseline,
  revision,
  days,
  reviews,
}: {
  readonly baseline: PlanView["baseline"];
  readonly revision: number;
  /** Those of this revision. */
  readonly days: DaysToSign;
  /** How often it is reviewed from then on. */
  readonly reviews: string;
}) {
  return (
    <table className="diff mt-3">
      <caption className="vh">What the signatures change</caption>
      <tbody>
        <tr>
          <th scope="row">Baseline</th>
          <td>
            <del>{baseline === null ? "none" : `${baseline.number}, ends ${tableDay(baseline.finish)}`}</del>{" "}
            <ins>
              {(baseline?.number ?? 0) + 1}, revision {revision}, ends {tableDay(days.finish)}
            </ins>
          </td>
        </tr>
        {days.gates.map((gate) => (
          <tr key={gate.id}>
            <th scope="row">
              <span className="ref">{gate.wbs}</span>
            </th>
            <td>
              {gate.title}: <ins>{tableDay(gate.finish)}</ins>
            </td>
          </tr>
        ))}
        <tr>
          <th scope="row">Reviews</th>
          <td>
            <ins>{reviews}</ins>
          </td>
        </tr>
      </tbody>
    </table>
  );
}
