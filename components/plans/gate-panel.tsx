import { LinkButton } from "@/components/ui/link-button";
import { longDate } from "@/domain/dates";
import type { NumberedItem } from "@/domain/plans/document";
import type { ScheduledItem } from "@/domain/plans/schedule";
import { Ref } from "./ref-text";

const noon = (day: string) => new Date(`${day}T12:00:00Z`);

/** The next gate: what it asks, when it is due, who decides. */
export function GatePanel({
  gate,
  at,
  agreed,
  planHref,
  mentorName,
  mayReview,
}: {
  readonly gate: NumberedItem;
  readonly at: ScheduledItem;
  readonly agreed: string | undefined;
  readonly planHref: string;
  readonly mentorName: string | null;
  readonly mayReview: boolean;
}) {
  return (
    <section className="gatebox" id="gate" aria-labelledby="gate-title">
      <h2 id="gate-title">
        <Ref href={`${planHref}/gates/${gate.id}`} wbs={gate.wbs} critical={at.critical} /> {gate.title}
      </h2>
      <p className="ui muted mt-2">
        Due <b className="text-ink">{longDate(noon(at.finish))}</b>
        {agreed === undefined || agreed === at.finish ? "" : `, baseline ${longDate(noon(agreed))}`}.{" "}
        {mentorName === null
          ? "A mentor decides it; nobody sees this plan as mentor yet."
          : `Decision by ${mentorName}.`}
      </p>
      {gate.criteria.length === 0 ? (
        <p className="mt-3">No exit criterion is written yet, so there is nothing to show at this gate.</p>
      ) : (
        <ol className="mt-3 list-decimal pl-5">
          {gate.criteria.map((criterion) => (
            <li key={criterion.id} className="py-1">
              {criterion.text}
            </li>
          ))}
        </ol>
      )}
      {mayReview ? (
        <div className="row mt-4">
          <LinkButton href={`${planHref}/gates/${gate.id}`}>Open the gate</LinkButton>
        </div>
      ) : null}
    </section>
  );
}
