import { type Cell, PageHead } from "@/components/ui/page-head";
import { StatusMark } from "@/components/ui/status-mark";
import { longDate } from "@/domain/dates";
import { tableDay } from "@/domain/plans/gantt-axis";
import { slipWeeks } from "@/domain/plans/rag";
import type { PlanView } from "@/server/plans/queries";

type Shown = Pick<
  PlanView,
  | "reference"
  | "revision"
  | "state"
  | "baseline"
  | "schedule"
  | "standing"
  | "document"
  | "ownerName"
  | "mentor"
  | "role"
>;

function sentence({ ownerName, mentor, document, state }: Shown): string {
  const pair = mentor === null ? ownerName : `${ownerName} with ${mentor.name}`;
  if (document.items.length === 0)
    return `${pair}. There is nothing in it yet: begin with a goal, or with the first task.`;
  return state === "draft" ? `${pair}. A draft: its dates become the baseline once it is agreed.` : `${pair}.`;
}

function baselineWords(baseline: Shown["baseline"], zone: string): string {
  if (baseline === null) return "Not agreed yet";
  return `${baseline.imported ? "Imported, of" : "Agreed"} ${longDate(baseline.setAt, zone)}`;
}

/** The head of every page of a plan: what it is, how it stands, and its tabs. */
export function PlanHead({ plan, zone }: { readonly plan: Shown; readonly zone: string }) {
  const { baseline, schedule, standing } = plan;
  const cells: Cell[] = [
    { label: "Plan", value: plan.reference },
    { label: "Revision", value: String(plan.revision) },
    { label: "Baseline", value: baselineWords(baseline, zone) },
    { label: "Forecast finish", value: tableDay(schedule.finish) },
    ...(standing.slipDays === null ? [] : [{ label: "Slip", value: slipWeeks(standing.slipDays) }]),
    { label: "Status", value: <StatusMark status={standing.rag}>{statusWords[standing.rag]}</StatusMark> },
  ];
  return (
    <PageHead
      title={plan.document.title}
      crumbs={[{ href: "/plans", label: plan.role === "owner" ? "Your plans" : "Plans" }, { label: plan.reference }]}
      block={cells}
    >
      <p>{sentence(plan)}</p>
      {plan.document.purpose === "" ? null : <p className="muted">{plan.document.purpose}</p>}
    </PageHead>
  );
}

/** How a plan stands, in a word. */
export const statusWords = { G: "Green", A: "Amber", R: "Red", C: "Complete", N: "Not agreed" } as const;
