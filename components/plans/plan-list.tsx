import Link from "next/link";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHead } from "@/components/ui/page-head";
import { Section } from "@/components/ui/section";
import { Tag } from "@/components/ui/tag";
import { Time } from "@/components/ui/time";
import type { PlanState } from "@/domain/plans/life";
import { stateWords } from "./state-words";

export type PlanLine = {
  readonly id: string;
  readonly reference: string;
  readonly title: string;
  readonly state: PlanState;
  readonly revision: number;
  readonly updatedAt: Date;
  readonly ownerName: string;
  readonly isMine: boolean;
};

/** Plans as lines: what each is called, how it stands and when it was changed. */
export function PlanLines({ plans, zone }: { readonly plans: readonly PlanLine[]; readonly zone: string }) {
  return (
    <ul className="bare">
      {plans.map((plan) => (
        <li key={plan.id} className="rule-b py-3">
          <h3>
            <Link href={`/plans/${plan.id}`} prefetch={false}>
              {plan.title}
            </Link>
          </h3>
          <p className="ui muted">
            <Tag>{stateWords[plan.state]}</Tag> {plan.reference}, revision {plan.revision},{" "}
            {plan.isMine ? null : `${plan.ownerName}, `}
            last changed <Time at={plan.updatedAt} as="long" zone={zone} />
          </p>
        </li>
      ))}
    </ul>
  );
}

/** A member's plans: their own, then those that others show them. */
export function PlanList({ plans, zone }: { readonly plans: readonly PlanLine[]; readonly zone: string }) {
  const mine = plans.filter((plan) => plan.isMine);
  const shown = plans.filter((plan) => !plan.isMine);
  return (
    <div className="wrap">
      <PageHead title="Plans">
        <p>A development plan is run like a project: a baseline, a forecast, gates and a signature.</p>
      </PageHead>
      <div className="cols mt-8">
        <div className="c8 stack-12">
          <Section
            id="mine"
            title="Your plans"
            end={
              <span className="row">
                {mine.length === 0 ? null : <Link href="/plans/new">Begin another</Link>}
                <Link href="/plans/import">Import from a file</Link>
              </span>
            }
          >
            {mine.length === 0 ? (
              <EmptyState
                title="You have no plan yet"
                drawn
                action={<LinkButton href="/plans/new">Begin a plan</LinkButton>}
              >
                Begin from a plan for your next step, or from nothing. It is private until you show it to somebody.
              </EmptyState>
            ) : (
              <PlanLines plans={mine} zone={zone} />
            )}
          </Section>
          {shown.length === 0 ? null : (
            <Section id="shown" title="Shown to you">
              <PlanLines plans={shown} zone={zone} />
            </Section>
          )}
        </div>
      </div>
    </div>
  );
}
