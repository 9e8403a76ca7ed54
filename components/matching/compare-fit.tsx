import { FitBar, Score, slotName } from "@/components/charts/fit-bar";
import { LinkButton } from "@/components/ui/link-button";
import { type ScoreSlot, scoreSlots } from "@/domain/matching/weights";
import type { MentorPage } from "@/server/matching/directory-view";
import { CompareHead } from "./compare-head";
import { explainedSlots } from "./explained-slots";
import { firstName } from "./person-words";

function pointsIn(mentor: MentorPage, slot: ScoreSlot): number | null {
  return mentor.fit?.slots.find((one) => one.slot === slot)?.points ?? null;
}

function Total({ mentor }: { readonly mentor: MentorPage }) {
  if (mentor.fit === null) {
    return <span className="muted">{mentor.notEnough === null ? "No score" : "Not enough to suggest"}</span>;
  }
  return (
    <div className="min-w-0 flex-1">
      <Score points={mentor.fit.points} />
      <div className="mt-2">
        <FitBar slots={mentor.fit.slots} bare />
      </div>
    </div>
  );
}

function Slot({
  mentor,
  slot,
  best,
}: {
  readonly mentor: MentorPage;
  readonly slot: ScoreSlot;
  readonly best: number | null;
}) {
  const explained = mentor.fit === null ? undefined : explainedSlots(mentor.fit).find((one) => one.slot === slot);
  if (explained === undefined) return <span className="muted">No score</span>;
  const behind = best === null ? 0 : best - explained.points;
  return (
    <div>
      <p>
        <b>{explained.points}</b> <span className="faint">of {explained.weight}</span>
        {behind === 0 ? null : <span className="muted">, {behind} behind</span>}
      </p>
      <ul className="small muted mt-1">
        {explained.reasons.map((reason) => (
          <li key={reason.text}>
            {reason.side === "against" ? "Against: " : ""}
            {reason.text}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The fits of two or three mentors, slot by slot, with the reasons of each and how far it is behind the best. */
export function CompareFit({ mentors }: { readonly mentors: readonly MentorPage[] }) {
  return (
    <table className="recs compare">
      <caption className="vh">How well each mentor fits, part by part</caption>
      <CompareHead mentors={mentors} />
      <tbody>
        <tr>
          <th scope="row" className="full">
            Fit
          </th>
          {mentors.map((mentor) => (
            <td key={mentor.handle} data-l={firstName(mentor.name)}>
              <Total mentor={mentor} />
            </td>
          ))}
        </tr>
        {scoreSlots.map((slot) => {
          const points = mentors.map((mentor) => pointsIn(mentor, slot)).filter((one) => one !== null);
          const best = points.length > 1 ? Math.max(...points) : null;
          return (
            <tr key={slot}>
              <th scope="row" className="full">
                {slotName(slot)}
              </th>
              {mentors.map((mentor) => (
                <td key={mentor.handle} data-l={firstName(mentor.name)}>
                  <Slot mentor={mentor} slot={slot} best={best} />
                </td>
              ))}
            </tr>
          );
        })}
        <tr>
          <th scope="row" className="full">
            Next step
          </th>
          {mentors.map((mentor) => (
            <td key={mentor.handle} data-l={firstName(mentor.name)}>
              {mentor.can.ask ? (
                <LinkButton small look="secondary" href={`/mentors/${mentor.handle}#ask`}>
                  {`Ask ${firstName(mentor.name)}`}
                </LinkButton>
              ) : (
                <span className="muted">
                  {mentor.together ? "You two are in touch already." : (mentor.whyNot?.because ?? "Cannot be asked.")}
                </span>
              )}
            </td>
          ))}
        </tr>
      </tbody>
    </table>
  );
}
