import Link from "next/link";
import { GapFigure } from "@/components/benchmark/gap-figure";
import { EmptyState } from "@/components/ui/empty-state";
import type { FormAction } from "@/components/ui/form-state";
import { LinkButton } from "@/components/ui/link-button";
import { Section } from "@/components/ui/section";
import { roleInSentence } from "@/domain/catalogue/words";
import { closingLines } from "@/domain/plans/closing";
import type { PlanBenchmark } from "@/server/plans/benchmark/benchmark";
import type { PlanView } from "@/server/plans/queries";
import { PlanHead } from "../plan-head";
import { PlanTabs } from "../plan-tabs";
import { ClosingTable } from "./benchmark-closing";
import { BenchmarkHistory, ratedAgain } from "./benchmark-history";
import { MentorRating } from "./benchmark-rating";
import { PlanServicesSection } from "./benchmark-services";
import { FrameworkNotice } from "./framework-notice";

/** The benchmark inside the plan: how far it is to the role, which lines of the plan close which gap, and how ratings went. */
export function PlanBenchmarkPage({
  plan,
  benchmark,
  rate,
  zone,
}: {
  readonly plan: PlanView;
  readonly benchmark: PlanBenchmark;
  readonly rate: FormAction;
  readonly zone: string;
}) {
  const planHref = `/plans/${plan.id}`;
  const { role, lines, totals } = benchmark;
  const mine = plan.role === "owner";
  const wanted = lines.filter((line) => line.target !== null);
  const rated = wanted.length - totals.unrated;
  const moved = ratedAgain({ lines: wanted, ratings: benchmark.ratings }, zone);
  return (
    <div className="wrap">
      <PlanHead plan={plan} zone={zone} />
      <PlanTabs planHref={planHref} role={plan.role} here="/benchmark" />
      <FrameworkNotice plan={plan} />
      {role === null ? (
        <div className="mt-8">
          <EmptyState
            title="A benchmark needs a target"
            level={2}
            drawn
            action={mine ? <LinkButton href="/benchmark">Choose the role you want</LinkButton> : undefined}
          >
            This plan is for no role of the catalogue, and {mine ? "you have" : `${plan.ownerName} has`} not chosen one
            yet.
          </EmptyState>
        </div>
      ) : (
        <>
          <div className="cols mt-8">
            <Section
              id="gap"
              title={`The gap to ${roleInSentence(role.name)}`}
              aside={`${rated} of ${wanted.length} rated, ${totals.levels} ${totals.levels === 1 ? "level" : "levels"} to gain`}
              end={
                mine ? (
                  <Link href="/benchmark#rate" prefetch={false}>
                    Rate yourself again
                  </Link>
                ) : undefined
              }
              className="c7"
            >
              <GapFigure lines={wanted} role={role.name} {...(mine ? {} : { whose: plan.ownerName })} />
              <p className="small muted mt-2">
                Read by version {plan.framework.version} of the{" "}
                <Link href={`${planHref}/framework`} prefetch={false}>
                  competency framework
                </Link>
                .
              </p>
            </Section>
            <div className="c5">
              <ClosingTable
                wanted={wanted}
                closing={closingLines(plan.lines, plan.schedule)}
                planHref={planHref}
                canEdit={plan.can.edit}
              />
            </div>
          </div>
          <BenchmarkHistory moved={moved} today={plan.today} figure={2} />
          {benchmark.can.rate ? (
            <MentorRating
              planId={plan.id}
              ownerName={plan.ownerName}
              lines={wanted}
              scale={benchmark.scale}
              action={rate}
            />
          ) : null}
        </>
      )}
      <PlanServicesSection plan={plan} services={benchmark.services} figure={role === null ? 1 : 2 + moved.length} />
    </div>
  );
}
