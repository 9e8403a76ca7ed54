import Link from "next/link";
import { FitBar, Score, slotName } from "@/components/charts/fit-bar";
import { Avatar } from "@/components/ui/avatar";
import { LinkButton } from "@/components/ui/button";
import { Tag } from "@/components/ui/tag";
import { type ScoreSlot, scoreSlots } from "@/domain/matching/weights";
import type { ComparisonRow, MentorComparison, MentorPage } from "@/server/matching/directory-view";
import { explainedSlots } from "./explained-slots";
import { firstName, photoAddress } from "./person-words";

function pointsIn(mentor: MentorPage, slot: ScoreSlot): number | null {
  return mentor.fit?.slots.find((one) => one.slot === slot)?.points ?? null;
}

function SlotCell({ mentor, slot, best }: { mentor: MentorPage; slot: ScoreSlot; best: number | null }) {
  const explained = mentor.fit === null ? undefined : explainedSlots(mentor.fit).find((one) => one.slot === slot);
  if (explained === undefined) return <span className="muted">No score</span>;
  const behind = best === null ? 0 : best - explained.points;
  return (
    <div>
      <p>
        <b>{explained.points}</b> <span className="faint">of {explained.weight}</span>
        {behind === 0 ? null : <span className="muted"> (−{behind})</span>}
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

function Facts({ row, mentors }: { readonly row: ComparisonRow; readonly mentors: readonly MentorPage[] }) {
  return (
    <tr>
      <th scope="row" className="full">
        {row.label}
        {row.same ? (
          <span className="mt-1 block">
            <Tag>Same for all</Tag>
          </span>
        ) : null}
      </th>
      {mentors.map((mentor, at) => (
        <td key={mentor.handle} data-l={firstName(mentor.name)}>
          {row.cells[at] || <span className="muted">Not known</span>}
        </td>
      ))}
    </tr>
  );
}

/** Two or three mentors, column by column: the fit in its five slots with the reasons, then the facts, alike ones marked. */
export function CompareTable({ comparison }: { readonly comparison: MentorComparison }) {
  const { mentors, rows } = comparison;
  const scored = mentors.some((mentor) => mentor.fit !== null);
  return (
    <table className="recs compare">
      <caption className="vh">Mentors side by side</caption>
      <thead>
        <tr>
          <td />
          {mentors.map((mentor) => (
            <th key={mentor.handle} scope="col">
              <span className="who">
                <Avatar name={mentor.name} domain={mentor.domain?.id} photoUrl={photoAddress(mentor.photoId)} />
                <span>
                  <Link href={`/mentors/${mentor.handle}`} prefetch={false} className="serif text-h3 text-ink">
                    {mentor.name}
                  </Link>
                  <span className="small muted block font-normal">{mentor.title}</span>
                </span>
              </span>
            </th>
          ))}
        </tr>
      </thead>
      {scored ? (
        <tbody>
          <tr>
            <th scope="row" className="full">
              Fit
            </th>
            {mentors.map((mentor) => (
              <td key={mentor.handle} data-l={firstName(mentor.name)}>
                {mentor.fit === null ? (
                  <span className="muted">{mentor.notEnough === null ? "No score" : "Not enough to suggest"}</span>
                ) : (
                  <div className="min-w-0 flex-1">
                    <Score points={mentor.fit.points} />
                    <div className="mt-2">
                      <FitBar slots={mentor.fit.slots} bare />
                    </div>
                  </div>
                )}
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
                    <SlotCell mentor={mentor} slot={slot} best={best} />
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      ) : null}
      <tbody>
        {rows.map((row) => (
          <Facts key={row.label} row={row} mentors={mentors} />
        ))}
        <tr className="ask">
          <th scope="row" className="full">
            Next step
          </th>
          {mentors.map((mentor) => (
            <td key={mentor.handle} data-l={firstName(mentor.name)}>
              {mentor.can.ask ? (
                <LinkButton small href={`/mentors/${mentor.handle}#ask`}>
                  {`Ask ${firstName(mentor.name)}`}
                </LinkButton>
              ) : (
                <span className="muted">{mentor.whyNot?.because ?? "Cannot be asked."}</span>
              )}
            </td>
          ))}
        </tr>
      </tbody>
    </table>
  );
}
