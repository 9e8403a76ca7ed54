import Link from "next/link";
import { Notice } from "@/components/ui/notice";
import { type Cell, PageHead } from "@/components/ui/page-head";
import { StatusMark } from "@/components/ui/status-mark";
import { longDate } from "@/domain/dates";
import { tableDay } from "@/domain/plans/gantt/gantt-axis";
import { slipWeeks } from "@/domain/plans/schedule/rag";
import type { PlanView } from "@/server/plans/queries";
import { stateWords } from "./state-words";

type Shown = Pick<
  PlanView,
  | "id"
  | "closed"
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
    { label: "Status", value: plan.closed === null ? <Standing rag={standing.rag} /> : stateWords[plan.closed.state] },
  ];
  return (
    <>
      <PageHead
        title={plan.document.title}
        crumbs={[{ href: "/plans", label: plan.role === "owner" ? "Your plans" : "Plans" }, { label: plan.reference }]}
        block={cells}
      >
        <p>{sentence(plan)}</p>
        {plan.document.purpose === "" ? null : <p className="muted">{plan.document.purpose}</p>}
      </PageHead>
      <Closed plan={plan} zone={zone} />
    </>
  );
}

function Standing({ rag }: { readonly rag: keyof typeof statusWords }) {
  return <StatusMark status={rag}>{statusWords[rag]}</StatusMark>;
}

/** That the plan was completed or given up, and for its owner the way back; nothing while it is open. */
function Closed({ plan, zone }: { readonly plan: Pick<Shown, "id" | "closed" | "role">; readonly zone: string }) {
  const { closed } = plan;
  if (closed === null) return null;
  return (
    <div className="mt-4">
      <Notice tone="i" title={`${stateWords[closed.state]} on ${longDate(closed.at, zone)}`}>
        Nothing in this plan changes any more.{closed.reason === "" ? "" : ` Reason given: “${closed.reason}”`}{" "}
        {plan.role === "owner" ? (
          <Link href={`/plans/${plan.id}/state`} prefetch={false}>
            Take it up again
          </Link>
        ) : null}
      </Notice>
    </div>
  );
}

/** How a plan stands, in a word. */
export const statusWords = { G: "Green", A: "Amber", R: "Red", C: "Complete", N: "Not agreed" } as const;
