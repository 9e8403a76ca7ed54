import type { GanttQuery } from "@/components/charts/gantt-address";
import { PageHead } from "@/components/ui/page-head";
import { Section } from "@/components/ui/section";
import { StatusMark } from "@/components/ui/status-mark";
import { Time } from "@/components/ui/time";
import { tableDay } from "@/domain/plans/gantt/gantt-axis";
import { slipWeeks } from "@/domain/plans/schedule/rag";
import type { LinkedPlanView } from "@/server/plans/sharing/shared-view";
import { Areas } from "../areas";
import { Asked } from "../asked";
import { Ref } from "../comments/ref-text";
import { GanttSection } from "../gantt/gantt-section";
import { statusWords } from "../plan-head";

/** The gates of a plan with what each of them asks, for somebody who may only read. */
function Gates({ plan }: { readonly plan: LinkedPlanView }) {
  const gates = plan.lines.filter((line) => line.kind === "gate" && line.status !== "dropped");
  if (gates.length === 0) return null;
  return (
    <Section id="gates" title="Gates" aside="What has to be true before each is passed">
      <ol className="bare">
        {gates.map((gate) => {
          const at = plan.schedule.items.get(gate.id);
          const passedOn = plan.passed.get(gate.id);
          const agreed = plan.baseline?.[gate.id]?.finish;
          return (
            <li key={gate.id} className="rule-b py-3">
              <h3>
                <Ref href={null} wbs={gate.wbs} critical={at?.critical ?? false} /> {gate.title}
              </h3>
              <p className="ui muted">
                {passedOn !== undefined
                  ? `Passed on ${tableDay(passedOn)}.`
                  : at === undefined
                    ? "Not scheduled."
                    : `${plan.decisions.get(gate.id) === "held" ? "Held. " : ""}Forecast for ${tableDay(at.finish)}${agreed === undefined || agreed === at.finish ? "" : `, baseline ${tableDay(agreed)}`}.`}
              </p>
              {gate.criteria.length === 0 ? (
                <p className="ui mt-2">No exit criterion is written yet.</p>
              ) : (
                <ol className="mt-2 list-decimal pl-5">
                  {gate.criteria.map((criterion) => (
                    <li key={criterion.id} className="py-1">
                      {criterion.text}
                      <Asked criterion={criterion} names={plan.names} />
                    </li>
                  ))}
                </ol>
              )}
            </li>
          );
        })}
      </ol>
    </Section>
  );
}

/** The plan as whoever holds a link reads it: schedule, five areas and gates, with nothing to press but what is shown of the chart. */
export function SharedPlan({
  plan,
  pageHref,
  query,
  zone,
}: {
  readonly plan: LinkedPlanView;
  /** The page's own address, by which the chart is turned. */
  readonly pageHref: string;
  readonly query: GanttQuery;
  readonly zone: string | undefined;
}) {
  const { standing, schedule } = plan;
  return (
    <div className="wrap">
      <PageHead
        title={plan.title}
        block={[
          { label: "Plan", value: plan.reference },
          { label: "Revision", value: String(plan.revision) },
          { label: "Forecast finish", value: tableDay(schedule.finish) },
          ...(standing.slipDays === null ? [] : [{ label: "Slip", value: slipWeeks(standing.slipDays) }]),
          { label: "Status", value: <StatusMark status={standing.rag}>{statusWords[standing.rag]}</StatusMark> },
        ]}
      >
        <p>
          The development plan of {plan.ownerName}, shown to you by a link. Last changed{" "}
          <Time at={plan.updatedAt} as="long" zone={zone} />.
        </p>
        {plan.purpose === "" ? null : <p className="muted">{plan.purpose}</p>}
      </PageHead>
      <div className="mt-8">
        {plan.lines.length === 0 ? (
          <p className="muted">There is nothing to show in this plan yet.</p>
        ) : (
          <GanttSection
            planHref={null}
            pageHref={pageHref}
            query={query}
            title={`${plan.title}, revision ${plan.revision}`}
            lines={plan.lines}
            schedule={schedule}
            baseline={plan.baseline}
            decisions={plan.decisions}
            today={plan.today}
            standings={standing.items}
            moving={null}
          >
            <b>Fig. 1</b> Plan {plan.reference} at revision {plan.revision}.
          </GanttSection>
        )}
      </div>
      <div className="cols mt-12">
        <div className="c7">
          <Areas lines={plan.lines} planHref={null} critical={new Set(schedule.criticalPath)} />
        </div>
        <div className="c5">
          <Gates plan={plan} />
        </div>
      </div>
      <p className="small muted mt-8">
        {plan.ownerName} sees when this link is opened, and can take it back at any time. Notes, comments and evidence
        are not shown by it.
      </p>
    </div>
  );
}
