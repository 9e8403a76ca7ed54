import Link from "next/link";
import { CriticalStrip } from "@/components/charts/critical-strip";
import { LinkButton } from "@/components/ui/link-button";
import type { Cell } from "@/components/ui/page-head";
import { Section } from "@/components/ui/section";
import { StatusMark } from "@/components/ui/status-mark";
import { Tag } from "@/components/ui/tag";
import { shortDate } from "@/domain/dates";
import { dayNumber, tableDay } from "@/domain/plans/gantt/gantt-axis";
import { slipWeeks } from "@/domain/plans/schedule/rag";
import type { DueTask, PlanToday } from "@/server/plans/today";
import { Ref } from "./comments/ref-text";
import { statusWords } from "./plan-head";

type Of = { readonly plan: PlanToday; readonly now: Date; readonly zone: string };

const noon = (day: string) => new Date(`${day}T12:00:00Z`);
const daysTo = (day: string, today: string) => dayNumber(day) - dayNumber(today);
const inDays = (days: number) => (days === 0 ? "today" : days === 1 ? "tomorrow" : `in ${days} days`);

/** The member's plan as one line: its gates with their dates, where they were agreed, and today. */
export function PlanStrip({ plan, now, zone }: Of) {
  const { gates, nextGate, slipDays } = plan;
  return (
    <Section
      id="path"
      className="mb-8"
      title="Your critical path"
      aside={
        slipDays === null
          ? "A draft: its dates become the baseline once it is agreed"
          : `${slipDays === 0 ? "On baseline" : `${slipWeeks(slipDays)} against the baseline`}, which is dashed`
      }
      end={
        <Link href={`/plans/${plan.id}`} prefetch={false}>
          Open the plan
        </Link>
      }
    >
      <CriticalStrip
        from={noon(plan.from)}
        to={noon(plan.finish)}
        now={now}
        zone={zone}
        gates={gates.map(({ wbs, at, passed, agreedFor }) => ({
          label: wbs,
          at: noon(at),
          passed,
          baselineAt: agreedFor === null ? undefined : noon(agreedFor),
        }))}
      />
      <p className="cap">
        <b>Fig. 1</b>&ensp;{plan.title}, revision {plan.revision}.{" "}
        {nextGate === null
          ? `No gate is ahead; the forecast finish is ${tableDay(plan.finish)}.`
          : `Next is ${nextGate.wbs}, ${nextGate.title}.`}
      </p>
    </Section>
  );
}

/** Said where somebody has no plan yet: what one is for, and the way to begin it. */
export function BeginPlan() {
  return (
    <div className="row between mb-8 gap-4">
      <p className="muted max-w-[66ch]">
        You have no plan under way. A plan has dates of its own: tasks, gates, and a baseline to hold them against.
      </p>
      <LinkButton href="/plans/new" look="secondary">
        Begin a plan
      </LinkButton>
    </div>
  );
}

/** How the plan stands, for the title block. */
export function planTodayCells(plan: PlanToday): Cell[] {
  return [
    { label: "Plan", value: `${plan.reference}, rev ${plan.revision}` },
    { label: "Status", value: <StatusMark status={plan.rag}>{statusWords[plan.rag]}</StatusMark> },
    { label: "Forecast", value: tableDay(plan.finish) },
  ];
}

/** When the next gate is due, in a sentence; null without one. */
export function planTodaySentence({ nextGate, today }: PlanToday): string | null {
  if (nextGate === null) return null;
  return `${nextGate.wbs}, ${nextGate.title}, is due ${inDays(daysTo(nextGate.at, today))}.`;
}

/** The plan's figures: days to the next gate, slip, open tasks. */
export function planTodayFacts({ nextGate, slipDays, open, late, today }: PlanToday) {
  const gateIn = nextGate === null ? null : daysTo(nextGate.at, today);
  const slip = slipDays === null ? null : slipWeeks(slipDays);
  const [figure = "", ...unit] = slip === null || slipDays === 0 ? ["0", "weeks"] : slip.split(" ");
  return [
    ...(gateIn === null ? [] : [{ label: "Gate due in", value: gateIn, unit: gateIn === 1 ? "day" : "days" }]),
    ...(slip === null ? [] : [{ label: "Slip against baseline", value: figure, unit: unit.join(" ") }]),
    { label: "Open tasks", value: open, unit: late === 0 ? "none late" : `${late} late` },
  ];
}

const words = { goal: "Goal", task: "Task", milestone: "Milestone", gate: "Gate" } as const;

/** Tasks of plans as lines of what is due, each on its day; none is late, since a forecast never lies in the past. */
export function planDueRows(due: readonly DueTask[], now: Date, zone: string) {
  return due.map((task) => {
    const { id, planId, wbs, title, kind, finish, agreedFor, rag, critical, planTitle, ownerName, isMine } = task;
    const href = kind === "gate" ? `/plans/${planId}/gates/${id}` : `/plans/${planId}/items/${id}`;
    return {
      id,
      dueAt: noon(finish) < now ? now : noon(finish),
      row: (
        <li>
          <span className="date">
            <b>{shortDate(noon(finish), zone)}</b>
          </span>
          <div>
            <Link href={href} prefetch={false} className="plain">
              <b>{title}</b>
            </Link>
            <div className="small muted">
              {words[kind]} <Ref href={href} wbs={wbs} critical={critical} /> of{" "}
              {isMine ? planTitle : `${ownerName}’s plan, ${planTitle}`}
              {agreedFor === null ? "" : `; the baseline was ${tableDay(agreedFor)}`}
            </div>
          </div>
          {rag === "A" || rag === "R" || !critical ? (
            <StatusMark status={rag}>{rag === "N" ? "Not started" : statusWords[rag]}</StatusMark>
          ) : (
            <Tag look="critical">Critical</Tag>
          )}
        </li>
      ),
    };
  });
}
