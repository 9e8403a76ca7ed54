import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { StatePage } from "@/components/plans/state-page";
import { isUuid } from "@/domain/ids";
import { caller, orNotFound, orRefused, requireViewer } from "@/server/rsc";
import { movePlan, removePlan } from "./actions";

export const metadata: Metadata = { title: "Completing the plan", robots: { index: false } };

/** Where a plan is completed, given up, taken up again or deleted, by its owner alone. */
export default async function Page({ params }: { readonly params: Promise<{ planId: string }> }) {
  const { planId } = await params;
  if (!isUuid(planId)) notFound();
  const [reader, api] = await Promise.all([requireViewer(`/plans/${planId}/state`), caller()]);
  const [plan, life] = await orNotFound(
    Promise.all([api.plans.get({ planId }), orRefused(api.plans.life({ planId }))]),
  );
  if (life === null) notFound();
  return <StatePage plan={plan} life={life} actions={{ move: movePlan, remove: removePlan }} zone={reader.zone} />;
}
