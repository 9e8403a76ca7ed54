import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { StatePage } from "@/components/plans/state-page";
import { isUuid } from "@/domain/ids";
import { caller, orNotFound, requireViewer } from "@/server/rsc";
import { movePlan, removePlan } from "./actions";

export const metadata: Metadata = { title: "Completing the plan", robots: { index: false } };

/** Where a plan is completed, given up, taken up again or deleted, by its owner alone. */
export default async function Page({ params }: { readonly params: Promise<{ planId: string }> }) {
  const { planId } = await params;
  if (!isUuid(planId)) notFound();
  const [reader, api] = await Promise.all([requireViewer(`/plans/${planId}/state`), caller()]);
  const plan = await orNotFound(api.plans.get({ planId }));
  if (plan.role !== "owner") notFound();
  const life = await api.plans.life({ planId });
  return <StatePage plan={plan} life={life} actions={{ move: movePlan, remove: removePlan }} zone={reader.zone} />;
}
