import type { FormAction } from "@/components/ui/form-state";
import { Section } from "@/components/ui/section";
import type { PlanView } from "@/server/plans/queries";
import type { SharingView } from "@/server/plans/sharing/sharing";
import { Ref } from "../comments/ref-text";
import { PlanHead } from "../plan-head";
import { PlanTabs } from "../plan-tabs";
import { ShareForms } from "./sharing-forms";
import { Shares } from "./sharing-list";
import { Views } from "./sharing-views";

/** Who sees the plan: the ways in that are open, ways to open another, what is kept back, and every look by another. */
export function SharingPage({
  plan,
  sharing,
  actions,
  zone,
}: {
  readonly plan: PlanView;
  readonly sharing: SharingView;
  readonly actions: { readonly share: FormAction; readonly end: FormAction };
  readonly zone: string;
}) {
  const planHref = `/plans/${plan.id}`;
  return (
    <div className="wrap">
      <PlanHead plan={plan} zone={zone} />
      <PlanTabs planHref={planHref} role={plan.role} here="/sharing" />
      <div className="cols mt-8">
        <div className="c7 stack-12">
          <Section id="shared" title="Who sees this plan" aside="You always do">
            <Shares planId={plan.id} shares={sharing.shares} action={actions.end} zone={zone} />
          </Section>
          <Hidden plan={plan} planHref={planHref} />
          <Section id="views" title="Who has looked" aside="The last hundred looks, newest first">
            <Views views={sharing.views} zone={zone} />
          </Section>
        </div>
        <div className="c5">
          <ShareForms planId={plan.id} mentors={sharing.mentors} action={actions.share} />
        </div>
      </div>
    </div>
  );
}

/** What nobody but the owner sees, also what belongs to a goal that is kept back. */
function Hidden({ plan, planHref }: { readonly plan: PlanView; readonly planHref: string }) {
  const kept = new Set(plan.lines.flatMap((line) => (line.hidden ? [line.id] : [])));
  const lines = plan.lines.filter((line) => line.hidden || (line.parentId !== null && kept.has(line.parentId)));
  return (
    <Section
      id="hidden"
      title="Kept to yourself"
      aside={lines.length === 0 ? "Nothing" : `${lines.length} of ${plan.lines.length} lines`}
    >
      <p className="ui muted">
        Any goal, task or gate can be hidden in its own form. Whoever sees the plan then sees neither the line nor what
        belongs to it; the dates still count it.
      </p>
      {lines.length === 0 ? null : (
        <ul className="bare mt-3">
          {lines.map((line) => (
            <li key={line.id} className="rule-b py-2">
              <Ref
                href={`${planHref}/items/${line.id}`}
                wbs={line.wbs}
                critical={plan.schedule.items.get(line.id)?.critical ?? false}
              />{" "}
              {line.title}
              {line.hidden ? null : <span className="small muted">, with its goal</span>}
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
