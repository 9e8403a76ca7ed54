import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PlanFrameworkPage } from "@/components/plans/benchmark/framework-page";
import { isUuid } from "@/domain/ids";
import { caller, orNotFound, requireViewer } from "@/server/rsc";
import { moveToFramework } from "./actions";

export const metadata: Metadata = { title: "Framework of the plan", robots: { index: false } };

/** By which version of the framework a plan is read, for the two who work on it; to anybody else it does not exist. */
export default async function Page({ params }: { readonly params: Promise<{ planId: string }> }) {
  const { planId } = await params;
  if (!isUuid(planId)) notFound();
  const [reader, api] = await Promise.all([requireViewer(`/plans/${planId}/framework`), caller()]);
  const [plan, framework] = await orNotFound(Promise.all([api.plans.get({ planId }), api.plans.framework({ planId })]));
  return <PlanFrameworkPage plan={plan} framework={framework} move={moveToFramework} zone={reader.zone} />;
}
