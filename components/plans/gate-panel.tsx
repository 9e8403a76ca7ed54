import { LinkButton } from "@/components/ui/link-button";
import { StatusMark } from "@/components/ui/status-mark";
import { longDate } from "@/domain/dates";
import type { NumberedItem } from "@/domain/plans/document";
import { type Standing, slipWeeks } from "@/domain/plans/schedule/rag";
import type { ScheduledItem } from "@/domain/plans/schedule/schedule";
import { Asked } from "./asked";
import { Ref } from "./comments/ref-text";

const noon = (day: string) => new Date(`${day}T12:00:00Z`);

/** The next gate: what it asks and what of it stands as met, when it is due, who decides. */
export function GatePanel({
  gate,
  at,
  standing,
  met,
  names,
  agreed,
  planHref,
  mentorName,
  mayReview,
}: {
  readonly gate: NumberedItem;
  readonly at: ScheduledItem;
  /** Null for what the schedule does not place. */
  readonly standing: Standing | null;
  /** The criteria that stand as met; null for whoever has no part in the plan. */
  readonly met: readonly string[] | null;
  /** What competencies are called. */
  readonly names: Readonly<Record<string, string>>;
  readonly agreed: string | undefined;
  readonly planHref: string;
  readonly mentorName: string | null;
  readonly mayReview: boolean;
}) {
  return (
    <section className="gatebox" id="gate" aria-labelledby="gate-title">
      <div className="row between items-start gap-2">
        <h2 id="gate-title">
          <Ref href={`${planHref}/gates/${gate.id}`} wbs={gate.wbs} critical={at.critical} /> {gate.title}
        </h2>
        {met === null || gate.criteria.length === 0 ? null : (
          <StatusMark status={standing?.rag ?? "N"}>{`${met.length} of ${gate.criteria.length} met`}</StatusMark>
        )}
      </div>
      <p className="ui muted mt-2">
        Due <b className="text-ink">{longDate(noon(at.finish))}</b>
        {agreed === undefined || agreed === at.finish
          ? ""
          : `, baseline ${longDate(noon(agreed))} (${slipWeeks(standing?.slipDays ?? 0)})`}
        .{" "}
        {mentorName === null
          ? "A mentor decides it; nobody sees this plan as mentor yet."
          : `Decision by ${mentorName}.`}
      </p>
      {gate.criteria.length === 0 ? (
        <p className="mt-3">No exit criterion is written yet, so there is nothing to show at this gate.</p>
      ) : (
        <ol className="bare mt-3">
          {gate.criteria.map((criterion, n) => (
            <li key={criterion.id} className="rule-b grid grid-cols-[auto_minmax(0,1fr)] gap-3 py-2">
              {met === null ? (
                <span>{n + 1}.</span>
              ) : met.includes(criterion.id) ? (
                <StatusMark status="C" quiet>
                  Met:
                </StatusMark>
              ) : (
                <StatusMark status="N" quiet>
                  Not met yet:
                </StatusMark>
              )}
              <div>
                {criterion.text}
                <Asked criterion={criterion} names={names} />
              </div>
            </li>
          ))}
        </ol>
      )}
      {met === null || gate.criteria.length === 0 ? null : (
        <p className="small muted mt-2">
          Met is what the last review marked so or, before there is one, what the mentor has confirmed or rated.
        </p>
      )}
      {mayReview ? (
        <div className="row mt-4">
          <LinkButton href={`${planHref}/gates/${gate.id}`}>Open the gate</LinkButton>
        </div>
      ) : null}
    </section>
  );
}
