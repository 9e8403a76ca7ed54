import type { ReactNode } from "react";
import { Section } from "@/components/ui/section";
import { shortDate } from "@/domain/dates";
import { shortDay } from "@/domain/gates/days";
import { decisionWords } from "@/domain/gates/effects";
import { tableDay } from "@/domain/plans/gantt/gantt-axis";
import type { GateReviewLine, GateView } from "@/server/gates/gate-view";

type Entry = { key: string; at: Date; gate: "open" | "full" | null; what: ReactNode; who: string };

const outcomes = {
  withdrawn: "Taken back",
  lapsed: "Not answered in time",
  cancelled: "Ended: the plan was closed, or is no longer shown to the mentor",
} as const;

const criterionWords = { added: "added", changed: "changed", removed: "taken out" } as const;

function ofReview(review: GateReviewLine, ownerName: string): Entry[] {
  const pieces = review.gate.evidence === 1 ? "1 piece" : `${review.gate.evidence} pieces`;
  const entries: Entry[] = [
    {
      key: `${review.id} submitted`,
      at: review.submittedAt,
      gate: null,
      what: `Put forward at revision ${review.revision} with ${pieces} of evidence`,
      who: ownerName,
    },
  ];
  if (review.outcome === null) {
    entries.push({
      key: `${review.id} open`,
      at: review.submittedAt,
      gate: "open",
      what: <b>In review</b>,
      who: review.mentorName ?? "A former mentor",
    });
  } else if (review.outcome !== "signed") {
    const at = review.settledAt ?? review.submittedAt;
    entries.push({ key: `${review.id} ${review.outcome}`, at, gate: null, what: outcomes[review.outcome], who: "" });
  }
  for (const { signedAt, typedName, isOwner } of review.signatures) {
    const decision = review.words?.decision ?? "hold";
    const words = decisionWords(decision, review.words?.conditions.length ?? 0);
    entries.push({
      key: `${review.id} ${typedName} ${signedAt.getTime()}`,
      at: signedAt,
      gate: isOwner ? null : "full",
      what: isOwner ? "Signed as read" : <b>{words}</b>,
      who: `signed ${typedName}`,
    });
  }
  return entries;
}

function ofEvent(event: GateView["events"][number]): Entry {
  switch (event.kind) {
    case "moved":
      return {
        key: `moved ${event.revision}`,
        at: event.at,
        gate: null,
        what: (
          <>
            Forecast moved{" "}
            <span className="diff">
              <del>{tableDay(event.before)}</del> <ins>{tableDay(event.after)}</ins>
            </span>
            {event.reason === "" ? null : <span className="block small muted">{event.reason}</span>}
          </>
        ),
        who: event.by ?? "",
      };
    case "criterion":
      return {
        key: `criterion ${event.revision} ${event.change} ${event.text}`,
        at: event.at,
        gate: null,
        what: `Criterion ${criterionWords[event.change]}: ${event.text}`,
        who: event.by ?? "",
      };
    case "presence":
      return {
        key: `presence ${event.revision}`,
        at: event.at,
        gate: null,
        what: `${event.change === "taken out" ? "Taken out of the plan" : "Put back into the plan"} in revision ${event.revision}`,
        who: event.by ?? "",
      };
    case "baseline":
      return {
        key: `baseline ${event.number}`,
        at: event.at,
        gate: "full",
        what: <b>{`Baseline ${event.number} agreed: ${shortDay(event.finish, true)}`}</b>,
        who: `revision ${event.revision}`,
      };
  }
}

/** Everything that happened to a gate, the newest first: reviews, signatures, forecasts, criteria, baselines. */
export function GateHistory({ view, zone }: { readonly view: GateView; readonly zone: string }) {
  const entries = [
    ...view.reviews.flatMap((review) => ofReview(review, view.plan.ownerName)),
    ...view.events.map(ofEvent),
  ].sort((a, b) => b.at.getTime() - a.at.getTime() || Number(b.gate === "open") - Number(a.gate === "open"));
  return (
    <Section id="history" title="History">
      {entries.length === 0 ? (
        <p className="ui muted">Nothing has happened to this gate yet: it stands as it was first planned.</p>
      ) : (
        <ol className="hist">
          {entries.map(({ key, at, gate, what, who }) => (
            <li key={key} className={gate === null ? undefined : gate === "open" ? "g o" : "g"}>
              <span>{what}</span>
              <span className="muted col-start-2">
                {shortDate(at, zone)}
                {who === "" ? "" : `, ${who}`}
              </span>
            </li>
          ))}
        </ol>
      )}
    </Section>
  );
}
