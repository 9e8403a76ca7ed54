import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { GoalForm } from "@/components/evidence/goal-form";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import { PageHead } from "@/components/ui/page-head";
import { Section } from "@/components/ui/section";
import { lifecycleStages } from "@/domain/evidence/tags";
import { stageGoals, stageNames } from "@/domain/evidence/words";
import { caller, requireViewer } from "@/server/rsc";
import { addGoal } from "../actions";

export const metadata: Metadata = { title: "The next experience in a plan", robots: { index: false } };

type Props = { readonly searchParams: Promise<Record<string, string | string[] | undefined>> };

/** A stage that no evidence touches, as a task or a goal of one of the member's plans. */
export default async function NextExperiencePage({ searchParams }: Props) {
  const asked = (await searchParams).stage;
  const stage = lifecycleStages.find((one) => one === asked);
  if (stage === undefined) notFound();
  await requireViewer(`/evidence/next?stage=${stage}`);
  const api = await caller();
  const [listed, planned] = await Promise.all([api.plans.list(), api.evidence.plannedStages()]);
  const already = planned.find((line) => line.stage === stage);
  const plans = listed.filter((plan) => plan.isMine && (plan.state === "draft" || plan.state === "agreed"));
  return (
    <div className="wrap">
      <PageHead
        title={`${stageNames[stage]}: put it in a plan`}
        crumbs={[{ href: "/evidence", label: "Evidence" }, { label: "Next experience" }]}
      >
        No piece of yours touches this stage yet. Say it in your own words; the plan is where it gets its dates.
      </PageHead>
      <div className="cols mt-8">
        <div className="c6 stack-6">
          {already === undefined ? null : (
            <Notice tone="i" title="A line of yours is there for this stage already">
              <Link href={`/plans/${already.planId}/items/${already.itemId}`} prefetch={false}>
                {already.wbs} {already.title}
              </Link>{" "}
              in plan {already.reference}. What you add here is a second one.
            </Notice>
          )}
          {plans.length === 0 ? (
            <Section id="plan" title="Plan">
              <EmptyState title="No plan to add it to" action={<LinkButton href="/plans">Begin a plan</LinkButton>}>
                A task belongs to a plan. Begin one, then come back here.
              </EmptyState>
            </Section>
          ) : (
            <GoalForm stage={stage} title={stageGoals[stage]} plans={plans} action={addGoal} />
          )}
        </div>
      </div>
    </div>
  );
}
