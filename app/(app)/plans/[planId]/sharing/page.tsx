import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { SharingPage } from "@/components/plans/sharing-page";
import { isUuid } from "@/domain/ids";
import { caller, orNotFound, requireViewer } from "@/server/rsc";
import { endShare, sharePlan } from "../../actions";

export const metadata: Metadata = { title: "Sharing of the plan", robots: { index: false } };

/** With whom a plan is shared and who has looked at it; for its owner, to anybody else it does not exist. */
export default async function Page({ params }: { readonly params: Promise<{ planId: string }> }) {
  const { planId } = await params;
  if (!isUuid(planId)) notFound();
  const [reader, api] = await Promise.all([requireViewer(`/plans/${planId}/sharing`), caller()]);
  const plan = await orNotFound(api.plans.get({ planId }));
  if (plan.role !== "owner") notFound();
  const sharing = await api.plans.sharing({ planId });
  return <SharingPage plan={plan} sharing={sharing} actions={{ share: sharePlan, end: endShare }} zone={reader.zone} />;
}
