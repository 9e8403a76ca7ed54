import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { EvidenceOfPlan } from "@/app/(app)/evidence/of-plan";
import { readGanttQuery } from "@/components/charts/gantt-address";
import { ReviewStanding } from "@/components/gates/review-standing";
import { PlanPage } from "@/components/plans/plan-page";
import { isUuid } from "@/domain/ids";
import { caller, orNotFound, orNull, requireViewer } from "@/server/rsc";
import { comment, resolveComment } from "../actions";
import { answerSuggestion, withdrawSuggestion } from "../suggestion-actions";

export const metadata: Metadata = { title: "Plan", robots: { index: false } };

/** A development plan, for its owner and those to whom it is shown; to anybody else it does not exist. */
export default async function Page({
  params,
  searchParams,
}: {
  readonly params: Promise<{ planId: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const { planId } = await params;
  if (!isUuid(planId)) notFound();
  const [reader, api, query] = await Promise.all([requireViewer(`/plans/${planId}`), caller(), searchParams]);
  const [plan, talk, suggestions, changed, standing, ladder, gap] = await orNotFound(
    Promise.all([
      api.plans.get({ planId }),
      api.plans.comments({ planId }),
      api.plans.suggestions({ planId, all: true }),
      api.plans.compare({ planId }),
      orNull(api.gates.getStanding({ planId })),
      api.evidence.getPlanLadder({ planId }),
      api.plans.gap({ planId }),
    ]),
  );
  return (
    <PlanPage
      plan={plan}
      query={readGanttQuery(query)}
      talk={talk}
      answering={typeof query.answer === "string" ? query.answer : null}
      suggestions={suggestions}
      changed={plan.revision === 1 ? null : changed}
      names={changed.names}
      actions={{ comment, resolve: resolveComment, answerSuggestion, withdrawSuggestion }}
      gateMet={standing?.nextGate ?? null}
      gap={gap}
      review={standing === null ? null : <ReviewStanding standing={standing} zone={reader.zone} />}
      zone={reader.zone}
    >
      <EvidenceOfPlan ladder={ladder} />
    </PlanPage>
  );
}
