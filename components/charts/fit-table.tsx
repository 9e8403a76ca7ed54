import { type FitSlot, slotName } from "./fit-bar";

export type FitReason = { readonly side: "for" | "against"; readonly text: string };
export type ExplainedSlot = FitSlot & { readonly reasons: readonly FitReason[] };

function Reason({ reason }: { readonly reason: FitReason }) {
  return (
    <li>
      {reason.side === "against" ? <span className="muted">Against: </span> : null}
      {reason.text}
    </li>
  );
}

/** Every slot of a score with its reasons in words, those against included, and its points. `who` names the mentor. */
export function FitTable({ who, slots }: { readonly who: string; readonly slots: readonly ExplainedSlot[] }) {
  return (
    <table className="recs hs">
      <caption className="vh">Why {who} fits, part by part</caption>
      <thead>
        <tr>
          <th scope="col">Part</th>
          <th scope="col">Why</th>
          <th scope="col" className="num">
            Score
          </th>
        </tr>
      </thead>
      <tbody>
        {slots.map((slot) => (
          <tr key={slot.slot}>
            <th scope="row" className="full md:w-20">
              {slotName(slot.slot)}
            </th>
            <td className="full">
              <ul>
                {slot.reasons.map((reason) => (
                  <Reason key={reason.text} reason={reason} />
                ))}
              </ul>
            </td>
            <td className="num nowrap">
              <b>{slot.points}</b> <span className="faint">of {slot.weight}</span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
