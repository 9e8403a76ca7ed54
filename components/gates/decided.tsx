import { LinkButton } from "@/components/ui/link-button";
import { Section } from "@/components/ui/section";
import { StatusMark } from "@/components/ui/status-mark";
import { Time } from "@/components/ui/time";
import { longDay } from "@/domain/gates/days";
import { decisionWords } from "@/domain/gates/effects";
import { marksCounted } from "@/domain/gates/words";
import type { ItemEvidence } from "@/server/evidence/links";
import type { GateReviewLine, GateView, SignatureLine } from "@/server/gates/gate-view";
import { CriteriaTable } from "./criteria";
import { Effects } from "./effects";

type Props = {
  readonly review: GateReviewLine;
  readonly evidence: ItemEvidence;
  /** What competencies are called. */
  readonly names: GateView["names"];
  /** Leads the owner on after a change of route. */
  readonly isOwner: boolean;
  readonly ownerName: string;
  readonly zone: string;
};

/** A signed review, to be read and never changed: marks, decision, reason, conditions, consequences, signatures. */
export function DecidedReview({ review, evidence, names, isOwner, ownerName, zone }: Props) {
  const { words, effects, gate, settledAt } = review;
  if (words === null || words.decision === null) return null;
  const removed = evidence.removed.filter(
    ({ linkedAt, removedAt }) => settledAt !== null && linkedAt <= settledAt && settledAt <= removedAt,
  );
  return (
    <div className="stack-12">
      <Section id={`criteria-${review.id}`} title="Exit criteria" end={marksCounted(words.marks, gate.criteria)}>
        <CriteriaTable
          criteria={gate.criteria}
          ratings={{}}
          evidence={evidence}
          marks={words.marks}
          names={names}
          bare={gate.metWithoutEvidence ?? []}
          editable={false}
        />
        {removed.map((trace) => (
          <p key={`${trace.title} ${trace.removedAt.getTime()}`} className="small muted mt-2">
            {trace.title}, {longDay(trace.happenedOn)}: was linked here and has been removed on{" "}
            <Time at={trace.removedAt} as="long" zone={zone} />.
          </p>
        ))}
      </Section>
      <Section
        id={`decision-${review.id}`}
        title={`Decision: ${decisionWords(words.decision, words.conditions.length)}`}
      >
        {words.decision === "conditions" ? (
          <ol className="list-decimal pl-5">
            {words.conditions.map(({ id, text, by }) => (
              <li key={id} className="py-1">
                {text}
                {by === null ? "" : `, by ${longDay(by)}`}
              </li>
            ))}
          </ol>
        ) : null}
        {words.decision === "hold" && words.holdUntil !== null ? (
          <p>Looked at again on {longDay(words.holdUntil)}. A hold is not a failure; it is a date.</p>
        ) : null}
        {words.why === "" ? (
          <p className="ui muted mt-4">What was written here stays between {ownerName} and the mentor who decided.</p>
        ) : (
          <blockquote className="quote mt-4">{words.why}</blockquote>
        )}
        {effects === null ? null : (
          <>
            <h3 className="mt-6 text-base">What it changed</h3>
            <Effects lines={effects} caption="What the decision changed" />
          </>
        )}
        {words.decision === "route" && isOwner ? (
          <p className="mt-6">
            <LinkButton href="/plans/new">Begin a plan for the new route</LinkButton>
          </p>
        ) : null}
        <Signatures signatures={review.signatures} ownerName={ownerName} zone={zone} />
      </Section>
    </div>
  );
}

/** Who has signed, and who has not. */
export function Signatures({
  signatures,
  ownerName,
  zone,
}: {
  readonly signatures: readonly SignatureLine[];
  readonly ownerName: string;
  readonly zone: string;
}) {
  return (
    <ul className="bare stack-2 mt-6" aria-label="Signatures">
      {signatures.map((signature) => (
        <li key={`${signature.typedName} ${signature.signedAt.getTime()}`} className="row">
          <StatusMark status="C" bare />
          <span>
            <i className="serif">{signature.typedName}</i>{" "}
            <span className="small muted">
              signed on <Time at={signature.signedAt} as="long" zone={zone} />
            </span>
          </span>
        </li>
      ))}
      {signatures.some((one) => one.isOwner) ? null : (
        <li>
          <StatusMark status="N">{`${ownerName} has not signed`}</StatusMark>
        </li>
      )}
    </ul>
  );
}
