import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { SharingPage } from "@/components/plans/sharing/sharing-page";
import { isUuid } from "@/domain/ids";
import { caller, orNotFound, orRefused, requireViewer } from "@/server/rsc";
import { endShare, sharePlan } from "../../actions";

export const metadata: Metadata = { title: "Sharing of the plan", robots: { index: false } };

/** With whom a plan is shared and who has looked at it; for its owner, to anybody else it does not exist. */
export default async function Page({ params }: { readonly params: Promise<{ planId: string }> }) {
  const { planId } = await params;
  if (!isUuid(planId)) notFound();
  const [reader, api] = await Promise.all([requireViewer(`/plans/${planId}/sharing`), caller()]);
  const [plan, sharing] = await orNotFound(
    Promise.all([api.plans.get({ planId }), orRefused(api.plans.sharing({ planId }))]),
  );
  if (sharing === null) notFound();
  return <SharingPage plan={plan} sharing={sharing} actions={{ share: sharePlan, end: endShare }} zone={reader.zone} />;
}
