import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { AgreePage } from "@/components/plans/agreement/agree-page";
import { isUuid } from "@/domain/ids";
import { caller, orNotFound, requestTime, requireViewer } from "@/server/rsc";
import { answerProposal, proposePlan, withdrawProposal } from "../../actions";

export const metadata: Metadata = { title: "Agreement on the plan", robots: { index: false } };

/** Where a plan is put forward and signed; for the two who work on it. */
export default async function Page({ params }: { readonly params: Promise<{ planId: string }> }) {
  const { planId } = await params;
  if (!isUuid(planId)) notFound();
  const [reader, api, now] = await Promise.all([requireViewer(`/plans/${planId}/agree`), caller(), requestTime()]);
  const [plan, mentors] = await Promise.all([orNotFound(api.plans.get({ planId })), api.plans.mentors()]);
  if (!plan.can.work) notFound();
  return (
    <AgreePage
      plan={plan}
      mentors={plan.can.edit ? mentors : []}
      waiting={plan.waiting}
      name={reader.name}
      actions={{ propose: proposePlan, answer: answerProposal, withdraw: withdrawProposal }}
      now={now}
      zone={reader.zone}
    />
  );
}
